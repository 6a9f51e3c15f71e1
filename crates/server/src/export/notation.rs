//! Numbers as the reader's language writes them.

use contract::language::Language;

/// Whether thousands are set apart.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    /// As on paper: `1 234,56`.
    Thousands,
    /// As a spreadsheet reads it: `1234,56`.
    Nothing,
}

/// Euros with their sign: `1 234,56 €`.
pub fn euros(cents: i64, language: Language) -> String {
    let amount = hundredths(cents, language, Grouping::Thousands);
    match (language, amount.strip_prefix('-')) {
        (Language::En, Some(positive)) => format!("-€{positive}"),
        (Language::En, None) => format!("€{amount}"),
        (Language::Fr | Language::It, _) => format!("{amount} €"),
    }
}

/// Hundredths with two decimals.
pub fn hundredths(count: i64, language: Language, grouping: Grouping) -> String {
    let sign = if count < 0 { "-" } else { "" };
    let (whole, rest) = (count.unsigned_abs() / 100, count.unsigned_abs() % 100);
    let whole = match grouping {
        Grouping::Nothing => whole.to_string(),
        Grouping::Thousands => grouped(whole, language),
    };
    format!("{sign}{whole}{}{rest:02}", decimal_point(language))
}

/// Basis points as a percentage, without useless zeros.
pub fn percent(rate_bp: i32, language: Language) -> String {
    let sign = if rate_bp < 0 { "-" } else { "" };
    let (whole, rest) = (rate_bp.unsigned_abs() / 100, rate_bp.unsigned_abs() % 100);
    match rest {
        0 => format!("{sign}{whole} %"),
        rest => format!("{sign}{whole}{}{rest:02} %", decimal_point(language)),
    }
}

fn grouped(whole: u64, language: Language) -> String {
    let separator = match language {
        Language::Fr => ' ',
        Language::En => ',',
        Language::It => '.',
    };
    let digits = whole.to_string();
    let mut written = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            written.push(separator);
        }
        written.push(digit);
    }
    written
}

const fn decimal_point(language: Language) -> char {
    match language {
        Language::En => '.',
        Language::Fr | Language::It => ',',
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn amounts_are_exact_to_the_cent() {
        let plain = |cents, language| hundredths(cents, language, Grouping::Nothing);
        assert_eq!(plain(123_456, Language::Fr), "1234,56");
        assert_eq!(plain(-5, Language::It), "-0,05");
        assert_eq!(plain(100, Language::En), "1.00");
        assert_eq!(percent(8_000, Language::En), "80 %");
        assert_eq!(percent(6_667, Language::Fr), "66,67 %");
        assert_eq!(percent(-150, Language::Fr), "-1,50 %");
    }

    #[test]
    fn paper_sets_thousands_apart() {
        assert_eq!(euros(123_456_789, Language::Fr), "1 234 567,89 €");
        assert_eq!(euros(-123_456, Language::It), "-1.234,56 €");
        assert_eq!(euros(-123_456, Language::En), "-€1,234.56");
        assert_eq!(euros(99_999, Language::En), "€999.99");
        assert_eq!(euros(0, Language::Fr), "0,00 €");
    }

    proptest! {
        #[test]
        fn no_digit_of_an_amount_is_lost(cents in any::<i64>(), language in 0_usize..3) {
            let written = euros(cents, Language::ALL[language]);
            let digits: String = written.chars().filter(char::is_ascii_digit).collect();
            prop_assert_eq!(digits.parse::<u64>().unwrap(), cents.unsigned_abs());
            prop_assert_eq!(written.contains('-'), cents < 0);
        }
    }
}
