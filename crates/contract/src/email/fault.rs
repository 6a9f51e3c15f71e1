//! Why what was typed is not an address.

use std::fmt;

/// Why what was typed is not an e-mail address. The page shows one message for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EmailFault {
    /// Nothing was typed.
    Missing,
    /// More than 254 characters.
    TooLong,
    /// A line break, another control character, or a mark that hides or reorders text.
    HiddenCharacter,
    /// A letter outside ASCII: accented, or of another alphabet and looking alike. A domain that has such letters is
    /// written in its technical form, `xn--…`.
    ForeignLetters,
    /// No `@`.
    MissingAt,
    /// More than one `@`.
    SeveralAts,
    /// A blank inside: often two addresses, or a name beside the address.
    Blank,
    /// Nothing before the `@`.
    LocalPartMissing,
    /// More than 64 characters before the `@`.
    LocalPartTooLong,
    /// A character before the `@` that no address has: quotes, brackets, commas…
    LocalPartCharacter,
    /// Before the `@`, a dot at the beginning or the end, or two in a row.
    LocalPartDot,
    /// Nothing after the `@`.
    DomainMissing,
    /// After the `@`, no dot: the ending (`.com`, `.mc`) is missing.
    DomainWithoutDot,
    /// After the `@`, a dot at the beginning or the end, or two in a row.
    DomainDot,
    /// A character after the `@` that no domain has: only letters, digits, hyphens and dots are possible.
    DomainCharacter,
    /// Between two dots of the domain, a hyphen at the beginning or the end, or more than 63 characters.
    DomainLabel,
    /// The last part of the domain is not a word: `192.0.2.1` is no domain.
    DomainEnding,
}

impl EmailFault {
    /// Every fault, in the order in which they are looked for.
    pub const ALL: [Self; 17] = [
        Self::Missing,
        Self::HiddenCharacter,
        Self::ForeignLetters,
        Self::Blank,
        Self::TooLong,
        Self::MissingAt,
        Self::SeveralAts,
        Self::LocalPartMissing,
        Self::LocalPartTooLong,
        Self::LocalPartCharacter,
        Self::LocalPartDot,
        Self::DomainMissing,
        Self::DomainWithoutDot,
        Self::DomainDot,
        Self::DomainCharacter,
        Self::DomainLabel,
        Self::DomainEnding,
    ];

    /// Stable code, for programs and for the pages' texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "email_missing",
            Self::TooLong => "email_too_long",
            Self::HiddenCharacter => "email_hidden_character",
            Self::ForeignLetters => "email_foreign_letters",
            Self::MissingAt => "email_missing_at",
            Self::SeveralAts => "email_several_ats",
            Self::Blank => "email_blank",
            Self::LocalPartMissing => "email_local_part_missing",
            Self::LocalPartTooLong => "email_local_part_too_long",
            Self::LocalPartCharacter => "email_local_part_character",
            Self::LocalPartDot => "email_local_part_dot",
            Self::DomainMissing => "email_domain_missing",
            Self::DomainWithoutDot => "email_domain_without_dot",
            Self::DomainDot => "email_domain_dot",
            Self::DomainCharacter => "email_domain_character",
            Self::DomainLabel => "email_domain_label",
            Self::DomainEnding => "email_domain_ending",
        }
    }
}

/// For programmers and integrators; pages have their own words for each code.
impl fmt::Display for EmailFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "an e-mail address is expected",
            Self::TooLong => "an e-mail address has 254 characters at most",
            Self::HiddenCharacter => "line breaks, control characters and marks that reorder text are not accepted",
            Self::ForeignLetters => {
                "only letters without accents of the Latin alphabet are accepted; write a domain that has others in its \
                 technical form (`xn--…`)"
            }
            Self::MissingAt => "an e-mail address has an `@`",
            Self::SeveralAts => "an e-mail address has a single `@`",
            Self::Blank => "an e-mail address has no blank",
            Self::LocalPartMissing => "something is expected before the `@`",
            Self::LocalPartTooLong => "64 characters at most are accepted before the `@`",
            Self::LocalPartCharacter => "a character before the `@` is not accepted",
            Self::LocalPartDot => "before the `@`, a dot stands between other characters, and not beside another dot",
            Self::DomainMissing => "a domain is expected after the `@`",
            Self::DomainWithoutDot => "the domain has at least one dot, as in `caisses.example`",
            Self::DomainDot => "in the domain, a dot stands between other characters, and not beside another dot",
            Self::DomainCharacter => "a domain has only letters, digits, hyphens and dots",
            Self::DomainLabel => {
                "between its dots, a domain has 63 characters at most, and no hyphen at the beginning or the end"
            }
            Self::DomainEnding => "the last part of a domain begins with a letter, as in `.example`",
        })
    }
}

impl std::error::Error for EmailFault {}
