//! Amounts as people type them.

/// Highest amount of a line, in cents: ten million euros.
pub const HIGHEST_AMOUNT_CENTS: i64 = 1_000_000_000;

/// Why a text is no amount that can be declared. The page shows one message for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountFault {
    /// Nothing but blanks.
    Empty,
    /// Something else than digits, one decimal sign and signs between thousands.
    NotANumber,
    /// Less than nothing.
    Negative,
    /// More than two decimals.
    TooManyDecimals,
    /// More than [`HIGHEST_AMOUNT_CENTS`].
    TooHigh,
}

/// The amount in cents that a text means: « 1 234,56 », « 1.234,56 € », « 1234.5 », « EUR 1'234 ».
///
/// A sign with three digits after it parts thousands, unless another kind of sign stands before it; any other last sign
/// is the decimal one.
///
/// # Errors
/// Why the text is no amount that can be declared.
pub fn parse_amount(text: &str) -> Result<i64, AmountFault> {
    let text = without_currency(text);
    if text.is_empty() {
        return Err(AmountFault::Empty);
    }
    let (negative, text) = match text.strip_prefix(['-', '\u{2212}', '\u{2013}']) {
        Some(rest) => (true, rest.trim()),
        None => (false, text.strip_prefix('+').unwrap_or(text).trim()),
    };
    let (whole, decimals) = split_decimals(text);
    let digits = ungroup(whole).ok_or(AmountFault::NotANumber)?;
    if !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(AmountFault::NotANumber);
    }
    if decimals.len() > 2 {
        return Err(AmountFault::TooManyDecimals);
    }
    let cents = format!("{digits}{decimals:0<2}").parse::<i64>().unwrap_or(i64::MAX);
    match cents {
        0 => Ok(0),
        _ if negative => Err(AmountFault::Negative),
        _ if cents > HIGHEST_AMOUNT_CENTS => Err(AmountFault::TooHigh),
        _ => Ok(cents),
    }
}

fn without_currency(text: &str) -> &str {
    let is_euro = |word: &str| word == "€" || word.eq_ignore_ascii_case("eur") || word.eq_ignore_ascii_case("euros");
    let text = text.trim();
    let last = text.rfind(|c: char| c.is_ascii_digit()).map_or(text.len(), |last| last + 1);
    let text = if is_euro(text[last..].trim()) { text[..last].trim_end() } else { text };
    let first = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    if is_euro(text[..first].trim()) { &text[first..] } else { text }
}

/// What stands before and after the decimal sign.
fn split_decimals(text: &str) -> (&str, &str) {
    let Some(last) = text.rfind([',', '.']) else { return (text, "") };
    let (before, sign, after) = (&text[..last], &text[last..=last], &text[last + 1..]);
    let parts_thousands =
        after.len() == 3 && !before.is_empty() && !before.contains([',', '.', ' ', '\u{a0}', '\u{202f}']);
    if parts_thousands || before.contains(sign) { (text, "") } else { (before, after) }
}

/// The digits of a whole number whose thousands may be parted: by one kind of sign, in groups of three.
fn ungroup(text: &str) -> Option<String> {
    let is_blank = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
    let sign = |c: char| match c {
        c if is_blank(c) => Some(' '),
        ',' | '.' | '\'' => Some(c),
        '\u{2019}' => Some('\''),
        _ => None,
    };
    let signs: Vec<char> = text.chars().filter_map(sign).collect();
    if signs.windows(2).any(|two| two[0] != two[1]) {
        return None;
    }
    let groups: Vec<&str> = text.split(|c| sign(c).is_some()).collect();
    let are_digits = groups.iter().all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
    let are_thousands = groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3));
    (are_digits && are_thousands).then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_amount_is_understood_however_it_is_written() {
        for (text, cents) in [
            ("1234", 123_400),
            ("1 234,56", 123_456),
            ("1\u{a0}234,56 €", 123_456),
            ("1\u{202f}234\u{202f}567,8", 123_456_780),
            ("1.234,56 €", 123_456),
            ("1,234.56", 123_456),
            ("1 234.56", 123_456),
            ("1.234.567,89", 123_456_789),
            ("1.234.567", 123_456_700),
            ("1234.5", 123_450),
            ("1234,", 123_400),
            ("1.234", 123_400),
            ("1’234.50", 123_450),
            ("EUR 1'234", 123_400),
            ("12 euros", 1_200),
            ("+12,00", 1_200),
            (" 0 ", 0),
            ("-0,00", 0),
            ("007", 700),
            ("10 000 000,00", HIGHEST_AMOUNT_CENTS),
        ] {
            assert_eq!(parse_amount(text), Ok(cents), "{text:?}");
        }
    }

    #[test]
    fn what_is_no_amount_says_why() {
        for (text, fault) in [
            ("", AmountFault::Empty),
            (" \u{a0}", AmountFault::Empty),
            ("€", AmountFault::NotANumber),
            ("douze", AmountFault::NotANumber),
            ("12 34", AmountFault::NotANumber),
            ("1.23.4", AmountFault::NotANumber),
            ("1,2,3", AmountFault::NotANumber),
            ("1e3", AmountFault::NotANumber),
            ("1 234 $", AmountFault::NotANumber),
            ("--5", AmountFault::NotANumber),
            (",50", AmountFault::NotANumber),
            ("-12,50", AmountFault::Negative),
            ("\u{2212}1", AmountFault::Negative),
            ("1,2345", AmountFault::TooManyDecimals),
            ("1 234,567", AmountFault::TooManyDecimals),
            ("10 000 000,01", AmountFault::TooHigh),
            ("99999999999999999999999", AmountFault::TooHigh),
        ] {
            assert_eq!(parse_amount(text), Err(fault), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn an_amount_as_the_portal_writes_it_is_read_back(cents in 0..=HIGHEST_AMOUNT_CENTS) {
            let (euros, rest) = (cents / 100, cents % 100);
            prop_assert_eq!(parse_amount(&format!("{euros},{rest:02} €")), Ok(cents));
            prop_assert_eq!(parse_amount(&format!("{euros}.{rest:02}")), Ok(cents));
        }

        #[test]
        fn no_text_makes_it_panic(text in ".*") {
            let _ = parse_amount(&text);
        }
    }
}
