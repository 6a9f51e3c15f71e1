//! The likely card colour: an estimate, with what it rests on.

use contract::resources::{CardColour, CardEstimate, DeclaredResources, ReadCardEstimate};
use entity::fund::dated_parameter;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use super::steps::{alains, earning, giulias, line, save_now};
use crate::support::{Caller, alain, giulia, spawn};

async fn estimate(caller: &Caller) -> CardEstimate {
    caller.send(&ReadCardEstimate).await.unwrap()
}

/// The thresholds of a couple with three children are higher, and the parameters that make them are named.
#[actix_web::test]
async fn the_estimate_names_what_it_rests_on() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    save_now(&caller, "summary", &alains()).await;
    let found = estimate(&caller).await;
    assert_eq!(found.resources_cents, 3_204_000 + 84_150 + 1_750_000);
    assert_eq!(found.rose_from_cents, Some(3_000_000 + 1_500_000 + 3 * 400_000));
    assert_eq!((found.likely, found.likely_excess_bp), (Some(CardColour::Verte), Some(0)));
    assert_eq!((found.current, found.current_excess_bp), (Some(CardColour::Rose), Some(2_000)));
    assert_eq!(found.parameters.len(), 4);
    assert!(found.parameters.iter().all(|parameter| parameter.illustrative));
}

/// Each income has its colour; fees that are free have no limit.
#[actix_web::test]
async fn the_likely_colour_follows_what_is_declared() {
    let app = spawn().await;
    let caller = app.sign_in(&giulia()).await;
    // Alone with a child whom the fund knows: 34,000 and 64,000 euros.
    for (amount_cents, likely, excess_bp) in [
        (3_399_999, CardColour::Verte, Some(0)),
        (3_400_000, CardColour::Rose, Some(2_000)),
        (6_400_000, CardColour::Bulle, None),
    ] {
        let holder = earning(vec![line("self_employed", amount_cents, 12, None)]);
        save_now(&caller, "summary", &DeclaredResources { holder, ..giulias() }).await;
        let found = estimate(&caller).await;
        assert_eq!((found.likely, found.likely_excess_bp), (Some(likely), excess_bp), "{amount_cents}");
    }
}

/// Nothing is likely while the declaration is not whole, with a special situation, or without the fund's parameters.
#[actix_web::test]
async fn without_all_that_it_needs_nothing_is_likely() {
    let app = spawn().await;
    let caller = app.sign_in(&giulia()).await;
    assert_eq!(estimate(&caller).await.likely, None, "nothing is declared yet");
    let situation =
        DeclaredResources { special_situation: Some("other_scheme".to_owned()), ..DeclaredResources::default() };
    save_now(&caller, "summary", &situation).await;
    assert_eq!(estimate(&caller).await.likely, None);
    save_now(&caller, "summary", &giulias()).await;
    assert!(estimate(&caller).await.likely.is_some());
    dated_parameter::Entity::delete_many()
        .filter(dated_parameter::Column::Code.eq("resources.card.bulle_from"))
        .exec(app.db())
        .await
        .unwrap();
    let found = estimate(&caller).await;
    assert_eq!((found.likely, found.rose_from_cents), (None, None));
}
