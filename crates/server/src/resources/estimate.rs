//! The card colour that a declaration makes likely, from the fund's dated parameters: an estimate, never a decision.

use chrono::NaiveDate;
use contract::resources::{CardColour, CardEstimate, CardParameter, CardThresholds, check};
use entity::{fund::dated_parameter, household::registry};
use sea_orm::{ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait as _, QueryFilter as _, QuerySelect as _};

use super::{case::form_of, declaring::open_case, draft::current, error::DeclarationError};
use crate::identity::RightsHolder;

/// From here on rose, for somebody alone.
const ROSE_FROM: &str = "resources.card.rose_from";
/// From here on bulle, for somebody alone.
const BULLE_FROM: &str = "resources.card.bulle_from";
/// What a spouse adds to both.
const SPOUSE_ADDS: &str = "resources.card.spouse_adds";
/// What a dependent child adds to both.
const CHILD_ADDS: &str = "resources.card.child_adds";

/// More values than the four parameters have had.
const MOST_VALUES: u64 = 400;

/// What the draft of the caller's household, or what is proposed, makes likely.
///
/// # Errors
/// Why nothing can be declared.
pub async fn estimate(caller: &RightsHolder, today: NaiveDate) -> Result<CardEstimate, DeclarationError> {
    let household_id = caller.scope.household_id();
    let case = open_case(&caller.db, household_id, today).await?;
    let form = form_of(&caller.db, &case, today).await?;
    let declared = current(&caller.db, &case, today).await?.declared;
    let household = registry::Entity::find_by_id(household_id).one(&caller.db).await?;
    let colour = household.and_then(|household| household.card_colour);
    let children = match &declared.children {
        Some(declared) => declared.number,
        None => u32::try_from(form.children.len()).unwrap_or(u32::MAX),
    };
    let parameters = parameters(&caller.db, today).await?;
    let thresholds = thresholds(&parameters).map(|all| all.of_household(form.asks.spouse, children));
    let is_whole = declared.special_situation.is_none() && check(&declared, &form.asks, today).is_empty();
    let resources_cents = declared.total_cents();
    Ok(CardEstimate {
        resources_cents,
        rose_from_cents: thresholds.map(|(rose_from, _)| rose_from),
        bulle_from_cents: thresholds.map(|(_, bulle_from)| bulle_from),
        parameters,
        ..of_colours(
            thresholds.filter(|_| is_whole).map(|thresholds| CardColour::of(resources_cents, thresholds)),
            colour.as_deref().and_then(CardColour::from_code),
        )
    })
}

fn of_colours(likely: Option<CardColour>, current: Option<CardColour>) -> CardEstimate {
    CardEstimate {
        likely,
        likely_excess_bp: likely.and_then(CardColour::highest_excess_bp),
        current,
        current_excess_bp: current.and_then(CardColour::highest_excess_bp),
        resources_cents: 0,
        rose_from_cents: None,
        bulle_from_cents: None,
        parameters: Vec::new(),
    }
}

/// The values that hold on `today`, one of each code, in the order of the codes.
async fn parameters(db: &impl ConnectionTrait, today: NaiveDate) -> Result<Vec<CardParameter>, DbErr> {
    use dated_parameter::{Column, Entity};
    let rows = Entity::find()
        .filter(Column::Code.is_in([ROSE_FROM, BULLE_FROM, SPOUSE_ADDS, CHILD_ADDS]))
        .filter(Column::ValidFrom.lte(today))
        .limit(MOST_VALUES)
        .all(db)
        .await?;
    let in_force = [ROSE_FROM, BULLE_FROM, SPOUSE_ADDS, CHILD_ADDS].into_iter().filter_map(|code| {
        let newest = rows.iter().filter(|row| row.code == code).max_by_key(|row| row.valid_from)?;
        Some(CardParameter {
            code: newest.code.clone(),
            value_cents: newest.value,
            valid_from: newest.valid_from,
            source: newest.source.clone(),
            illustrative: newest.illustrative,
        })
    });
    Ok(in_force.collect())
}

/// The thresholds; none unless the fund has given all four.
fn thresholds(parameters: &[CardParameter]) -> Option<CardThresholds> {
    let value = |code: &str| parameters.iter().find(|one| one.code == code).map(|one| one.value_cents);
    Some(CardThresholds {
        rose_from_cents: value(ROSE_FROM)?,
        bulle_from_cents: value(BULLE_FROM)?,
        spouse_adds_cents: value(SPOUSE_ADDS)?,
        child_adds_cents: value(CHILD_ADDS)?,
    })
}
