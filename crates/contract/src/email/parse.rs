//! Reading an address, one rule after the other.

use super::{EmailFault, LONGEST_EMAIL, LONGEST_LOCAL_PART};
use crate::text::is_hidden;

/// Longest part of a domain between two dots (RFC 1035, section 2.3.4).
const LONGEST_LABEL: usize = 63;

/// The address with its domain in lower case.
pub(super) fn parse(typed: &str) -> Result<String, EmailFault> {
    let address = typed.trim_matches(is_blank);
    check_characters(address)?;
    if address.len() > LONGEST_EMAIL {
        return Err(EmailFault::TooLong);
    }
    let (local, domain) = address.split_once('@').ok_or(EmailFault::MissingAt)?;
    if domain.contains('@') {
        return Err(EmailFault::SeveralAts);
    }
    check_local_part(local)?;
    check_domain(domain)?;
    Ok(format!("{local}@{}", domain.to_ascii_lowercase()))
}

/// Blanks that come along when an address is pasted; line breaks and tabulations are control characters.
const fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}')
}

/// Leaves ASCII that can be seen.
fn check_characters(address: &str) -> Result<(), EmailFault> {
    if address.is_empty() {
        return Err(EmailFault::Missing);
    }
    if address.chars().any(is_hidden) {
        return Err(EmailFault::HiddenCharacter);
    }
    if address.chars().any(|c| !c.is_ascii() && !c.is_whitespace()) {
        return Err(EmailFault::ForeignLetters);
    }
    if address.chars().any(char::is_whitespace) {
        return Err(EmailFault::Blank);
    }
    Ok(())
}

fn check_local_part(local: &str) -> Result<(), EmailFault> {
    if local.is_empty() {
        Err(EmailFault::LocalPartMissing)
    } else if local.len() > LONGEST_LOCAL_PART {
        Err(EmailFault::LocalPartTooLong)
    } else if !local.bytes().all(|byte| is_atom(byte) || byte == b'.') {
        Err(EmailFault::LocalPartCharacter)
    } else if local.split('.').any(str::is_empty) {
        Err(EmailFault::LocalPartDot)
    } else {
        Ok(())
    }
}

/// `atext` of RFC 5322, section 3.2.3: what needs no quotes.
const fn is_atom(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'!' | b'#'
                | b'$'
                | b'%'
                | b'&'
                | b'\''
                | b'*'
                | b'+'
                | b'-'
                | b'/'
                | b'='
                | b'?'
                | b'^'
                | b'_'
                | b'`'
                | b'{'
                | b'|'
                | b'}'
                | b'~'
        )
}

fn check_domain(domain: &str) -> Result<(), EmailFault> {
    if domain.is_empty() {
        return Err(EmailFault::DomainMissing);
    }
    if !domain.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.')) {
        return Err(EmailFault::DomainCharacter);
    }
    let Some((_, ending)) = domain.rsplit_once('.') else {
        return Err(EmailFault::DomainWithoutDot);
    };
    if domain.split('.').any(str::is_empty) {
        return Err(EmailFault::DomainDot);
    }
    if domain.split('.').any(|label| label.len() > LONGEST_LABEL || label.starts_with('-') || label.ends_with('-')) {
        return Err(EmailFault::DomainLabel);
    }
    if !ending.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return Err(EmailFault::DomainEnding);
    }
    Ok(())
}
