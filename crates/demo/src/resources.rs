//! The resources declaration of the fictitious fund: a campaign that is open, one that is over, and whom they ask.

use chrono::{Datelike as _, Days, Months, NaiveDate};
use extract::records::{
    FormOptionKind::{self, Income, Situation},
    IncomeOrigin::{self, DeclaredByEmployer, LastDeclaration, PaidByFund},
    IncomeOwner::{self, Holder, Spouse},
    MemberRole, ResourceCampaign, ResourceIncome, ResourceOption, ResourceTarget,
};

use crate::{
    calendar::Calendar,
    dice::{Dice, Purpose},
    household::Family,
};

/// Days since the campaign has begun.
const BEGUN_DAYS: u64 = 24;
/// Days until it ends.
const LEFT_DAYS: u64 = 66;
/// One household in so many is asked.
const ONE_IN: usize = 8;

/// What campaigns ask of a household, as it is written.
#[derive(Debug, Default)]
pub struct Asked {
    /// The campaigns that ask it.
    pub targets: Vec<ResourceTarget>,
    /// The incomes that the fund knows.
    pub incomes: Vec<ResourceIncome>,
}

/// The campaign of the year before, which is over, and the one that is open.
pub fn campaigns(calendar: &Calendar) -> [ResourceCampaign; 2] {
    let opens_on = calendar.days_ago(BEGUN_DAYS);
    let campaign = |opens_on: NaiveDate| ResourceCampaign {
        code: code(opens_on),
        reference_year: opens_on.year() - 1,
        opens_on,
        closes_on: opens_on + Days::new(BEGUN_DAYS + LEFT_DAYS),
        children_on: opens_on,
    };
    [campaign(opens_on - Months::new(12)), campaign(opens_on)]
}

fn code(opens_on: NaiveDate) -> String {
    format!("{}", opens_on.year())
}

/// Categories of income and special situations, as every form has them.
const OPTIONS: [(FormOptionKind, &str, [&str; 3]); 12] = [
    (Income, "salary", ["Salaires et traitements", "Wages and salaries", "Stipendi e retribuzioni"]),
    (
        Income,
        "self_employed",
        ["Revenus d’activité indépendante", "Income from self-employment", "Redditi da lavoro autonomo"],
    ),
    (Income, "base_pension", ["Pension de retraite de base", "Base retirement pension", "Pensione di base"]),
    (Income, "complementary_pension", ["Retraite complémentaire", "Complementary pension", "Pensione complementare"]),
    (Income, "unemployment", ["Allocations de chômage", "Unemployment benefits", "Indennità di disoccupazione"]),
    (
        Income,
        "daily_allowances",
        ["Indemnités journalières, invalidité", "Daily allowances, invalidity", "Indennità giornaliere, invalidità"],
    ),
    (Income, "alimony", ["Pensions alimentaires reçues", "Maintenance received", "Assegni alimentari ricevuti"]),
    (
        Income,
        "capital",
        ["Revenus mobiliers et immobiliers", "Income from capital and property", "Redditi da capitale e immobiliari"],
    ),
    (Income, "other", ["Autres revenus", "Other income", "Altri redditi"]),
    (
        Situation,
        "no_verte_wanted",
        [
            "Je ne souhaite pas communiquer mes ressources et j’accepte la carte bulle",
            "I do not wish to tell my resources and accept the bulle card",
            "Non desidero comunicare le mie risorse e accetto la tessera bulle",
        ],
    ),
    (
        Situation,
        "other_scheme",
        [
            "Mon foyer relève désormais d’un autre régime d’assurance maladie",
            "My household now belongs to another sickness scheme",
            "Il mio nucleo familiare dipende ormai da un altro regime di malattia",
        ],
    ),
    (
        Situation,
        "no_care_rights",
        [
            "J’ai cessé mon activité et quitté la région",
            "I have ended my activity and left the region",
            "Ho cessato la mia attività e lasciato la regione",
        ],
    ),
];

/// What the forms of both campaigns offer.
pub fn options(calendar: &Calendar) -> Vec<ResourceOption> {
    let option = |campaign: &ResourceCampaign, rank, (kind, code, [fr, en, it]): (FormOptionKind, &str, [&str; 3])| {
        let [label_fr, label_en, label_it] = [fr, en, it].map(str::to_owned);
        let (campaign, code) = (campaign.code.clone(), code.to_owned());
        ResourceOption { campaign, kind, code, rank, label_fr, label_en, label_it }
    };
    let of = |campaign: &ResourceCampaign| {
        (1..).zip(OPTIONS).map(|(rank, row)| option(campaign, rank, row)).collect::<Vec<_>>()
    };
    campaigns(calendar).iter().flat_map(of).collect()
}

/// An income that the fund knows: whose, category, cents, months, from where.
type Known = (IncomeOwner, &'static str, i64, i32, IncomeOrigin);

/// What is asked of the named households: nothing of most.
pub fn told(family: &Family, calendar: &Calendar) -> Asked {
    let [over, open] = campaigns(calendar);
    match family.matricule.as_str() {
        // A couple with children: everything that a form can have.
        "002490" => asked(
            &open,
            family,
            (true, None),
            &[
                (Holder, "salary", 3_204_000, 12, DeclaredByEmployer),
                (Holder, "daily_allowances", 84_150, 2, PaidByFund),
            ],
        ),
        // Nothing known, and no children asked.
        "014713" => asked(&open, family, (false, None), &[]),
        // Two pensions over the same twelve months.
        "003128" => asked(
            &open,
            family,
            (false, None),
            &[
                (Holder, "base_pension", 1_596_000, 12, PaidByFund),
                (Holder, "complementary_pension", 402_000, 12, LastDeclaration),
            ],
        ),
        // No longer asked: the missing documents have come.
        "027846" => asked(&open, family, (true, Some(calendar.days_ago(5))), &[]),
        // Asked last year, which is over.
        "033015" => asked(&over, family, (false, None), &[]),
        _ => Asked::default(),
    }
}

/// What is asked of a drawn household: nothing of most.
pub fn drawn(family: &Family, seed: u64, index: u32, calendar: &Calendar) -> Asked {
    let mut dice = Dice::new(seed, Purpose::Resources, index);
    if dice.below(ONE_IN) > 0 {
        return Asked::default();
    }
    let [_, open] = campaigns(calendar);
    let has = |role| family.residents.iter().any(|resident| resident.role == role && resident.until.is_none());
    let salary = (Holder, "salary", dice.between(18_000, 75_000) * 100, 12, DeclaredByEmployer);
    let pension = (Spouse, "base_pension", dice.between(6_000, 16_000) * 100, 7, PaidByFund);
    let known: Vec<Known> = match (dice.below(2), has(MemberRole::Spouse)) {
        (0, _) => Vec::new(),
        (_, false) => vec![salary],
        (_, true) => vec![salary, pension],
    };
    asked(&open, family, (has(MemberRole::Child), None), &known)
}

fn asked(
    campaign: &ResourceCampaign,
    family: &Family,
    (children_section, ended_on): (bool, Option<NaiveDate>),
    known: &[Known],
) -> Asked {
    let (code, matricule) = (|| campaign.code.clone(), || family.matricule.clone());
    let income = |(whose, category, amount_cents, months, origin): &Known| ResourceIncome {
        campaign: code(),
        matricule: matricule(),
        whose: *whose,
        category: (*category).to_owned(),
        amount_cents: *amount_cents,
        months: *months,
        origin: *origin,
    };
    Asked {
        targets: vec![ResourceTarget { campaign: code(), matricule: matricule(), children_section, ended_on }],
        incomes: known.iter().map(income).collect(),
    }
}
