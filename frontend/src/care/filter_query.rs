//! The filter of the screen, as it stands in the address: so that Back, reload and signing in again find it.

use chrono::NaiveDate;
use contract::care::{CareFilter, CareState, PerformerFilter};

const BENEFICIARY: &str = "beneficiaire";
const STATE: &str = "etat";
const FROM: &str = "du";
const UNTIL: &str = "au";
const PERFORMER: &str = "praticien";

/// Name of a state in addresses.
#[must_use]
pub const fn state_slug(state: CareState) -> &'static str {
    match state {
        CareState::Processed => "paye",
        CareState::ToPay => "a-payer",
        CareState::InProgress => "en-cours",
    }
}

/// The state with this name in addresses.
#[must_use]
pub fn state_from_slug(slug: &str) -> Option<CareState> {
    CareState::ALL.into_iter().find(|state| state_slug(*state) == slug)
}

/// The filter in a query; `value` gives the value of a name. What cannot be read is as if it were absent.
#[must_use]
pub fn read(value: impl Fn(&str) -> Option<String>) -> CareFilter {
    let date = |name| value(name).and_then(|text| text.parse::<NaiveDate>().ok());
    CareFilter {
        beneficiary: value(BENEFICIARY).and_then(|text| text.parse().ok()),
        state: value(STATE).as_deref().and_then(state_from_slug),
        from: date(FROM),
        until: date(UNTIL),
        performer: value(PERFORMER).and_then(|text| text.parse::<PerformerFilter>().ok()),
    }
}

/// The query that [`read`] understands, with its question mark; empty for a filter without conditions.
#[must_use]
pub fn write(filter: &CareFilter) -> String {
    let pairs = [
        (BENEFICIARY, filter.beneficiary.map(|id| id.to_string())),
        (PERFORMER, filter.performer.as_ref().map(ToString::to_string)),
        (STATE, filter.state.map(|state| state_slug(state).to_owned())),
        (FROM, filter.from.map(|date| date.to_string())),
        (UNTIL, filter.until.map(|date| date.to_string())),
    ];
    let present: Vec<_> =
        pairs.into_iter().filter_map(|(name, value)| value.map(|value| format!("{name}={value}"))).collect();
    if present.is_empty() { String::new() } else { format!("?{}", present.join("&")) }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use contract::care::{CareFilter, CareState, PerformerFilter};

    use super::{read, state_from_slug, state_slug, write};

    fn parse(query: &str) -> CareFilter {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query.trim_start_matches('?')).unwrap();
        read(|name| pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()))
    }

    #[test]
    fn every_filter_survives_the_address() {
        let filter = CareFilter {
            beneficiary: "6f1c6a2e-7f53-4e0e-9c1c-111111111111".parse().ok(),
            state: Some(CareState::ToPay),
            from: NaiveDate::from_ymd_opt(2026, 1, 31),
            until: NaiveDate::from_ymd_opt(2026, 6, 30),
            performer: Some(PerformerFilter::Registered("P1042".to_owned())),
        };
        assert_eq!(parse(&write(&filter)), filter);
        assert_eq!(write(&CareFilter::default()), "");
        assert_eq!(parse(""), CareFilter::default());
    }

    #[test]
    fn what_cannot_be_read_is_as_if_absent() {
        assert_eq!(
            parse("beneficiaire=moi&etat=processed&du=31/01/2026&au=2026-02-30&praticien=;"),
            CareFilter::default()
        );
    }

    #[test]
    fn every_state_is_found_by_its_name() {
        for state in CareState::ALL {
            assert_eq!(state_from_slug(state_slug(state)), Some(state));
        }
    }
}
