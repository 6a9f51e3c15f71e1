//! The boundary between holder and recipients (FAM-05), for whatever household: who sees exactly what, and what of
//! others can never be told from an answer.

use contract::allowances::{FamilyAllowances, RecipientAllowances};
use proptest::test_runner::{Config, TestRunner};

use super::{
    seen::{of_household, of_recipient},
    world::{Line, Settled, World, world},
};
use crate::support::{Answer, TestApp, spawn};

/// How many households are generated for each property.
const HOUSEHOLDS: u32 = 48;

/// Checks a property of generated households against one running application.
fn for_any_household(property: impl AsyncFn(&TestApp, &World, &[Line])) {
    let system = actix_web::rt::System::new();
    let app = system.block_on(spawn());
    let config = Config { cases: HOUSEHOLDS, failure_persistence: None, ..Config::default() };
    let outcome = TestRunner::new(config).run(&world(), |(world, later)| {
        system.block_on(property(&app, &world, &later));
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
}

async fn asked(settled: &Settled, adult: usize) -> Answer {
    let path = if adult == 0 { "/api/v1/family-allowances" } else { "/api/v1/recipient-allowances" };
    settled.callers[adult].get(path).await.expect_status(200)
}

/// The holder sees every line of the year and the recipient of each; no account, in no form.
#[test]
fn the_holder_sees_all_lines_and_no_account() {
    for_any_household(async |app, world, _| {
        let settled = Settled::of(app, world).await;
        let answer = asked(&settled, 0).await;
        let seen = of_household(&answer.read::<FamilyAllowances>());
        assert_eq!(seen, settled.of_holder(world.lines.iter()));
        assert!(!answer.text().contains("****") && !answer.text().contains("account"), "{}", answer.text());
    });
}

/// Each spouse sees the lines of the year that were paid to them in months of their own, and nobody else's name, other
/// body or account.
#[test]
fn each_spouse_sees_exactly_their_own_lines() {
    for_any_household(async |app, world, _| {
        let settled = Settled::of(app, world).await;
        for adult in 1..settled.callers.len() {
            let answer = asked(&settled, adult).await;
            let seen = of_recipient(&answer.read::<RecipientAllowances>());
            assert_eq!(seen, settled.of_spouse(world, adult, world.lines.iter()));
            for other in (0..settled.callers.len()).filter(|other| *other != adult) {
                assert!(!answer.text().contains(&settled.adult(other)), "{}", answer.text());
            }
        }
    });
}

/// Together the spouses see nothing that the holder does not, and what the holder sees beyond is what went to the
/// holder, or to somebody in a month that was not theirs.
#[test]
fn the_views_make_one_whole() {
    for_any_household(async |app, world, _| {
        let settled = Settled::of(app, world).await;
        let strip = |seen: Vec<super::seen::Seen>| -> Vec<_> {
            seen.into_iter()
                .map(|(month, _, child, day, amounts, recoveries, _)| (month, child, day, amounts, recoveries))
                .collect()
        };
        let mut beyond = strip(of_household(&asked(&settled, 0).await.read::<FamilyAllowances>()));
        for adult in 1..settled.callers.len() {
            for line in strip(of_recipient(&asked(&settled, adult).await.read::<RecipientAllowances>())) {
                let place = beyond.iter().position(|one| *one == line);
                beyond.remove(place.expect("the holder sees what a spouse sees"));
            }
        }
        let mut expected = strip(settled.of_holder(world.lines.iter()));
        for adult in 1..settled.callers.len() {
            for line in strip(settled.of_spouse(world, adult, world.lines.iter())) {
                expected.remove(expected.iter().position(|one| *one == line).unwrap());
            }
        }
        beyond.sort();
        expected.sort();
        assert_eq!(beyond, expected);
    });
}

/// Everything that a spouse is told of allowances: their page and their timeline.
async fn told(settled: &Settled, adult: usize) -> [impl PartialEq + std::fmt::Debug + use<>; 2] {
    let timeline = settled.callers[adult].get("/api/v1/movements?limit=100").await.expect_status(200);
    [asked(settled, adult).await.fingerprint(), timeline.fingerprint()]
}

/// Whatever becomes of others' lines, a spouse's answer stays the same to the byte, headers included; their timeline
/// too.
#[test]
fn nothing_of_others_changes_a_spouses_answer() {
    for_any_household(async |app, world, later| {
        let settled = Settled::of(app, world).await;
        for adult in 1..settled.callers.len() {
            let before = told(&settled, adult).await;
            let others: Vec<Line> = later.iter().filter(|line| !line.is_paid_to(adult)).cloned().collect();
            settled.pay(app.db(), 1_000 * adult, &others).await;
            assert_eq!(told(&settled, adult).await, before, "others were paid more");
        }
        let last = settled.callers.len() - 1;
        let before = told(&settled, last).await;
        settled.forget_others(app.db(), last).await;
        assert_eq!(told(&settled, last).await, before, "others were paid nothing");
    });
}

/// No household sees anything of another: with the same people as recipients under two matricules, each session shows
/// its own.
#[test]
fn the_same_recipient_under_two_matricules_sees_each_apart() {
    for_any_household(async |app, world, later| {
        let one = Settled::of(app, world).await;
        let before = asked(&one, 1).await.fingerprint();
        let other = Settled::of(app, &World { lines: later.to_vec(), ..world.clone() }).await;
        other.pay_to(app.db(), one.adults[1], later).await;
        assert_eq!(asked(&one, 1).await.fingerprint(), before);
    });
}
