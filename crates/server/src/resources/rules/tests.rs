use contract::{
    language::LocalizedText,
    resources::{FormOption, IncomeOrigin, check, counted_months},
};
use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn case(code: &str, opens_on: &str, closes_on: &str) -> Case {
    Case {
        campaign: campaign::Model {
            id: 1,
            code: code.to_owned(),
            reference_year: 2025,
            opens_on: day(opens_on),
            closes_on: day(closes_on),
            children_on: day(opens_on),
            batch_id: 1,
        },
        target: target::Model {
            id: 1,
            campaign_id: 1,
            household_id: 7,
            children_section: false,
            ended_on: None,
            batch_id: 1,
        },
        declaration: None,
    }
}

fn current() -> Case {
    case("2026", "2026-11-02", "2027-01-31")
}

fn declared(state: DeclarationState, until: Option<&str>) -> Option<declaration::Model> {
    Some(declaration::Model {
        id: 12,
        campaign_id: 1,
        household_id: 7,
        subscription_id: 3,
        state,
        version: 1,
        submitted_at: DateTime::UNIX_EPOCH,
        correction: None,
        correction_asked_at: None,
        correction_until: until.map(day),
        taken_into_account_at: None,
    })
}

#[test]
fn a_campaign_is_open_from_its_first_to_its_last_day() {
    let open = Some(Stage::Open { until: day("2027-01-31") });
    for (today, stage) in [
        ("2026-11-01", Some(Stage::NotOpen)),
        ("2026-11-02", open),
        ("2027-01-31", open),
        ("2027-02-01", Some(Stage::NotOpen)),
    ] {
        assert_eq!(current().stage(day(today)), stage, "{today}");
    }
}

#[test]
fn what_is_taken_into_account_is_locked_whatever_the_day() {
    let case = Case { declaration: declared(DeclarationState::TakenIntoAccount, None), ..current() };
    for today in ["2026-11-25", "2027-03-01"] {
        assert_eq!(case.stage(day(today)), Some(Stage::Locked), "{today}");
    }
}

#[test]
fn a_correction_that_is_asked_for_can_be_sent_after_the_campaign() {
    let asked = |until| Case { declaration: declared(DeclarationState::CorrectionAsked, Some(until)), ..current() };
    let until = day("2027-02-15");
    assert_eq!(asked("2027-02-15").stage(day("2027-02-15")), Some(Stage::Open { until }));
    assert_eq!(asked("2027-02-15").stage(day("2027-02-16")), Some(Stage::NotOpen));
    assert_eq!(asked("2026-12-01").last_day(), day("2027-01-31"));
    let answered = Case { declaration: declared(DeclarationState::Submitted, Some("2027-02-15")), ..current() };
    assert_eq!(answered.stage(day("2027-02-10")), Some(Stage::NotOpen));
}

#[test]
fn a_household_that_is_no_longer_asked_has_nothing_to_declare() {
    let mut case = current();
    case.target.ended_on = Some(day("2026-11-20"));
    assert!(case.stage(day("2026-11-19")).is_some());
    assert_eq!(case.stage(day("2026-11-20")), None);
    case.declaration = declared(DeclarationState::TakenIntoAccount, None);
    assert_eq!(case.stage(day("2026-11-20")), Some(Stage::Locked));
}

#[test]
fn the_open_campaign_is_meant_before_the_next_and_the_last_one() {
    let last = case("2025", "2025-11-02", "2026-01-31");
    let next = case("2027", "2027-11-02", "2028-01-31");
    let all = || vec![last.clone(), next.clone(), current()];
    let meant = |cases, today: &str| choose(cases, day(today)).map(|(case, _)| case.campaign.code);
    assert_eq!(meant(all(), "2026-12-01").as_deref(), Some("2026"));
    assert_eq!(meant(all(), "2027-06-01").as_deref(), Some("2027"));
    assert_eq!(meant(vec![last.clone(), current()], "2027-06-01").as_deref(), Some("2026"));
    assert_eq!(meant(vec![last], "2027-06-01").as_deref(), Some("2025"));
    assert_eq!(meant(Vec::new(), "2027-06-01"), None);
}

fn form(spouse: bool, children: bool) -> DeclarationForm {
    let option = |code: &str| FormOption { code: code.to_owned(), label: LocalizedText::default() };
    DeclarationForm {
        spouse,
        children,
        reference_date: day("2026-11-02"),
        categories: vec![option("salary"), option("pension")],
        special_situations: Vec::new(),
    }
}

fn known(whose: Whose, months: u32) -> KnownIncome {
    KnownIncome { whose, category: "salary".to_owned(), amount_cents: 100, months, origin: IncomeOrigin::PaidByFund }
}

#[test]
fn what_the_fund_knows_is_proposed_on_the_form_of_the_household() {
    let children = [KnownChild { first_name: "Léa".to_owned(), birth_date: day("2015-05-05") }];
    let incomes = [known(Whose::Holder, 12), known(Whose::Holder, 2), known(Whose::Spouse, 7)];
    let proposed = proposal(&form(true, true), &incomes, &children);
    assert_eq!(proposed.holder.lines[1].same_period_as, Some(0));
    assert_eq!(proposed.spouse.as_ref().unwrap().lines.len(), 1);
    assert_eq!(proposed.children.as_ref().unwrap().number, 1);
    assert_eq!(check(&proposed, &form(true, true), day("2026-11-25")), []);
    let alone = proposal(&form(false, false), &incomes, &children);
    assert_eq!((alone.spouse, alone.children), (None, None));
}

#[test]
fn a_number_is_read_back_however_it_is_typed() {
    let number = declaration_number(123, "2026-12-31T23:30:00Z".parse().unwrap());
    assert_eq!(number, "DEC2027-000123", "the year is that of Monaco");
    for typed in ["DEC2027-000123", " dec2027-000123 "] {
        assert_eq!(parse_declaration_number(typed), Some(123), "{typed}");
    }
    for other in ["", "DEC", "DEM2027-000123", "DEC27-000123", "DEC2027-12", "DEC2027-00012x", "éé2027-000123"] {
        assert_eq!(parse_declaration_number(other), None, "{other}");
    }
}

#[test]
fn a_draft_is_reminded_of_twice_and_never_after_the_end() {
    let closes_on = day("2027-01-31");
    for (today, reminded, due) in [
        ("2027-01-16", None, None),
        ("2027-01-17", None, Some(14)),
        ("2027-01-20", None, Some(14)),
        ("2027-01-20", Some(14), None),
        ("2027-01-29", Some(14), Some(2)),
        ("2027-01-29", None, Some(2)),
        ("2027-01-31", Some(2), None),
        ("2027-01-31", Some(14), Some(2)),
        ("2027-02-01", None, None),
    ] {
        assert_eq!(due_reminder(closes_on, reminded, day(today)), due, "{today} after {reminded:?}");
    }
}

proptest! {
    #[test]
    fn a_proposal_never_exceeds_the_year(months in proptest::collection::vec(1_u32..=12, 0..8)) {
        let incomes: Vec<KnownIncome> = months.iter().map(|months| known(Whose::Holder, *months)).collect();
        let proposed = proposal(&form(false, false), &incomes, &[]);
        prop_assert!(counted_months(&proposed.holder.lines) <= MOST_MONTHS);
        prop_assert_eq!(proposed.holder.lines.len(), months.len());
    }

    #[test]
    fn no_number_makes_it_panic(number in ".*") {
        let _ = parse_declaration_number(&number);
    }
}
