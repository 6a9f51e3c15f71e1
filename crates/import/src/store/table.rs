//! What every row that the fund's files fill has in common.

use sea_orm::{EntityTrait, FromQueryResult, IdenStatic as _, Iterable as _, ModelTrait};

/// A row of a table that the fund's files fill.
pub trait Stored: ModelTrait + FromQueryResult + PartialEq + Clone + Send + Sync + 'static {
    /// The columns that are not the fund's: whatever a batch brings or an undo puts back, they stay as they are.
    const KEPT: &'static [&'static str];

    /// Key of the row; 0 while it has none.
    fn id(&self) -> i64;

    /// The batch whose file last gave the row; none when no file did.
    fn batch(&self) -> Option<i64>;

    /// Says which batch gave the row.
    fn set_batch(&mut self, batch: Option<i64>);

    /// Becomes the successor of `existing`: takes its key, and the columns that are not the fund's.
    fn succeed(&mut self, existing: &Self);
}

/// The column that says which batch gave a row.
trait BatchColumn {
    /// Takes this value.
    fn assign(&mut self, batch: Option<i64>);
}

/// Only a batch can give the row.
impl BatchColumn for i64 {
    fn assign(&mut self, batch: Option<i64>) {
        *self = batch.unwrap_or(*self);
    }
}

/// The row can be there without a batch.
impl BatchColumn for Option<i64> {
    fn assign(&mut self, batch: Option<i64>) {
        *self = batch;
    }
}

macro_rules! stored {
    ($($module:ident::$table:ident $({ $($kept:ident),+ })?),+ $(,)?) => {$(
        impl Stored for entity::$module::$table::Model {
            const KEPT: &'static [&'static str] = &[$($(stringify!($kept)),+)?];

            fn id(&self) -> i64 {
                self.id
            }

            fn batch(&self) -> Option<i64> {
                self.batch_id.into()
            }

            fn set_batch(&mut self, batch: Option<i64>) {
                self.batch_id.assign(batch);
            }

            fn succeed(&mut self, existing: &Self) {
                self.id = existing.id;
                $($(self.$kept.clone_from(&existing.$kept);)+)?
            }
        }
    )+};
}

stored!(
    care::benefit,
    fund::dated_parameter,
    care::practitioner,
    profile::convention { access_key_hash },
    household::person { public_id },
    household::registry,
    household::household_member,
    household::medical_right,
    identity::subscription {
        password_hash,
        last_sign_in_at,
        public_id,
        created_at,
        password_changed_at,
        email_address,
        email_confirmed_at,
        mail_option,
        mail_option_chosen_at,
        language
    },
    care::care_statement,
    care::care_line,
    pension::entitlement,
    pension::pension_payment,
    indemnities::sick_leave,
    indemnities::indemnity,
    allowances::family_allowance,
    pension::pension_month,
    resources::campaign,
    resources::form_option,
    resources::target,
    resources::income,
);

/// Name of the table.
pub fn table_name<M: Stored>() -> &'static str {
    use sea_orm::EntityName as _;
    M::Entity::default().table_name()
}

/// The columns of the table, the key included.
pub fn columns<M: Stored>() -> impl Iterator<Item = (<M::Entity as EntityTrait>::Column, &'static str)> {
    <M::Entity as EntityTrait>::Column::iter().map(|column| (column, column.as_str()))
}
