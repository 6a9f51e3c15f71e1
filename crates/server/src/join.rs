//! Explicit joins between entities, which declare no relations.

use sea_orm::{EntityTrait, RelationDef};

/// The join from a row to its parent: `child.foreign = parent.key`.
pub fn to_parent<C: EntityTrait, P: EntityTrait>(
    child: C,
    foreign: C::Column,
    parent: P,
    key: P::Column,
) -> RelationDef {
    let _ = (child, parent);
    C::belongs_to(P::default()).from(foreign).to(key).into()
}
