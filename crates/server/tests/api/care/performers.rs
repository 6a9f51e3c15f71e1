//! Refunds by practitioner (CARE-08).

use std::collections::HashMap;

use contract::care::{CareFilter, ListCareLines, ListPractitioners, PerformerFilter, PerformerTotals, ReadCareTotals};
use contract::paging::PageRequest;

use super::expected::{Refund, totals, visible};
use crate::support::{alain, chiara, fund, giulia, hugo, jeanne, spawn, thomas};

fn sums(refunds: &[Refund<'_>]) -> PerformerTotals {
    let sums = totals(refunds);
    PerformerTotals { lines: sums.lines, paid_cents: sums.paid_cents }
}

/// The list names the performers of the files, each with their own refunds, in the order of their names.
#[actix_web::test]
async fn performers_are_those_of_the_files() {
    let (app, fund) = (spawn().await, fund());
    for person in [alain(), giulia(), jeanne(), chiara(), hugo(), thomas()] {
        let answer = app.sign_in(&person).await.send(&ListPractitioners).await.unwrap();
        let mut by_performer: HashMap<Option<&str>, Vec<Refund<'_>>> = HashMap::new();
        for refund in visible(&fund, person.matricule()) {
            by_performer.entry(refund.line.performer.as_deref()).or_default().push(refund);
        }
        let unregistered = by_performer.remove(&None);
        assert_eq!(answer.unregistered, unregistered.as_deref().map(sums), "{}", person.matricule());
        assert_eq!(answer.practitioners.len(), by_performer.len());
        for found in &answer.practitioners {
            let recorded = fund.practitioner(&found.number);
            assert_eq!((&found.first_name, &found.last_name), (&recorded.first_name, &recorded.last_name));
            assert_eq!(found.specialty, recorded.specialty);
            assert_eq!(found.totals, sums(&by_performer[&Some(found.number.as_str())]), "{}", found.number);
        }
    }
}

/// Whoever only prescribed is not in the list.
#[actix_web::test]
async fn prescribers_are_never_listed() {
    let (app, fund) = (spawn().await, fund());
    let refunds = visible(&fund, "002490");
    let performed = |number: &str| refunds.iter().any(|refund| refund.line.performer.as_deref() == Some(number));
    let only_prescribed: Vec<&str> = refunds
        .iter()
        .filter_map(|refund| refund.line.prescriber.as_deref())
        .filter(|number| !performed(number))
        .collect();
    assert!(!only_prescribed.is_empty(), "Alain's file has such a prescriber");
    let caller = app.sign_in(&alain()).await;
    let listed = caller.send(&ListPractitioners).await.unwrap().practitioners;
    assert!(listed.iter().all(|found| !only_prescribed.contains(&found.number.as_str())));
    for number in only_prescribed {
        let filter =
            CareFilter { performer: Some(PerformerFilter::Registered(number.to_owned())), ..CareFilter::default() };
        assert_eq!(caller.send(&ReadCareTotals { filter }).await.unwrap().lines, 0);
    }
}

/// The refunds of one performer, and those without a registered one, are what their totals say.
#[actix_web::test]
async fn the_refunds_of_a_performer_add_up_to_their_totals() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let answer = caller.send(&ListPractitioners).await.unwrap();
    let registered =
        answer.practitioners.into_iter().map(|found| (PerformerFilter::Registered(found.number), found.totals));
    let unregistered = answer.unregistered.map(|totals| (PerformerFilter::Unregistered, totals));
    for (performer, expected) in registered.chain(unregistered) {
        let filter = CareFilter { performer: Some(performer.clone()), ..CareFilter::default() };
        let page = PageRequest { cursor: None, limit: Some(100) };
        let rows = caller.send(&ListCareLines { filter: filter.clone(), page }).await.unwrap().lines;
        assert!(rows.iter().all(|row| match &performer {
            PerformerFilter::Unregistered => row.performer.is_none(),
            PerformerFilter::Registered(number) => row.performer.as_ref().is_some_and(|who| who.number == *number),
        }));
        let totals = caller.send(&ReadCareTotals { filter }).await.unwrap();
        assert_eq!((totals.lines, totals.paid_cents), (expected.lines, expected.paid_cents), "{performer}");
    }
}

/// Unregistered professionals and institutions without a named performer are gathered under one name.
#[actix_web::test]
async fn the_unregistered_are_gathered() {
    let app = spawn().await;
    let caller = app.sign_in(&alain()).await;
    let filter = CareFilter { performer: Some(PerformerFilter::Unregistered), ..CareFilter::default() };
    let request = ListCareLines { filter, page: PageRequest { cursor: None, limit: Some(100) } };
    let rows = caller.send(&request).await.unwrap().lines;
    assert!(rows.iter().any(|row| row.performed_at.is_some()), "an institution or a professional without a number");
    assert!(rows.iter().any(|row| row.performed_at.is_none()), "a bill that names nobody");
}
