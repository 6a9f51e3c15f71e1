//! What can go wrong.

/// Why a letter or a form was not rendered. Says nothing about the person it is for.
#[derive(Debug, thiserror::Error)]
pub enum LetterError {
    /// The batch is empty.
    #[error("there is no letter to print")]
    Empty,
    /// The batch has more letters than one file may hold: print it as several.
    #[error("a batch has at most {} letters", crate::LARGEST_BATCH)]
    TooMany,
    /// A statement has more rows than one file may hold.
    #[error("a statement has at most {} rows", crate::LONGEST_STATEMENT)]
    TooLong,
    /// A letter cannot be printed: [`check`](crate::check) finds it before the batch is rendered.
    #[error("letter {} of the batch: {reason}", .position + 1)]
    Unprintable {
        /// Its place in the batch, from 0.
        position: usize,
        /// Why.
        reason: Unprintable,
    },
    /// The typesetter refused: a fault in a template or a text, or a sender that is not acceptable.
    #[error("the typesetter refused: {0}")]
    Typesetting(String),
}

/// Why a single letter cannot be printed, so that somebody has to mend what the fund knows of the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unprintable {
    /// A character is in none of the fonts, which cover the Latin, Greek and Cyrillic scripts.
    #[error("U+{:04X} is in none of the fonts", u32::from(*.0))]
    Character(char),
    /// The reference or the matricule has more than 24 characters: it would run into the recipient.
    #[error("the reference or the matricule is too long")]
    LongIdentifier,
    /// The recipient has no name, no street or no town.
    #[error("the postal address is incomplete")]
    IncompleteAddress,
    /// The country of the recipient is no code of ISO 3166-1.
    #[error("the country of the postal address is unknown")]
    UnknownCountry,
    /// The recipient does not fit the window of the envelope, even in the smallest print.
    #[error("the postal address does not fit the window of the envelope")]
    LongAddress,
}
