//! Complementary insurers that do not exist, and their conventions with the fictitious fund.

use chrono::NaiveDate;
use extract::records::Convention;

use crate::calendar::date;

/// A convention of the fictitious fund, with the key that its insurer got.
#[derive(Clone, Debug)]
pub struct NamedInsurer {
    /// The convention.
    pub convention: Convention,
    /// The key with which the insurer fetches statements: public, like everything fictitious.
    pub access_key: &'static str,
}

/// The conventions of the fictitious fund: three in force, one that has ended.
#[must_use]
pub fn insurers() -> Vec<NamedInsurer> {
    ROWS.iter().map(Row::to_insurer).collect()
}

/// Number, name, mailbox, first day and last day of a convention, and the key.
struct Row(&'static str, &'static str, &'static str, NaiveDate, Option<NaiveDate>, &'static str);

impl Row {
    fn to_insurer(&self) -> NamedInsurer {
        let Self(number, insurer, mailbox, signed_on, ended_on, access_key) = *self;
        let [number, insurer, mailbox] = [number, insurer, mailbox].map(str::to_owned);
        NamedInsurer { convention: Convention { number, insurer, mailbox, signed_on, ended_on }, access_key }
    }
}

const ROWS: [Row; 4] = [
    Row(
        "CV-2019-004",
        "Mutuelle de Démonstration",
        "decomptes@mutuelle.example",
        date(2019, 3, 1),
        None,
        "demonstration-CV-2019-004",
    ),
    Row(
        "CV-2021-011",
        "Assurance santé du Rocher",
        "tiers-payant@rocher-sante.example",
        date(2021, 10, 1),
        None,
        "demonstration-CV-2021-011",
    ),
    Row(
        "CV-2024-002",
        "Mutua Riviera",
        "rimborsi@mutua-riviera.example",
        date(2024, 1, 15),
        None,
        "demonstration-CV-2024-002",
    ),
    Row(
        "CV-2012-001",
        "Prévoyance d’Autrefois",
        "soins@autrefois.example",
        date(2012, 5, 1),
        Some(date(2022, 12, 31)),
        "demonstration-CV-2012-001",
    ),
];
