//! Why an import or an undo did not happen.

use std::io;

use sea_orm::DbErr;
use serde::{Serialize, Serializer, ser::SerializeStruct as _};

use crate::Refusals;

/// Why nothing was changed. As text for people, and serialised for `--json`.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The batch is not sound.
    #[error("{0}")]
    Refused(Refusals),
    /// A file or the folder cannot be read.
    #[error("{file} cannot be read: {source}")]
    Unreadable {
        /// What was read.
        file: String,
        /// What the operating system says.
        source: io::Error,
    },
    /// Another import or undo is under way.
    #[error("another import is under way; try again when it has ended")]
    Busy,
    /// There is no such batch.
    #[error("there is no batch {0}; `import list` shows those that were loaded")]
    UnknownBatch(i64),
    /// The batch was taken back before.
    #[error("batch {0} is undone already")]
    AlreadyUndone(i64),
    /// A newer batch stands on this one.
    #[error(
        "batch {batch} cannot be undone before batch {newest}, which was loaded after it; undo batch {newest} first"
    )]
    NotNewest {
        /// The batch that was to be undone.
        batch: i64,
        /// The newest loaded batch.
        newest: i64,
    },
    /// Persons or households of the batch have subscribed meanwhile, by themselves.
    #[error(
        "batch {batch} cannot be undone: {subscriptions} subscriptions were asked for in the portal by people whom this \
         batch brought; load a corrected batch instead"
    )]
    HasSubscribers {
        /// The batch that was to be undone.
        batch: i64,
        /// How many subscriptions.
        subscriptions: i64,
    },
    /// Households have declared their resources in a campaign of the batch.
    #[error(
        "batch {batch} cannot be undone: {declarations} declarations or drafts were made in a resource campaign that this \
         batch brought; load a corrected batch instead"
    )]
    HasDeclarations {
        /// The batch that was to be undone.
        batch: i64,
        /// How many declarations and drafts.
        declarations: i64,
    },
    /// The database refuses.
    #[error("the database refuses: {0}")]
    Database(#[from] DbErr),
    /// Work of this program ended before its time.
    #[error("the import was interrupted: {0}")]
    Interrupted(String),
}

impl ImportError {
    /// A stable word for the kind of error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Refused(_) => "refused",
            Self::Unreadable { .. } => "unreadable",
            Self::Busy => "busy",
            Self::UnknownBatch(_) => "unknown_batch",
            Self::AlreadyUndone(_) => "already_undone",
            Self::NotNewest { .. } => "not_newest",
            Self::HasSubscribers { .. } => "has_subscribers",
            Self::HasDeclarations { .. } => "has_declarations",
            Self::Database(_) => "database",
            Self::Interrupted(_) => "interrupted",
        }
    }
}

impl Serialize for ImportError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut error = serializer.serialize_struct("ImportError", 3)?;
        error.serialize_field("error", self.code())?;
        if let Self::Refused(refusals) = self {
            error.serialize_field("message", "the batch is refused, nothing of it was loaded")?;
            error.serialize_field("refusals", refusals)?;
        } else {
            error.serialize_field("message", &self.to_string())?;
        }
        error.end()
    }
}
