//! The recipient in the window of the envelope.

use std::{collections::BTreeMap, sync::LazyLock};

use crate::{error::Unprintable, letter::PostalAddress, typography::printed_value};

/// French names of countries by their code, after the Common Locale Data Repository 48 (licence Unicode-3.0).
static COUNTRIES: LazyLock<BTreeMap<&str, &str>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../texts/countries.json")).unwrap_or_default());

/// Longest run of letters without a space that fits the window in the smallest print, even all of them wide.
const LONGEST_WORD: usize = 38;
/// Lines that fit the window in the smallest print.
const MOST_LINES: usize = 13;

/// The lines of an address, from the name to the country, none of them empty.
///
/// # Errors
/// When a name, a street or a town is missing, the country is unknown, or the window is too small.
pub fn lines(address: &PostalAddress, domestic_countries: &[String]) -> Result<Vec<String>, Unprintable> {
    let town = format!("{} {}", address.postal_code, address.city).to_uppercase();
    let street = [&address.address_line_1, &address.address_line_2];
    let is_missing = |lines: &[&String]| lines.iter().all(|line| printed_value(line).is_empty());
    if is_missing(&address.name.iter().collect::<Vec<_>>()) || is_missing(&street) || is_missing(&[&address.city]) {
        return Err(Unprintable::IncompleteAddress);
    }
    let country = country_line(&address.country, domestic_countries)?;
    let lines: Vec<String> = address
        .name
        .iter()
        .chain(street)
        .chain([&town, &country])
        .map(|line| breakable(&printed_value(line)))
        .filter(|line| !line.is_empty())
        .collect();
    let rows: usize = lines.iter().map(|line| line.chars().count().div_ceil(LONGEST_WORD)).sum();
    if rows > MOST_LINES { Err(Unprintable::LongAddress) } else { Ok(lines) }
}

fn country_line(code: &str, domestic: &[String]) -> Result<String, Unprintable> {
    if code.is_empty() || domestic.iter().any(|country| country == code) {
        return Ok(String::new());
    }
    COUNTRIES.get(code).map(|name| name.to_uppercase()).ok_or(Unprintable::UnknownCountry)
}

/// The same words, those that are wider than the window cut in pieces.
fn breakable(line: &str) -> String {
    let mut broken = String::with_capacity(line.len());
    let mut run = 0;
    for character in line.chars() {
        run = if character == ' ' { 0 } else { run + 1 };
        if run > LONGEST_WORD {
            broken.push(' ');
            run = 1;
        }
        broken.push(character);
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::{COUNTRIES, LONGEST_WORD};
    use crate::{error::Unprintable, letter::PostalAddress};

    fn address() -> PostalAddress {
        PostalAddress {
            name: vec!["Alain Dupont".to_owned()],
            address_line_1: "4 rue des Iris".to_owned(),
            postal_code: "98000".to_owned(),
            city: "Monaco".to_owned(),
            country: "MC".to_owned(),
            ..PostalAddress::default()
        }
    }

    fn lines(address: &PostalAddress) -> Result<Vec<String>, Unprintable> {
        super::lines(address, &["MC".to_owned(), "FR".to_owned()])
    }

    #[test]
    fn what_is_empty_leaves_no_gap_and_the_town_is_in_capitals() {
        assert_eq!(lines(&address()).unwrap(), ["Alain Dupont", "4 rue des Iris", "98000 MONACO"]);
        let abroad = PostalAddress {
            address_line_2: "  ".to_owned(),
            city: "Ventimiglia".to_owned(),
            country: "IT".to_owned(),
            ..address()
        };
        assert_eq!(lines(&abroad).unwrap()[2..], ["98000 VENTIMIGLIA", "ITALIE"]);
    }

    #[test]
    fn a_country_is_named_in_french_and_must_exist() {
        assert_eq!(COUNTRIES.len(), 250);
        let to = |country: &str| lines(&PostalAddress { country: country.to_owned(), ..address() });
        assert_eq!(to("CI").unwrap().last().unwrap(), "CÔTE D’IVOIRE");
        assert_eq!(to("").unwrap().last().unwrap(), "98000 MONACO");
        assert_eq!(to("ZZ"), Err(Unprintable::UnknownCountry));
    }

    #[test]
    fn nobody_nowhere_or_no_town_is_no_address() {
        for incomplete in [
            PostalAddress { name: vec![" \u{200f}".to_owned()], ..address() },
            PostalAddress { address_line_1: String::new(), ..address() },
            PostalAddress { city: String::new(), ..address() },
        ] {
            assert_eq!(lines(&incomplete), Err(Unprintable::IncompleteAddress));
        }
    }

    #[test]
    fn a_word_wider_than_the_window_is_cut_and_an_endless_address_refused() {
        let name = "W".repeat(200);
        let long = PostalAddress { name: vec![name.clone()], ..address() };
        let printed = &lines(&long).unwrap()[0];
        assert_eq!(printed.replace(' ', ""), name);
        assert!(printed.split(' ').all(|word| word.chars().count() <= LONGEST_WORD));
        let endless = PostalAddress { address_line_1: "rue ".repeat(200), ..long };
        assert_eq!(lines(&endless), Err(Unprintable::LongAddress));
    }
}
