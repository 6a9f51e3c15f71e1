//! Which campaign a household is asked in, and what its form holds.

use std::collections::HashMap;

use chrono::NaiveDate;
use contract::{
    language::LocalizedText,
    resources::{DeclarationForm, FIRST_AGE_NOT_DEPENDENT, FormOption, KnownChild, KnownIncome},
};
use entity::resources::{campaign, declaration, form_option, form_option::OptionKind, income, target};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};

use super::{
    convert,
    error::DeclarationError,
    rules::{Case, Stage, choose},
};
use crate::household::{Members, members};

/// Campaigns that are looked at: one a year.
const MOST_CAMPAIGNS: u64 = 50;

/// Options of a form, and incomes that are known of a household: more than any form has.
const MOST_OPTIONS: u64 = 200;

/// The case that a household means on `today`, and how far it is; none when no campaign asks it.
pub async fn case_of(
    db: &impl ConnectionTrait,
    household_id: i64,
    today: NaiveDate,
) -> Result<Option<(Case, Stage)>, DbErr> {
    let targets = target::Entity::find()
        .filter(target::Column::HouseholdId.eq(household_id))
        .order_by_desc(target::Column::Id)
        .limit(MOST_CAMPAIGNS)
        .all(db)
        .await?;
    if targets.is_empty() {
        return Ok(None);
    }
    let asking = targets.iter().map(|target| target.campaign_id);
    let campaigns =
        campaign::Entity::find().filter(campaign::Column::Id.is_in(asking)).limit(MOST_CAMPAIGNS).all(db).await?;
    let declarations = declaration::Entity::find()
        .filter(declaration::Column::HouseholdId.eq(household_id))
        .order_by_desc(declaration::Column::Id)
        .limit(MOST_CAMPAIGNS)
        .all(db)
        .await?;
    let mut campaigns: HashMap<i64, campaign::Model> = campaigns.into_iter().map(|one| (one.id, one)).collect();
    let mut declarations: HashMap<i64, declaration::Model> =
        declarations.into_iter().map(|one| (one.campaign_id, one)).collect();
    let case = |target: target::Model| {
        let campaign = campaigns.remove(&target.campaign_id)?;
        Some(Case { declaration: declarations.remove(&campaign.id), campaign, target })
    };
    Ok(choose(targets.into_iter().filter_map(case).collect(), today))
}

/// What the form of a case asks and proposes.
#[derive(Clone, Debug)]
pub struct Form {
    /// What it asks.
    pub asks: DeclarationForm,
    /// Incomes that the fund knows.
    pub incomes: Vec<KnownIncome>,
    /// Children under 21 on the reference date that the fund knows, whether the form asks for them or not.
    pub children: Vec<KnownChild>,
}

/// The form of a case, as the household stands on `today`.
pub async fn form_of(db: &impl ConnectionTrait, case: &Case, today: NaiveDate) -> Result<Form, DeclarationError> {
    let members = members(db, case.target.household_id, today).await?;
    let spouse = members.spouse.as_ref().is_some_and(|spouse| spouse.death_date.is_none());
    let (categories, special_situations) = options(db, case.campaign.id).await?;
    let mut incomes = incomes(db, case).await?;
    incomes.retain(|income| spouse || income.whose == contract::resources::Whose::Holder);
    Ok(Form {
        asks: DeclarationForm {
            spouse,
            children: case.target.children_section,
            reference_date: case.campaign.children_on,
            categories,
            special_situations,
        },
        incomes,
        children: dependent_children(&members, case.campaign.children_on),
    })
}

/// Categories of income and special situations of a campaign, in the order of its form.
pub async fn options(db: &impl ConnectionTrait, campaign_id: i64) -> Result<(Vec<FormOption>, Vec<FormOption>), DbErr> {
    let rows = form_option::Entity::find()
        .filter(form_option::Column::CampaignId.eq(campaign_id))
        .order_by_asc(form_option::Column::Rank)
        .order_by_asc(form_option::Column::Id)
        .limit(MOST_OPTIONS)
        .all(db)
        .await?;
    let (categories, situations): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.kind == OptionKind::Income);
    let option = |row: form_option::Model| FormOption {
        code: row.code,
        label: LocalizedText { fr: row.label_fr, en: row.label_en, it: row.label_it },
    };
    Ok((categories.into_iter().map(option).collect(), situations.into_iter().map(option).collect()))
}

async fn incomes(db: &impl ConnectionTrait, case: &Case) -> Result<Vec<KnownIncome>, DbErr> {
    let rows = income::Entity::find()
        .filter(income::Column::HouseholdId.eq(case.target.household_id))
        .filter(income::Column::CampaignId.eq(case.campaign.id))
        .order_by_asc(income::Column::Id)
        .limit(MOST_OPTIONS)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(convert::known_income).collect())
}

fn dependent_children(members: &Members, reference: NaiveDate) -> Vec<KnownChild> {
    let is_dependent = |birth| reference.years_since(birth).is_some_and(|age| age < FIRST_AGE_NOT_DEPENDENT);
    let living = members.children.iter().filter(|child| child.death_date.is_none());
    let dependent = living.filter(|child| is_dependent(child.birth_date));
    let known = |child: &crate::household::MemberRow| KnownChild {
        first_name: child.first_name.clone(),
        birth_date: child.birth_date,
    };
    dependent.map(known).collect()
}
