//! The resources declaration: campaigns, what their forms ask, whom they ask, and what the fund knows already.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{FormOptionKind, IncomeOrigin, IncomeOwner, Record};
use crate::check::Check;

/// A yearly campaign: when households are asked for the resources of a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResourceCampaign {
    /// The fund's own code of the campaign: the key.
    #[schemars(length(min = 1, max = 20), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub code: String,
    /// The year whose income is declared.
    #[schemars(range(min = 1900, max = 9999))]
    pub reference_year: i32,
    /// First day on which it takes declarations, in Monaco.
    pub opens_on: NaiveDate,
    /// Last day, until its last second in Monaco. Sent again with a later day, it takes the place of what was known.
    pub closes_on: NaiveDate,
    /// The day on which a dependent child must be under 21.
    pub children_on: NaiveDate,
}

impl Record for ResourceCampaign {
    const NAME: &'static str = "resource_campaigns";

    fn identity(&self) -> String {
        self.code.clone()
    }

    fn check(&self, check: &mut Check) {
        check.identifier("code", &self.code, 20);
        check.require((1900..=9999).contains(&self.reference_year), "reference_year", || {
            "is not 1900 to 9999".to_owned()
        });
        check.date("opens_on", Some(self.opens_on));
        check.date("closes_on", Some(self.closes_on));
        check.period("closes_on", self.opens_on, Some(self.closes_on));
        check.date("children_on", Some(self.children_on));
    }
}

/// A category of income or a special situation that the form of a campaign offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResourceOption {
    /// Code of the campaign. With `kind` and `code`, the key.
    #[schemars(length(min = 1, max = 20), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub campaign: String,
    /// What it is.
    pub kind: FormOptionKind,
    /// What a declaration names it by.
    #[schemars(length(min = 1, max = 40), regex(pattern = r"^[A-Za-z0-9._-]+$"))]
    pub code: String,
    /// Place on the form, from the lowest.
    #[schemars(range(min = 0, max = 999))]
    pub rank: i32,
    /// What people read, in French.
    #[schemars(length(min = 1, max = 200))]
    pub label_fr: String,
    /// In English.
    #[schemars(length(min = 1, max = 200))]
    pub label_en: String,
    /// In Italian.
    #[schemars(length(min = 1, max = 200))]
    pub label_it: String,
}

impl Record for ResourceOption {
    const NAME: &'static str = "resource_options";

    fn identity(&self) -> String {
        format!("{} {} {}", self.campaign, self.kind.code(), self.code)
    }

    fn check(&self, check: &mut Check) {
        check.identifier("campaign", &self.campaign, 20);
        check.identifier("code", &self.code.replace('_', "-"), 40);
        check.require((0..=999).contains(&self.rank), "rank", || "is not 0 to 999".to_owned());
        for (column, label) in
            [("label_fr", &self.label_fr), ("label_en", &self.label_en), ("label_it", &self.label_it)]
        {
            check.text(column, label, 200);
        }
    }
}

/// A household that a campaign asks, because the fund does not know its whole income.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResourceTarget {
    /// Code of the campaign. With `matricule`, the key.
    #[schemars(length(min = 1, max = 20), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub campaign: String,
    /// The household.
    #[schemars(length(min = 1, max = 12), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub matricule: String,
    /// Whether its form asks for dependent children.
    pub children_section: bool,
    /// From this day on it is no longer asked; empty while it is.
    pub ended_on: Option<NaiveDate>,
}

impl Record for ResourceTarget {
    const NAME: &'static str = "resource_targets";

    fn identity(&self) -> String {
        format!("{} {}", self.campaign, self.matricule)
    }

    fn check(&self, check: &mut Check) {
        check.identifier("campaign", &self.campaign, 20);
        check.identifier("matricule", &self.matricule, 12);
        check.date("ended_on", self.ended_on);
    }
}

/// An income that the fund knows already: it is proposed on the form, and says where it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResourceIncome {
    /// Code of the campaign. With `matricule`, `whose` and `category`, the key.
    #[schemars(length(min = 1, max = 20), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub campaign: String,
    /// The household.
    #[schemars(length(min = 1, max = 12), regex(pattern = r"^[A-Za-z0-9.-]+$"))]
    pub matricule: String,
    /// Whose income.
    pub whose: IncomeOwner,
    /// `code` of an option of the campaign of the kind `income`.
    #[schemars(length(min = 1, max = 40), regex(pattern = r"^[A-Za-z0-9._-]+$"))]
    pub category: String,
    /// In the reference year, in cents.
    #[schemars(range(min = 0, max = 1_000_000_000))]
    pub amount_cents: i64,
    /// For how many months: one that has begun counts whole.
    #[schemars(range(min = 1, max = 12))]
    pub months: i32,
    /// From where it is known.
    pub origin: IncomeOrigin,
}

impl Record for ResourceIncome {
    const NAME: &'static str = "resource_incomes";

    fn identity(&self) -> String {
        format!("{} {} {} {}", self.campaign, self.matricule, self.whose.code(), self.category)
    }

    fn check(&self, check: &mut Check) {
        check.identifier("campaign", &self.campaign, 20);
        check.identifier("matricule", &self.matricule, 12);
        check.identifier("category", &self.category.replace('_', "-"), 40);
        check.cents("amount_cents", Some(self.amount_cents));
        check.require((1..=12).contains(&self.months), "months", || "is not 1 to 12".to_owned());
    }
}
