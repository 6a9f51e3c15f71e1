//! Everything in the tables that the fund's files fill.

use entity::{
    allowances::family_allowance,
    care::{benefit, care_line, care_statement, practitioner},
    fund::{dated_parameter, import_previous},
    household::{household_member, medical_right, person, registry},
    identity::subscription,
    indemnities::{indemnity, sick_leave},
    pension::{entitlement, pension_month, pension_payment},
    profile::convention,
    resources::{campaign, form_option, income, target},
};
use sea_orm::{DatabaseConnection, EntityTrait, Iterable as _, PrimaryKeyToColumn as _, QueryOrder as _};

/// The rows of every table, as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dump(Vec<String>);

/// What is in the database now.
pub async fn dump(db: &DatabaseConnection) -> Dump {
    Dump(vec![
        rows::<benefit::Entity>(db).await,
        rows::<dated_parameter::Entity>(db).await,
        rows::<practitioner::Entity>(db).await,
        rows::<convention::Entity>(db).await,
        rows::<person::Entity>(db).await,
        rows::<registry::Entity>(db).await,
        rows::<household_member::Entity>(db).await,
        rows::<medical_right::Entity>(db).await,
        rows::<subscription::Entity>(db).await,
        rows::<care_statement::Entity>(db).await,
        rows::<care_line::Entity>(db).await,
        rows::<entitlement::Entity>(db).await,
        rows::<pension_payment::Entity>(db).await,
        rows::<sick_leave::Entity>(db).await,
        rows::<indemnity::Entity>(db).await,
        rows::<family_allowance::Entity>(db).await,
        rows::<pension_month::Entity>(db).await,
        rows::<campaign::Entity>(db).await,
        rows::<form_option::Entity>(db).await,
        rows::<target::Entity>(db).await,
        rows::<income::Entity>(db).await,
        rows::<import_previous::Entity>(db).await,
    ])
}

async fn rows<E: EntityTrait>(db: &DatabaseConnection) -> String {
    let mut select = E::find();
    for key in E::PrimaryKey::iter() {
        select = select.order_by_asc(key.into_column());
    }
    format!("{:#?}", select.all(db).await.unwrap())
}
