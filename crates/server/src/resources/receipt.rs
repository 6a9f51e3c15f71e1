//! The receipt (DECL-06): everything that was declared last, with number and time, on paper.

use chrono::{DateTime, Datelike as _, Utc};
use chrono_tz::Europe;
use contract::{
    export::ExportFormat,
    language::{Language, LocalizedText},
    resources::{
        ChildCover, DeclarationState, DeclaredChild, DeclaredResources, FormOption, IncomeLine, PersonResources,
        SubmittedDeclaration, counted_months,
    },
};
use entity::resources::{campaign, declaration};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use serde::Deserialize;

use super::{case::options, error::DeclarationError, submitted::submitted};
use crate::{
    export::{Cell, Column, CommonWords, ExportError, Owner, Row, Table, to_file, words},
    http::File,
    identity::RightsHolder,
    state::AppState,
};

/// The words of a receipt.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    file_name: String,
    title: String,
    headings: [String; 4],
    number: String,
    version: String,
    sent_at: String,
    state: String,
    submitted: String,
    correction_asked: String,
    taken_into_account: String,
    reference_year: String,
    terms: String,
    special_situation: String,
    holder: String,
    spouse: String,
    nothing_received: String,
    same_period: String,
    months: String,
    remarks: String,
    children: String,
    none: String,
    born: String,
    covers: Covers,
    confirmation: String,
}

/// What the covers of a child are called.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Covers {
    household: String,
    other_monegasque: String,
    french: String,
    foreign: String,
    none: String,
}

/// What a receipt is made of.
struct Receipt {
    campaign: campaign::Model,
    sent: SubmittedDeclaration,
    /// Categories and special situations, in the words of the fund.
    options: Vec<FormOption>,
}

/// The receipt of what the caller's household has sent last.
///
/// # Errors
/// When nothing was sent, or the file cannot be written.
pub async fn receipt(
    caller: RightsHolder,
    format: ExportFormat,
    language: Language,
    state: &AppState,
) -> Result<File, DeclarationError> {
    let found = declaration::Entity::find()
        .filter(declaration::Column::HouseholdId.eq(caller.scope.household_id()))
        .order_by_desc(declaration::Column::Id)
        .one(&caller.db)
        .await?
        .ok_or(DeclarationError::NothingSent)?;
    let campaign = campaign::Entity::find_by_id(found.campaign_id).one(&caller.db).await?;
    let campaign = campaign.ok_or(DeclarationError::NothingSent)?;
    let (mut options, situations) = options(&caller.db, campaign.id).await?;
    options.extend(situations);
    let receipt = Receipt { sent: submitted(&caller.db, &found).await?, campaign, options };
    let table = receipt.table(&caller.owner, language)?;
    // Writing takes its time: the connection goes back before.
    drop(caller);
    Ok(to_file(table, format, state).await?)
}

impl Receipt {
    fn table(&self, owner: &Owner, language: Language) -> Result<Table, ExportError> {
        let common = CommonWords::in_language(language)?;
        let words: Words = words("declaration_receipt", language)?;
        let sent_at = self.sent.versions.first().map(|newest| newest.submitted_at).unwrap_or_default();
        let mut facts = common.facts(owner, None);
        facts.extend(self.facts(&words, sent_at));
        Ok(Table {
            file_name: format!("{}-{}", words.file_name, self.sent.number),
            title: words.title.clone(),
            language,
            written_on: crate::clock::monaco_day(sent_at),
            facts,
            columns: columns(&words.headings),
            rows: self.rows(&words, language),
            empty: String::new(),
            notes: vec![words.confirmation],
        })
    }

    fn facts(&self, words: &Words, sent_at: DateTime<Utc>) -> Vec<(String, Cell)> {
        let newest = self.sent.versions.first();
        let state = match self.sent.state {
            DeclarationState::Submitted => &words.submitted,
            DeclarationState::CorrectionAsked => &words.correction_asked,
            DeclarationState::TakenIntoAccount => &words.taken_into_account,
        };
        vec![
            (words.number.clone(), Cell::text(&self.sent.number)),
            (words.version.clone(), Cell::of(newest, |newest| Cell::Count(newest.version.into()))),
            (words.sent_at.clone(), Cell::Text(moment(sent_at))),
            (words.state.clone(), Cell::text(state)),
            (words.reference_year.clone(), Cell::Count(self.campaign.reference_year.into())),
            (words.terms.clone(), Cell::of(newest, |newest| Cell::text(&newest.terms_version))),
        ]
    }

    fn rows(&self, words: &Words, language: Language) -> Vec<Row> {
        let DeclaredResources { special_situation, holder, spouse, children } = &self.sent.declared;
        if let Some(code) = special_situation {
            return vec![row(&words.special_situation, self.label(code, language), Cell::Empty, Cell::Empty)];
        }
        let mut rows = self.person_rows(&words.holder, holder, words, language);
        if let Some(spouse) = spouse {
            rows.extend(self.person_rows(&words.spouse, spouse, words, language));
        }
        if let Some(declared) = children {
            rows.extend(declared.children.iter().map(|child| child_row(child, words)));
            if declared.children.is_empty() {
                rows.push(row(&words.children, words.none.clone(), Cell::Empty, Cell::Empty));
            }
        }
        rows
    }

    /// The incomes of a person, their sum, and the remarks.
    fn person_rows(&self, who: &str, person: &PersonResources, words: &Words, language: Language) -> Vec<Row> {
        let mut rows: Vec<Row> =
            person.lines.iter().map(|line| self.income_row(who, line, &person.lines, words, language)).collect();
        if person.nothing_received {
            rows.push(row(who, words.nothing_received.clone(), Cell::Empty, Cell::Empty));
        }
        if !person.lines.is_empty() {
            let total = person.lines.iter().map(|line| line.amount_cents).sum();
            let months = Cell::Count(counted_months(&person.lines).into());
            rows.push(Row::sum(vec![Cell::text(who), Cell::text(&words.months), Cell::Euros(total), months]));
        }
        if let Some(remarks) = &person.remarks {
            // One line on paper: the words stay as they are.
            let remarks = remarks.split_whitespace().collect::<Vec<_>>().join(" ");
            rows.push(row(who, format!("{} {remarks}", words.remarks), Cell::Empty, Cell::Empty));
        }
        rows
    }

    fn income_row(&self, who: &str, line: &IncomeLine, all: &[IncomeLine], words: &Words, language: Language) -> Row {
        let label = self.label(&line.category, language);
        let beside = line.same_period_as.and_then(|other| all.get(usize::from(other)));
        let what = match beside {
            Some(other) => format!("{label} ({} {})", words.same_period, self.label(&other.category, language)),
            None => label,
        };
        row(who, what, Cell::Euros(line.amount_cents), Cell::Count(line.months.into()))
    }

    /// What the fund calls a category or a situation; the code where it has none any more.
    fn label(&self, code: &str, language: Language) -> String {
        let label = |label: &LocalizedText| label.get(language).to_owned();
        let known = self.options.iter().find(|option| option.code == code);
        known.map_or_else(|| code.to_owned(), |option| label(&option.label))
    }
}

fn row(who: &str, what: String, amount: Cell, months: Cell) -> Row {
    Row::of(vec![Cell::text(who), Cell::Text(what), amount, months])
}

fn child_row(child: &DeclaredChild, words: &Words) -> Row {
    let cover = match child.cover {
        ChildCover::Household => &words.covers.household,
        ChildCover::OtherMonegasque => &words.covers.other_monegasque,
        ChildCover::French => &words.covers.french,
        ChildCover::Foreign => &words.covers.foreign,
        ChildCover::None => &words.covers.none,
    };
    let born = format!("{:02}/{:02}/{}", child.birth_date.day(), child.birth_date.month(), child.birth_date.year());
    row(&words.children, format!("{}, {} {born}, {cover}", child.first_name, words.born), Cell::Empty, Cell::Empty)
}

fn columns(headings: &[String; 4]) -> Vec<Column> {
    let [who, what, amount, months] = headings;
    vec![Column::text(who, 5), Column::text(what, 16), Column::number(amount, 6), Column::number(months, 3)]
}

/// Day and time in Monaco, to the second.
fn moment(at: DateTime<Utc>) -> String {
    at.with_timezone(&Europe::Monaco).format("%d/%m/%Y %H:%M:%S").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_word_of_a_receipt() {
        for language in Language::ALL {
            assert!(words::<Words>("declaration_receipt", language).is_ok(), "{language:?}");
        }
    }
}
