//! Pure decisions of the declaration: who may declare, until when, and what is proposed.

use chrono::{DateTime, NaiveDate, Utc};
use contract::resources::{
    ChildCover, DeclarationForm, DeclaredChild, DeclaredChildren, DeclaredResources, IncomeLine, KnownChild,
    KnownIncome, MOST_MONTHS, PersonResources, Whose,
};
use entity::resources::{
    campaign,
    declaration::{self, DeclarationState},
    target,
};

use crate::numbers::{number, parse_number};

/// A household that a campaign asks, and what it has declared there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The campaign.
    pub campaign: campaign::Model,
    /// How it asks the household.
    pub target: target::Model,
    /// What was declared.
    pub declaration: Option<declaration::Model>,
}

/// How far a case is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The campaign has not begun, or is over.
    NotOpen,
    /// It can be declared, until this day included.
    Open {
        /// The last day.
        until: NaiveDate,
    },
    /// Taken into account.
    Locked,
}

impl Case {
    /// How far it is on `today`, a day in Monaco; none when the household is no longer asked.
    #[must_use]
    pub fn stage(&self, today: NaiveDate) -> Option<Stage> {
        let state = self.declaration.as_ref().map(|declaration| declaration.state);
        if state == Some(DeclarationState::TakenIntoAccount) {
            return Some(Stage::Locked);
        }
        if self.target.ended_on.is_some_and(|ended| ended <= today) {
            return None;
        }
        let until = self.last_day();
        Some(if (self.campaign.opens_on..=until).contains(&today) { Stage::Open { until } } else { Stage::NotOpen })
    }

    /// The last day: that of the campaign, or of a correction that is asked for, whichever is later.
    #[must_use]
    pub fn last_day(&self) -> NaiveDate {
        let asked = self.declaration.as_ref().filter(|one| one.state == DeclarationState::CorrectionAsked);
        let correction = asked.and_then(|declaration| declaration.correction_until);
        correction.map_or(self.campaign.closes_on, |until| until.max(self.campaign.closes_on))
    }
}

/// Of the cases of a household, the one that a person means on `today`: what is open; otherwise the campaign that runs,
/// then the next one, then the last one.
#[must_use]
pub fn choose(cases: Vec<Case>, today: NaiveDate) -> Option<(Case, Stage)> {
    let staged = cases.into_iter().filter_map(|case| case.stage(today).map(|stage| (case, stage)));
    staged.min_by_key(|(case, stage)| {
        let campaign = &case.campaign;
        let distance = (campaign.opens_on - today).num_days().abs();
        match stage {
            Stage::Open { .. } => (0, distance),
            _ if campaign.opens_on <= today && today <= campaign.closes_on => (1, distance),
            _ if campaign.opens_on > today => (2, distance),
            _ => (3, distance),
        }
    })
}

/// What is proposed before anything was declared: what the fund knows, on the form of the household.
#[must_use]
pub fn proposal(form: &DeclarationForm, incomes: &[KnownIncome], children: &[KnownChild]) -> DeclaredResources {
    let of = |whose| PersonResources { lines: proposed_lines(whose, incomes), ..PersonResources::default() };
    let child = |child: &KnownChild| DeclaredChild {
        first_name: child.first_name.clone(),
        birth_date: child.birth_date,
        cover: ChildCover::Household,
    };
    DeclaredResources {
        special_situation: None,
        holder: of(Whose::Holder),
        spouse: form.spouse.then(|| of(Whose::Spouse)),
        children: form.children.then(|| DeclaredChildren {
            number: u32::try_from(children.len()).unwrap_or(u32::MAX),
            children: children.iter().map(child).collect(),
        }),
    }
}

/// The lines of one person, the longest first: one after the other as long as the year has room, then beside the longest.
fn proposed_lines(whose: Whose, incomes: &[KnownIncome]) -> Vec<IncomeLine> {
    let mut counted = 0;
    let mut lines = Vec::new();
    let mut incomes: Vec<&KnownIncome> = incomes.iter().filter(|income| income.whose == whose).collect();
    incomes.sort_by_key(|income| std::cmp::Reverse(income.months));
    for income in incomes {
        let fits = lines.is_empty() || counted + income.months <= MOST_MONTHS;
        if fits {
            counted += income.months;
        }
        lines.push(IncomeLine {
            category: income.category.clone(),
            amount_cents: income.amount_cents,
            months: income.months,
            same_period_as: if fits { None } else { Some(0) },
        });
    }
    lines
}

/// The number by which a declaration is followed: with the year in which its first version was sent.
#[must_use]
pub fn declaration_number(id: i64, submitted_at: DateTime<Utc>) -> String {
    number("DEC", id, submitted_at)
}

/// Key of the declaration with this number; none when no declaration can have it.
#[must_use]
pub fn parse_declaration_number(text: &str) -> Option<i64> {
    parse_number("DEC", text).map(|(_, id)| id)
}

/// Days before the end of a campaign at which a draft that was not sent is reminded of, the earlier first.
pub const REMINDERS: [i64; 2] = [14, 2];

/// The reminder that is due of a draft: the closest to the end that has come and was not sent; none once the campaign is
/// over. `reminded` is the last one that was sent.
#[must_use]
pub fn due_reminder(closes_on: NaiveDate, reminded: Option<i64>, today: NaiveDate) -> Option<i64> {
    let left = (closes_on - today).num_days();
    if left < 0 {
        return None;
    }
    let due = REMINDERS.into_iter().filter(|days| left <= *days).min()?;
    reminded.is_none_or(|sent| due < sent).then_some(due)
}

#[cfg(test)]
mod tests;
