//! Columns and keys that every table writes alike.

use sea_orm_migration::{
    prelude::*,
    schema::{big_integer, big_integer_null},
};

/// A foreign key to `id` of `target` that refuses to leave orphans.
pub fn reference(table: &'static str, column: &'static str, target: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk_{table}_{column}"))
        .from(table, column)
        .to(target, "id")
        .on_delete(ForeignKeyAction::Restrict)
        .to_owned()
}

/// A foreign key to `id` of `target` whose rows go when the target goes.
pub fn owned_by(table: &'static str, column: &'static str, target: &'static str) -> ForeignKeyCreateStatement {
    reference(table, column, target).on_delete(ForeignKeyAction::Cascade).to_owned()
}

/// An index over `columns`, named after them.
pub fn index(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("ix_{table}_{}", columns.join("_"))).table(table);
    for column in columns {
        index.col(*column);
    }
    index
}

/// A unique index over `columns`, named after them.
pub fn unique(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    index(table, columns).name(format!("ux_{table}_{}", columns.join("_"))).unique().to_owned()
}

/// The batch that last wrote the row, on every table that the fund's files fill.
pub fn batch() -> ColumnDef {
    big_integer("batch_id")
}

/// An amount in cents of euro.
pub fn cents(column: &'static str) -> ColumnDef {
    big_integer(column)
}

/// An amount in cents of euro that may be unknown.
pub fn cents_null(column: &'static str) -> ColumnDef {
    big_integer_null(column)
}
