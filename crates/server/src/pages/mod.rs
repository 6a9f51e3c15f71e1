//! Information pages: the fund's own texts, one Markdown file per page and language (NAV-02, NAV-07, AUTH-09).
//!
//! The program carries a complete set. A fund overlays it with a directory of its own: a file there replaces the
//! carried one of the same name or adds a page, and an edit shows within seconds, without a restart. The format is
//! described in `docs/OPERATING.md`. General terms (PROF-08) are kept beside them, by document and version.

mod endpoints;
mod error;
mod front_matter;
mod placeholders;
mod render;
mod snapshot;
mod source;
mod terms;
#[cfg(test)]
mod tests;
mod typography;

use std::{
    fmt,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError, RwLock},
    time::{Duration, Instant},
};

use chrono::NaiveDate;
use contract::{
    institution::Institution,
    language::Language,
    pages::{InformationPage, PageList},
    terms::{Terms, TermsDocument},
};

pub use endpoints::{refresh_when_due, routes};
pub use error::{PageError, PagesError};
use snapshot::Snapshot;
use source::{Fingerprint, Overlay};

/// How long the pages are served before the directory is looked at again.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// The information pages as they stand now, in every language.
pub struct Pages {
    institution: Institution,
    current: RwLock<Arc<Snapshot>>,
    watch: Option<Mutex<Watch>>,
}

/// The fund's directory, and what it looked like when it was last read.
struct Watch {
    overlay: Overlay,
    seen: Fingerprint,
    looked_at: Instant,
}

impl fmt::Debug for Pages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").finish_non_exhaustive()
    }
}

impl Pages {
    /// Reads every page: the carried ones, then those of the fund's `directory`. Blocks on the file system.
    ///
    /// `institution` fills the placeholders of the texts.
    ///
    /// # Errors
    /// When the directory cannot be read or a page is not well-formed; the error names the file.
    pub fn load(directory: Option<PathBuf>, institution: &Institution) -> Result<Self, PagesError> {
        let overlay = directory.map(Overlay::new);
        // The fingerprint comes first: a file that changes while it is read differs from it, and is read again.
        let seen = overlay.as_ref().map(Overlay::fingerprint).transpose()?;
        let snapshot = Snapshot::read(overlay.as_ref(), institution)?;
        let watch = overlay.zip(seen).map(|(overlay, seen)| Watch { overlay, seen, looked_at: Instant::now() });
        Ok(Self {
            institution: institution.clone(),
            current: RwLock::new(Arc::new(snapshot)),
            watch: watch.map(Mutex::new),
        })
    }

    /// The list of pages in menu order; titles are French where a page is not translated.
    #[must_use]
    pub fn list(&self, language: Language) -> PageList {
        self.snapshot().list(language)
    }

    /// The page with this slug, in French when it is not translated; `None` when there is none.
    ///
    /// The slug is only looked up among the pages already read, so no request can reach another file.
    #[must_use]
    pub fn read(&self, language: Language, slug: &str) -> Option<InformationPage> {
        self.snapshot().read_page(language, slug)
    }

    /// General terms as the files have them, in French where they are not translated: the version in force on `today`, or
    /// the one that is named; `None` when there is no such version.
    #[must_use]
    pub fn terms(
        &self,
        document: TermsDocument,
        version: Option<&str>,
        language: Language,
        today: NaiveDate,
    ) -> Option<Terms> {
        self.snapshot().terms.read(document, version, language, today)
    }

    /// Name of the version of general terms that is in force on `today`.
    #[must_use]
    pub fn terms_in_force(&self, document: TermsDocument, today: NaiveDate) -> String {
        self.snapshot().terms.in_force(document, today).to_owned()
    }

    /// Whether it is time to [`refresh`](Self::refresh). Never blocks.
    #[must_use]
    pub fn is_due(&self) -> bool {
        let watch = self.watch.as_ref().and_then(|watch| watch.try_lock().ok());
        watch.is_some_and(|watch| watch.looked_at.elapsed() >= LOOK_EVERY)
    }

    /// Looks at the fund's directory, and reads the pages again when a file has changed. Blocks on the file system.
    ///
    /// A page that is not well-formed is reported in the log, and the pages stay as they were.
    pub fn refresh(&self) {
        // Whoever finds the lock taken leaves the work to its holder.
        let Some(mut watch) = self.watch.as_ref().and_then(|watch| watch.try_lock().ok()) else {
            return;
        };
        watch.looked_at = Instant::now();
        if let Err(error) = self.refresh_watched(&mut watch) {
            tracing::error!(%error, "the information pages stay as they were");
        }
    }

    fn refresh_watched(&self, watch: &mut Watch) -> Result<(), PagesError> {
        let now = watch.overlay.fingerprint()?;
        if now == watch.seen {
            return Ok(());
        }
        // Remembered even when reading fails: one report per change, not one every two seconds.
        watch.seen = now;
        let snapshot = Arc::new(Snapshot::read(Some(&watch.overlay), &self.institution)?);
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = snapshot;
        tracing::info!("the information pages have been read again");
        Ok(())
    }

    fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.current.read().unwrap_or_else(PoisonError::into_inner))
    }
}
