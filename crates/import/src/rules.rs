//! Rules between records, asked of the tables once the files concerned are loaded.
//!
//! Each is one query for the rows that break it, over the rows that the batch brought or changed; it answers with the
//! identity of a record of one file, whose line is then found by reading that file once more.

use std::collections::BTreeMap;

use extract::Record;
use extract::records::{
    FamilyAllowance, Household, Line, Member, Pension, Person, ResourceIncome, Right, Statement, Subscription,
};
use sea_orm::{ConnectionTrait as _, Statement as Sql};

use crate::{
    ImportError, Refusal,
    loading::Loading,
    read::{Source, locate},
};

/// Which rows of the batch a rule is about.
#[derive(Clone, Copy)]
enum Of {
    /// Those that it brought.
    New,
    /// Those that it changed.
    Changed,
    /// Both.
    Both,
}

/// A rule between records.
struct Rule {
    of: Of,
    /// The table whose rows are meant, and the key of such a row in the query.
    rows: (&'static str, &'static str),
    /// The query for identities of records that break the rule; `{rows}` stands for the condition that a row is meant.
    broken_by: &'static str,
    column: &'static str,
    reason: &'static str,
}

/// Rules whose breaking is told on a line of `households`.
const HOUSEHOLDS: &[Rule] = &[Rule {
    of: Of::New,
    rows: ("household", "h.id"),
    broken_by: "SELECT h.matricule AS identity FROM household h WHERE {rows} AND NOT EXISTS \
                (SELECT 1 FROM household_member m WHERE m.household_id = h.id AND m.person_id = h.holder_id)",
    column: "holder",
    reason: "has no membership of the household; give one with the role `holder` in members",
}];

/// Rules whose breaking is told on a line of `members`.
const MEMBERS: &[Rule] = &[Rule {
    of: Of::Changed,
    rows: ("household_member", "m.id"),
    broken_by: "SELECT h.matricule || ' ' || p.number || ' ' || CAST(m.valid_from AS TEXT) AS identity \
                FROM household_member m JOIN household h ON h.id = m.household_id JOIN person p ON p.id = m.person_id \
                WHERE {rows} AND EXISTS (SELECT 1 FROM subscription s \
                WHERE s.household_id = m.household_id AND s.person_id = m.person_id AND s.population = 'spouse') \
                AND NOT EXISTS (SELECT 1 FROM household_member o WHERE o.household_id = m.household_id \
                AND o.person_id = m.person_id AND o.role = 'spouse')",
    column: "role",
    reason: "is no longer `spouse`, but the person has a subscription as `spouse`",
}];

/// Rules whose breaking is told on a line of `subscriptions`.
const SUBSCRIPTIONS: &[Rule] = &[
    Rule {
        of: Of::New,
        rows: ("subscription", "s.id"),
        broken_by: "SELECT h.matricule || ' ' || p.number || ' ' || s.population AS identity \
                    FROM subscription s JOIN household h ON h.id = s.household_id JOIN person p ON p.id = s.person_id \
                    WHERE {rows} AND s.population = 'spouse' AND NOT EXISTS \
                    (SELECT 1 FROM household_member m WHERE m.household_id = s.household_id \
                    AND m.person_id = s.person_id AND m.role = 'spouse')",
        column: "person",
        reason: "is not a spouse of the household, nor was one; only such a person subscribes as `spouse`",
    },
    Rule {
        of: Of::New,
        rows: ("subscription", "s.id"),
        broken_by: "SELECT h.matricule || ' ' || p.number || ' ' || s.population AS identity \
                    FROM subscription s JOIN household h ON h.id = s.household_id JOIN person p ON p.id = s.person_id \
                    JOIN subscription o ON o.household_id = s.household_id AND o.population = s.population \
                    AND o.person_id <> s.person_id JOIN person q ON q.id = o.person_id \
                    WHERE {rows} AND p.birth_date = q.birth_date",
        column: "person",
        reason: "has the birth date of another subscriber of this matricule and population; identification could not \
                 tell them apart",
    },
];

/// Rules whose breaking is told on a line of `persons`.
const PERSONS: &[Rule] = &[Rule {
    of: Of::Changed,
    rows: ("person", "p.id"),
    broken_by: "SELECT p.number AS identity FROM person p JOIN subscription s ON s.person_id = p.id \
                JOIN subscription o ON o.household_id = s.household_id AND o.population = s.population \
                AND o.person_id <> s.person_id JOIN person q ON q.id = o.person_id \
                WHERE {rows} AND p.birth_date = q.birth_date",
    column: "birth_date",
    reason: "is that of another subscriber of the same matricule and population; identification could not tell them \
             apart",
}];

/// Rules whose breaking is told on a line of `statements`.
const STATEMENTS: &[Rule] = &[
    Rule {
        of: Of::Both,
        rows: ("care_statement", "s.id"),
        broken_by: "SELECT s.number AS identity FROM care_statement s \
                    WHERE {rows} AND NOT EXISTS \
                    (SELECT 1 FROM household_member m WHERE m.household_id = s.household_id \
                    AND m.person_id = s.beneficiary_id)",
        column: "beneficiary",
        reason: "is not a member of the household, nor was one",
    },
    Rule {
        of: Of::Both,
        rows: ("care_statement", "s.id"),
        broken_by: "SELECT s.number AS identity FROM care_statement s \
                    WHERE {rows} AND NOT EXISTS \
                    (SELECT 1 FROM medical_right r WHERE r.household_id = s.household_id AND r.fund = s.fund)",
        column: "fund",
        reason: "does not refund this household, nor did: rights holds no such right",
    },
    Rule {
        of: Of::Both,
        rows: ("care_statement", "s.id"),
        broken_by: "SELECT s.number AS identity FROM care_statement s JOIN care_statement a ON a.id = s.adjusts_id \
                    WHERE {rows} \
                    AND (a.household_id <> s.household_id OR a.beneficiary_id <> s.beneficiary_id)",
        column: "adjusts",
        reason: "is a statement of another household or beneficiary",
    },
    Rule {
        of: Of::Changed,
        rows: ("care_statement", "a.id"),
        broken_by: "SELECT a.number AS identity FROM care_statement a JOIN care_statement s ON s.adjusts_id = a.id \
                    WHERE {rows} \
                    AND (a.household_id <> s.household_id OR a.beneficiary_id <> s.beneficiary_id)",
        column: "number",
        reason: "has another household or beneficiary than the statement that adjusts it",
    },
];

/// Rules between statements and lines, told on a line of `statements`.
const STATEMENTS_WITH_LINES: &[Rule] = &[
    Rule {
        of: Of::New,
        rows: ("care_statement", "s.id"),
        broken_by: "SELECT s.number AS identity FROM care_statement s WHERE {rows} \
                    AND NOT EXISTS (SELECT 1 FROM care_line l WHERE l.statement_id = s.id)",
        column: "number",
        reason: "has no line in lines; a statement has one at least",
    },
    Rule {
        of: Of::Changed,
        rows: ("care_statement", "s.id"),
        broken_by: "SELECT DISTINCT s.number AS identity FROM care_statement s \
                    JOIN care_line l ON l.statement_id = s.id WHERE {rows} \
                    AND (s.state = 'in_progress') <> (l.refunded_cents IS NULL)",
        column: "state",
        reason: "does not go with the lines as they stand: give all of them again, with their amounts",
    },
];

/// Rules whose breaking is told on a line of `pensions`.
const PENSIONS: &[Rule] = &[Rule {
    of: Of::Both,
    rows: ("pension", "r.id"),
    broken_by: "SELECT r.number AS identity FROM pension r \
                WHERE {rows} AND NOT EXISTS \
                (SELECT 1 FROM household_member m WHERE m.household_id = r.household_id \
                AND m.person_id = r.person_id AND m.role <> 'child')",
    column: "person",
    reason: "is neither the rights holder nor a spouse of the household, nor was one",
}];
/// Rules whose breaking is told on a line of `family_allowances`.
const FAMILY_ALLOWANCES: &[Rule] = &[
    Rule {
        of: Of::Both,
        rows: ("family_allowance", "a.id"),
        broken_by: "SELECT a.number AS identity FROM family_allowance a WHERE {rows} AND NOT EXISTS \
                    (SELECT 1 FROM household_member m WHERE m.household_id = a.household_id \
                    AND m.person_id = a.child_id AND m.role = 'child')",
        column: "child",
        reason: "is not a child of the household, nor was one",
    },
    Rule {
        of: Of::Both,
        rows: ("family_allowance", "a.id"),
        broken_by: "SELECT a.number AS identity FROM family_allowance a WHERE {rows} AND NOT EXISTS \
                    (SELECT 1 FROM household_member m WHERE m.household_id = a.household_id \
                    AND m.person_id = a.recipient_id AND m.role <> 'child')",
        column: "recipient",
        reason: "is neither the holder nor a spouse of the household, nor was one",
    },
];

/// Rules whose breaking is told on a line of `resource_incomes`.
const RESOURCE_INCOMES: &[Rule] = &[Rule {
    of: Of::Both,
    rows: ("resource_income", "i.id"),
    broken_by: "SELECT c.code || ' ' || h.matricule || ' ' || i.whose || ' ' || i.category AS identity \
                FROM resource_income i JOIN resource_campaign c ON c.id = i.campaign_id \
                JOIN household h ON h.id = i.household_id WHERE {rows} AND NOT EXISTS \
                (SELECT 1 FROM resource_option o WHERE o.campaign_id = i.campaign_id \
                AND o.kind = 'income' AND o.code = i.category)",
    column: "category",
    reason: "is no option of the kind `income` of the campaign",
}];

/// Asks the rules that can be asked once the files up to that of record type `name` are loaded.
///
/// # Errors
/// When the database fails or a file cannot be read. What breaks a rule is refused in `loading`.
pub async fn ask(
    loading: &mut Loading<'_>,
    sources: &BTreeMap<&'static str, Source>,
    name: &'static str,
) -> Result<(), ImportError> {
    match name {
        Member::NAME => ask_all::<Household>(loading, sources, HOUSEHOLDS).await?,
        Right::NAME => ask_all::<Member>(loading, sources, MEMBERS).await?,
        Subscription::NAME => {
            ask_all::<Subscription>(loading, sources, SUBSCRIPTIONS).await?;
            ask_all::<Person>(loading, sources, PERSONS).await?;
        }
        Statement::NAME => ask_all::<Statement>(loading, sources, STATEMENTS).await?,
        FamilyAllowance::NAME => ask_all::<FamilyAllowance>(loading, sources, FAMILY_ALLOWANCES).await?,
        Line::NAME => ask_all::<Statement>(loading, sources, STATEMENTS_WITH_LINES).await?,
        ResourceIncome::NAME => ask_all::<ResourceIncome>(loading, sources, RESOURCE_INCOMES).await?,
        Pension::NAME => ask_all::<Pension>(loading, sources, PENSIONS).await?,
        _ => {}
    }
    Ok(())
}

async fn ask_all<T: Record>(
    loading: &mut Loading<'_>,
    sources: &BTreeMap<&'static str, Source>,
    rules: &[Rule],
) -> Result<(), ImportError> {
    // Without the file the batch has brought or changed nothing that these rules are about.
    let Some(source) = sources.get(T::NAME) else {
        return Ok(());
    };
    for rule in rules {
        let query = of_the_batch(loading, rule);
        let (total, identities) = broken(loading, &query).await?;
        let unlisted = total - identities.len() as u64;
        if total == 0 {
            continue;
        }
        let refusal = |line| Refusal {
            file: source.file.clone(),
            line,
            column: Some(rule.column.to_owned()),
            reason: rule.reason.to_owned(),
        };
        for (identity, line) in locate::<T>(source, identities).await? {
            let refusal = refusal(line);
            let reason = format!("`{identity}`: {} {}", rule.column, rule.reason);
            loading.refuse_all([Refusal { reason, ..refusal }]);
        }
        loading.refusals.total += unlisted;
    }
    Ok(())
}

/// The query for what breaks `rule` among the rows of the batch. New and changed rows are asked for one after the other,
/// so that each is found through an index, however big the table.
fn of_the_batch(loading: &Loading<'_>, rule: &Rule) -> String {
    let (table, key) = rule.rows;
    let highest = loading.highest.get(table).copied().unwrap_or(0);
    let new = rule.broken_by.replace("{rows}", &format!("{key} > {highest}"));
    let images =
        format!("SELECT row_id FROM import_previous WHERE batch_id = {} AND table_name = '{table}'", loading.batch);
    let changed = rule.broken_by.replace("{rows}", &format!("{key} IN ({images})"));
    match rule.of {
        Of::New => new,
        Of::Changed => changed,
        Of::Both => format!("{new} UNION ALL {changed}"),
    }
}

/// How many rows `query` finds, and the identities of the first ones.
async fn broken(loading: &Loading<'_>, query: &str) -> Result<(u64, Vec<String>), ImportError> {
    let (backend, listed) = (loading.backend(), loading.listed.max(1));
    let first = Sql::from_string(backend, format!("{query} ORDER BY 1 LIMIT {listed}"));
    let rows = loading.tx.query_all_raw(first).await?;
    let identities = rows.iter().map(|row| row.try_get("", "identity")).collect::<Result<Vec<String>, _>>()?;
    if identities.len() < listed {
        return Ok((identities.len() as u64, identities));
    }
    let count = Sql::from_string(backend, format!("SELECT COUNT(*) AS total FROM ({query}) AS broken"));
    let total: i64 = match loading.tx.query_one_raw(count).await? {
        Some(row) => row.try_get("", "total")?,
        None => 0,
    };
    Ok((total.unsigned_abs().max(identities.len() as u64), identities))
}
