//! The card colour that a declaration makes likely: an estimate, never a decision.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::declared::{DeclaredResources, PersonResources};
use crate::endpoint::{Endpoint, Method};

/// Asks which colour the saved draft makes likely, or what was sent where there is no draft.
#[derive(Clone, Copy, Debug)]
pub struct ReadCardEstimate;

impl Endpoint for ReadCardEstimate {
    type Answer = CardEstimate;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = true;

    fn target(&self) -> String {
        "/resources/declaration/estimate".to_owned()
    }
}

/// Colour of the card: what a professional may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CardColour {
    /// The conventional tariff.
    Verte,
    /// Up to 20 % more.
    Rose,
    /// Free fees.
    Bulle,
}

impl CardColour {
    /// Every colour, by rising resources.
    pub const ALL: [Self; 3] = [Self::Verte, Self::Rose, Self::Bulle];

    /// The name on the wire and in the fund's data.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Verte => "verte",
            Self::Rose => "rose",
            Self::Bulle => "bulle",
        }
    }

    /// The colour with this [`code`](Self::code).
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|colour| colour.code() == code)
    }

    /// By how much a professional may exceed the tariff, in basis points; none when fees are free.
    #[must_use]
    pub const fn highest_excess_bp(self) -> Option<i64> {
        match self {
            Self::Verte => Some(0),
            Self::Rose => Some(2_000),
            Self::Bulle => None,
        }
    }
}

/// The card colour that is likely. An estimate: the fund decides, on what it knows besides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CardEstimate {
    /// The likely colour; none with a special situation, without a complete declaration, and without parameters.
    pub likely: Option<CardColour>,
    /// By how much a professional may then exceed the tariff, in basis points; none without a likely colour, and when
    /// fees are free.
    #[cfg_attr(feature = "openapi", schema(example = 2_000))]
    pub likely_excess_bp: Option<i64>,
    /// The colour of today, where it is determined.
    pub current: Option<CardColour>,
    /// By how much a professional may exceed the tariff today, in basis points; none without a colour, and when fees are
    /// free.
    #[cfg_attr(feature = "openapi", schema(example = 0))]
    pub current_excess_bp: Option<i64>,
    /// What was declared for the holder and the spouse together, in cents.
    #[cfg_attr(feature = "openapi", schema(example = 5_240_000))]
    pub resources_cents: i64,
    /// From how many cents on the card is rose, for this household.
    #[cfg_attr(feature = "openapi", schema(example = 4_800_000))]
    pub rose_from_cents: Option<i64>,
    /// From how many cents on the card is bulle, for this household.
    #[cfg_attr(feature = "openapi", schema(example = 9_000_000))]
    pub bulle_from_cents: Option<i64>,
    /// The parameters on which it rests.
    pub parameters: Vec<CardParameter>,
}

/// A dated parameter on which an estimate rests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CardParameter {
    /// Which parameter.
    #[cfg_attr(feature = "openapi", schema(example = "resources.card.rose_from"))]
    pub code: String,
    /// Its value, in cents.
    #[cfg_attr(feature = "openapi", schema(example = 3_000_000))]
    pub value_cents: i64,
    /// First day on which it holds.
    pub valid_from: NaiveDate,
    /// Where it comes from.
    pub source: String,
    /// Plausible and not official.
    pub illustrative: bool,
}

/// The thresholds of a household, in cents of the resources of the reference year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CardThresholds {
    /// From here on rose, for somebody alone.
    pub rose_from_cents: i64,
    /// From here on bulle, for somebody alone.
    pub bulle_from_cents: i64,
    /// What a spouse adds to both.
    pub spouse_adds_cents: i64,
    /// What each dependent child adds to both.
    pub child_adds_cents: i64,
}

impl CardThresholds {
    /// The thresholds of a household with or without a spouse, and with so many children.
    #[must_use]
    pub const fn of_household(self, spouse: bool, children: u32) -> (i64, i64) {
        let spouse = if spouse { self.spouse_adds_cents } else { 0 };
        let more = spouse.saturating_add(self.child_adds_cents.saturating_mul(children as i64));
        (self.rose_from_cents.saturating_add(more), self.bulle_from_cents.saturating_add(more))
    }
}

impl CardColour {
    /// The colour that goes with these resources, under thresholds made by [`CardThresholds::of_household`].
    #[must_use]
    pub const fn of(resources_cents: i64, (rose_from, bulle_from): (i64, i64)) -> Self {
        match () {
            () if resources_cents >= bulle_from => Self::Bulle,
            () if resources_cents >= rose_from => Self::Rose,
            () => Self::Verte,
        }
    }
}

impl DeclaredResources {
    /// The incomes of both spouses together, in cents.
    #[must_use]
    pub fn total_cents(&self) -> i64 {
        let of = |person: &PersonResources| person.lines.iter().map(|line| line.amount_cents).sum::<i64>();
        of(&self.holder) + self.spouse.as_ref().map_or(0, of)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const THRESHOLDS: CardThresholds = CardThresholds {
        rose_from_cents: 3_000_000,
        bulle_from_cents: 6_000_000,
        spouse_adds_cents: 1_500_000,
        child_adds_cents: 400_000,
    };

    #[test]
    fn the_colour_follows_the_resources_of_the_household() {
        for (resources, spouse, children, colour) in [
            (0, false, 0, CardColour::Verte),
            (2_999_999, false, 0, CardColour::Verte),
            (3_000_000, false, 0, CardColour::Rose),
            (5_999_999, false, 0, CardColour::Rose),
            (6_000_000, false, 0, CardColour::Bulle),
            (4_499_999, true, 0, CardColour::Verte),
            (4_500_000, true, 0, CardColour::Rose),
            (4_500_000, true, 1, CardColour::Verte),
            (8_300_000, true, 2, CardColour::Bulle),
        ] {
            let thresholds = THRESHOLDS.of_household(spouse, children);
            assert_eq!(CardColour::of(resources, thresholds), colour, "{resources} {spouse} {children}");
        }
    }

    #[test]
    fn every_colour_is_found_by_its_code() {
        for colour in CardColour::ALL {
            assert_eq!(CardColour::from_code(colour.code()), Some(colour));
            assert_eq!(serde_json::to_value(colour).unwrap(), colour.code());
        }
    }

    proptest! {
        #[test]
        fn more_resources_never_make_a_lower_colour(one in 0_i64..20_000_000, more in 0_i64..20_000_000) {
            let thresholds = THRESHOLDS.of_household(true, 1);
            prop_assert!(CardColour::of(one, thresholds) <= CardColour::of(one + more, thresholds));
        }

        #[test]
        fn a_larger_household_never_has_a_higher_colour(resources in 0_i64..20_000_000, children in 0_u32..20) {
            let small = CardColour::of(resources, THRESHOLDS.of_household(false, children));
            let large = CardColour::of(resources, THRESHOLDS.of_household(true, children + 1));
            prop_assert!(large <= small);
        }
    }
}
