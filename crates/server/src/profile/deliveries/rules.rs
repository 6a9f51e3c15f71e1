//! What there is to send, decided without a database.

use std::collections::HashSet;

use contract::language::Language;
use entity::profile::statement_delivery::Channel;

use super::query::Row;
use crate::post::{MailTo, Notice};

/// One mail, and the statements that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sending {
    /// The subscription under whose mail option it is sent.
    pub subscription_id: i64,
    /// The address.
    pub address: String,
    /// The language.
    pub language: Language,
    /// What it tells.
    pub notice: Notice,
    /// To whom.
    pub channel: Channel,
    /// The convention of the insurer.
    pub convention_id: Option<i64>,
    /// The statements.
    pub statements: Vec<i64>,
}

impl Sending {
    /// Where its mail goes.
    pub fn to(&self) -> MailTo {
        MailTo { subscription_id: self.subscription_id, address: self.address.clone(), language: self.language }
    }
}

/// What there is to send for `rows`, which come by subscription: one notice to each subscriber with a confirmed address,
/// and one message for each statement to the insurer that was chosen. Whatever was sent before is left out, and a
/// statement goes to the same insurer once.
pub fn sendings(rows: &[Row]) -> Vec<Sending> {
    let mut sendings = Vec::new();
    let mut forwarded = HashSet::new();
    for of_subscription in rows.chunk_by(|one, next| one.subscription_id == next.subscription_id) {
        sendings.extend(notice(of_subscription));
        for row in of_subscription {
            let Some(convention) = row.convention.as_ref().filter(|_| !row.was_forwarded) else { continue };
            if !forwarded.insert((row.statement_id, convention.id)) {
                continue;
            }
            sendings.push(Sending {
                subscription_id: row.subscription_id,
                address: convention.mailbox.clone(),
                // Conventions are made in the reference language.
                language: Language::Fr,
                notice: Notice::ForwardedStatement {
                    statement: row.statement_number.clone(),
                    convention: convention.number.clone(),
                },
                channel: Channel::Insurer,
                convention_id: Some(convention.id),
                statements: vec![row.statement_id],
            });
        }
    }
    sendings
}

/// The notice to the subscriber, when there is something to tell and somewhere to tell it.
fn notice(rows: &[Row]) -> Option<Sending> {
    let first = rows.first()?;
    let address = first.address.clone()?;
    let statements: Vec<i64> = rows.iter().filter(|row| !row.was_told).map(|row| row.statement_id).collect();
    let count = u32::try_from(statements.len()).unwrap_or(u32::MAX);
    (count > 0).then(|| Sending {
        subscription_id: first.subscription_id,
        address,
        language: Language::from_tag(&first.language).unwrap_or_default(),
        notice: Notice::NewStatements { count },
        channel: Channel::Subscriber,
        convention_id: None,
        statements,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::profile::deliveries::query::ConventionRow;

    fn row(subscription_id: i64, statement_id: i64, address: Option<&str>, convention: Option<i64>) -> Row {
        Row {
            subscription_id,
            language: "it".to_owned(),
            address: address.map(str::to_owned),
            statement_id,
            statement_number: format!("D{statement_id}"),
            convention: convention.map(|id| ConventionRow {
                id,
                number: format!("CV-{id}"),
                mailbox: format!("cv{id}@insurer.example"),
            }),
            was_told: false,
            was_forwarded: false,
        }
    }

    fn told(sendings: &[Sending]) -> Vec<(&str, &[i64])> {
        sendings.iter().map(|one| (one.address.as_str(), one.statements.as_slice())).collect()
    }

    #[test]
    fn a_subscriber_gets_one_notice_and_an_insurer_one_message_a_statement() {
        let rows = [row(1, 10, Some("a@b.example"), Some(7)), row(1, 11, Some("a@b.example"), None)];
        let sendings = sendings(&rows);
        assert_eq!(told(&sendings), [("a@b.example", &[10, 11][..]), ("cv7@insurer.example", &[10])]);
        assert_eq!(sendings[0].notice, Notice::NewStatements { count: 2 });
        assert_eq!((sendings[0].language, sendings[1].language), (Language::It, Language::Fr));
    }

    #[test]
    fn without_a_confirmed_address_only_the_insurer_is_told() {
        assert_eq!(told(&sendings(&[row(1, 10, None, Some(7))])), [("cv7@insurer.example", &[10][..])]);
        assert_eq!(sendings(&[row(1, 10, None, None)]), []);
    }

    #[test]
    fn what_was_sent_is_not_sent_again() {
        let told_before = Row { was_told: true, ..row(1, 10, Some("a@b.example"), Some(7)) };
        assert_eq!(told(&sendings(std::slice::from_ref(&told_before))), [("cv7@insurer.example", &[10][..])]);
        assert_eq!(sendings(&[Row { was_forwarded: true, ..told_before }]), []);
    }

    #[test]
    fn two_subscriptions_of_a_holder_forward_a_statement_once() {
        let rows = [row(1, 10, Some("a@b.example"), Some(7)), row(2, 10, Some("c@d.example"), Some(7))];
        let sent = sendings(&rows);
        let insurers = sent.iter().filter(|one| one.channel == Channel::Insurer).count();
        assert_eq!((sent.len(), insurers), (3, 1));
    }

    proptest! {
        #[test]
        fn no_statement_is_sent_twice_to_the_same_address(
            given in prop::collection::vec((1_i64..4, 1_i64..9, any::<bool>(), prop::option::of(1_i64..3)), 0..30)
        ) {
            let mut rows: Vec<Row> = given
                .into_iter()
                .map(|(subscription, statement, has_address, convention)| {
                    let address = has_address.then(|| format!("s{subscription}@b.example"));
                    row(subscription, statement, address.as_deref(), convention)
                })
                .collect();
            rows.sort_by_key(|row| (row.subscription_id, row.statement_id));
            rows.dedup_by_key(|row| (row.subscription_id, row.statement_id));
            let mut seen = HashSet::new();
            for sending in sendings(&rows) {
                for statement in &sending.statements {
                    prop_assert!(seen.insert((sending.address.clone(), *statement)));
                }
            }
        }
    }
}
