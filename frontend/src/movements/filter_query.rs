//! The filter of the screen, as it stands in the address: so that Back, reload and signing in again find it.

use chrono::NaiveDate;
use contract::movements::{MovementFilter, MovementKind};

const KIND: &str = "type";
const FROM: &str = "du";
const UNTIL: &str = "au";

/// Name of a kind in addresses.
#[must_use]
pub const fn kind_slug(kind: MovementKind) -> &'static str {
    match kind {
        MovementKind::Refund => "soins",
        MovementKind::Indemnity => "indemnisation",
        MovementKind::Allowance => "allocations",
        MovementKind::Pension => "pension",
        MovementKind::Letter => "courrier",
    }
}

/// The kind with this name in addresses.
#[must_use]
pub fn kind_from_slug(slug: &str) -> Option<MovementKind> {
    MovementKind::ALL.into_iter().find(|kind| kind_slug(*kind) == slug)
}

/// The filter in a query; `value` gives the value of a name. What cannot be read is as if it were absent.
#[must_use]
pub fn read(value: impl Fn(&str) -> Option<String>) -> MovementFilter {
    let date = |name| value(name).and_then(|text| text.parse::<NaiveDate>().ok());
    MovementFilter { kind: value(KIND).as_deref().and_then(kind_from_slug), from: date(FROM), until: date(UNTIL) }
}

/// The query that [`read`] understands, with its question mark; empty for a filter without conditions.
#[must_use]
pub fn write(filter: &MovementFilter) -> String {
    let pairs = [
        (KIND, filter.kind.map(|kind| kind_slug(kind).to_owned())),
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
    use contract::movements::{MovementFilter, MovementKind};

    use super::{read, write};

    fn parse(query: &str) -> MovementFilter {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query.trim_start_matches('?')).unwrap();
        read(|name| pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()))
    }

    #[test]
    fn every_filter_survives_the_address() {
        for kind in MovementKind::ALL {
            let filter = MovementFilter {
                kind: Some(kind),
                from: NaiveDate::from_ymd_opt(2026, 1, 31),
                until: NaiveDate::from_ymd_opt(2026, 6, 30),
            };
            assert_eq!(parse(&write(&filter)), filter);
        }
        assert_eq!(write(&MovementFilter::default()), "");
        assert_eq!(parse("type=autre&du=31/01/2026"), MovementFilter::default());
    }
}
