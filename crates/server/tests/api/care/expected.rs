//! What the pages must show, worked out from the fund's files alone: none of the server's code takes part.

use std::collections::HashMap;

use chrono::NaiveDate;
use contract::{
    care::{
        Adjustment, Benefit, BundledAct, CareFilter, CareLine, CareState, CareTotals, Fund as FundName,
        ListBeneficiaries, Payee, PayeeKind, PerformerFilter, PractitionerName, RefundExplanation,
    },
    language::Language,
};
use extract::records::{self, Line, Statement};
use uuid::Uuid;

use crate::support::{Caller, Fund, first_day, oldest_visible};

/// Identifiers of the members of a household, by the number of the person.
pub struct Identifiers(HashMap<String, Uuid>);

impl Identifiers {
    /// Those that the API gives to this caller.
    pub async fn of(caller: &Caller, fund: &Fund, matricule: &str) -> Self {
        let answer = caller.send(&ListBeneficiaries).await.unwrap();
        let members = fund.members.iter().filter(|member| member.matricule == matricule);
        let by_number = members.filter_map(|member| {
            let person = fund.person(&member.person);
            let is_them = |one: &&contract::care::Beneficiary| {
                (&one.first_name, &one.last_name) == (&person.first_name, &person.last_name)
            };
            Some((person.number.clone(), answer.beneficiaries.iter().find(is_them)?.id))
        });
        Self(by_number.collect())
    }

    /// The identifier of the person with this number.
    pub fn get(&self, number: &str) -> Uuid {
        self.0[number]
    }
}

/// A line of the files, with its statement.
#[derive(Clone, Copy)]
pub struct Refund<'f> {
    pub fund: &'f Fund,
    pub statement: &'f Statement,
    pub line: &'f Line,
}

/// The refunds that a household's list shows on this day, the newest first.
pub fn visible_on<'f>(fund: &'f Fund, matricule: &str, today: NaiveDate) -> Vec<Refund<'f>> {
    let mut refunds: Vec<_> = fund
        .visible_statements(matricule, today)
        .into_iter()
        .flat_map(|statement| fund.lines_of(&statement.number).map(move |line| Refund { fund, statement, line }))
        .collect();
    refunds.sort_by_key(|refund| std::cmp::Reverse(refund.dated()));
    refunds
}

/// The refunds that a household's list shows on the day on which tests begin.
pub fn visible<'f>(fund: &'f Fund, matricule: &str) -> Vec<Refund<'f>> {
    let refunds = visible_on(fund, matricule, first_day());
    assert!(refunds.iter().all(|refund| refund.statement.processed_on >= oldest_visible(first_day())));
    refunds
}

impl Refund<'_> {
    /// Payment date, or processing date of what is not yet paid (CARE-03).
    pub fn dated(&self) -> NaiveDate {
        self.statement.paid_on.unwrap_or(self.statement.processed_on)
    }

    /// State of the file.
    pub fn state(&self) -> CareState {
        match self.statement.state {
            records::CareState::Processed => CareState::Processed,
            records::CareState::ToPay => CareState::ToPay,
            records::CareState::InProgress => CareState::InProgress,
        }
    }

    /// Identifier of the line.
    pub fn id(&self) -> String {
        format!("{}-{}", self.statement.number, self.line.line)
    }

    /// Paid already, in cents.
    pub fn paid_cents(&self) -> i64 {
        if self.state() == CareState::Processed { self.line.refunded_cents.unwrap() } else { 0 }
    }

    /// Whether a filter selects it.
    pub fn matches(&self, filter: &CareFilter, identifiers: &Identifiers) -> bool {
        let performer = match &filter.performer {
            None => true,
            Some(PerformerFilter::Unregistered) => self.line.performer.is_none(),
            Some(PerformerFilter::Registered(number)) => self.line.performer.as_ref() == Some(number),
        };
        performer
            && filter.beneficiary.is_none_or(|id| identifiers.get(&self.statement.beneficiary) == id)
            && filter.state.is_none_or(|state| state == self.state())
            && filter.from.is_none_or(|from| self.dated() >= from)
            && filter.until.is_none_or(|until| self.dated() <= until)
    }

    /// The row that the API must answer.
    pub fn to_line(self, identifiers: &Identifiers, language: Language) -> CareLine {
        let Self { fund, statement, line } = self;
        let practitioner = |number: &Option<String>| {
            number.as_ref().map(|number| {
                let found = fund.practitioner(number);
                let name = format!("{} {}", found.first_name, found.last_name);
                PractitionerName { number: number.clone(), name, specialty: found.specialty.clone() }
            })
        };
        CareLine {
            id: self.id(),
            statement_number: statement.number.clone(),
            fund: match statement.fund {
                records::Fund::Ccss => FundName::Ccss,
                records::Fund::Camti => FundName::Camti,
            },
            beneficiary: identifiers.get(&statement.beneficiary),
            state: self.state(),
            dated: self.dated(),
            benefit: benefit(fund, &line.benefit, language),
            care_from: line.care_from,
            care_until: line.care_until,
            billed_cents: line.billed_cents,
            refunded_cents: line.refunded_cents,
            adjusted: statement.adjusts.is_some(),
            third_party: line.payee_kind != records::PayeeKind::Insured,
            fees_unpaid: line.fees_unpaid,
            payee: Payee { kind: payee_kind(line.payee_kind), name: line.payee_name.clone() },
            performer: practitioner(&line.performer),
            performed_at: line.performed_at.clone(),
            prescriber: practitioner(&line.prescriber),
            rate_bp: line.rate_bp,
            base_tariff_cents: line.base_tariff_cents,
            bundled_acts: self.bundled_acts(language),
            explanation: self.explanation(),
        }
    }

    fn bundled_acts(self, language: Language) -> Vec<BundledAct> {
        let acts = self.line.bundled_acts.iter().flat_map(|acts| &acts.0);
        acts.map(|act| BundledAct {
            benefit: benefit(self.fund, &act.benefit, language),
            care_from: act.care_from,
            care_until: act.care_until,
        })
        .collect()
    }

    /// « Pourquoi ce montant ? », from the words of the contract.
    fn explanation(self) -> Option<RefundExplanation> {
        let line = self.line;
        let (refunded, tariff, rate) = (line.refunded_cents?, line.base_tariff_cents?, i64::from(line.rate_bp?));
        let rounded_half_up = (tariff * rate * 2 + 10_000) / 20_000;
        let by_rule = rounded_half_up.min(line.billed_cents);
        let above_tariff_cents = (line.billed_cents - tariff).max(0);
        let goes_elsewhere = line.payee_kind != records::PayeeKind::Insured;
        Some(RefundExplanation {
            tariff_times_rate_cents: by_rule,
            correction_cents: refunded - by_rule,
            copayment_cents: line.billed_cents - above_tariff_cents - by_rule,
            above_tariff_cents,
            left_to_pay_cents: line.billed_cents - refunded,
            paid_to_third_party_cents: if goes_elsewhere { refunded } else { 0 },
            adjustment: self.adjustment(refunded),
        })
    }

    fn adjustment(self, refunded_now: i64) -> Option<Adjustment> {
        let (number, line) = (self.statement.adjusts.as_ref()?, self.line.adjusts_line?);
        let before = self.fund.lines_of(number).find(|before| before.line == line).unwrap();
        Some(Adjustment {
            statement_number: number.clone(),
            billed_cents: before.billed_cents,
            refunded_cents: before.refunded_cents,
            difference_cents: refunded_now - before.refunded_cents.unwrap_or(0),
        })
    }
}

/// The totals of these refunds.
pub fn totals<'f>(refunds: impl IntoIterator<Item = &'f Refund<'f>>) -> CareTotals {
    refunds.into_iter().fold(CareTotals::default(), |totals, refund| CareTotals {
        lines: totals.lines + 1,
        billed_cents: totals.billed_cents + refund.line.billed_cents,
        refunded_cents: totals.refunded_cents + refund.line.refunded_cents.unwrap_or(0),
        paid_cents: totals.paid_cents + refund.paid_cents(),
    })
}

fn benefit(fund: &Fund, code: &str, language: Language) -> Benefit {
    let found = fund.benefit(code);
    let label = match language {
        Language::Fr => &found.label_fr,
        Language::En => &found.label_en,
        Language::It => &found.label_it,
    };
    Benefit { code: code.to_owned(), label: label.clone() }
}

fn payee_kind(kind: records::PayeeKind) -> PayeeKind {
    match kind {
        records::PayeeKind::Insured => PayeeKind::Insured,
        records::PayeeKind::Professional => PayeeKind::Professional,
        records::PayeeKind::ThirdParty => PayeeKind::ThirdParty,
    }
}
