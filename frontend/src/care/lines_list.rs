//! The rows on the screen: the first page at once, the others when asked for.

use client::ClientError;
use contract::{
    care::{CareFilter, CareLine, CarePage, ListCareLines},
    paging::{LARGEST_PAGE, PageRequest},
};
use leptos::{prelude::*, task::spawn_local};

use crate::core::follow::follow;
use crate::core::portal::{Portal, use_portal};

/// What there is to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The first answer has not come yet.
    Waiting,
    /// The first answer did not come.
    Failed,
    /// No row matches.
    Empty,
    /// There are rows; the number changes when they are others, and not when they are more.
    Rows(u32),
}

/// The rows that a filter selects, as far as they have been fetched.
#[derive(Clone, Copy)]
pub struct LinesList {
    /// The rows, the newest first; nothing before the first answer.
    pub lines: RwSignal<Option<Vec<CareLine>>>,
    /// Whether there are more.
    pub more: Signal<bool>,
    /// Whether an answer is being waited for.
    pub busy: RwSignal<bool>,
    /// Why the last answer did not come.
    pub failure: RwSignal<Option<ClientError>>,
    cursor: RwSignal<Option<String>>,
    generation: RwSignal<u32>,
    filter: StoredValue<CareFilter>,
    portal: Portal,
}

impl LinesList {
    /// Watches the filter: when it changes, the list begins again.
    pub fn new(filter: Memo<CareFilter>) -> Self {
        let cursor = RwSignal::new(None::<String>);
        let list = Self {
            lines: RwSignal::new(None),
            more: Signal::derive(move || cursor.with(Option::is_some)),
            busy: RwSignal::new(false),
            failure: RwSignal::new(None),
            cursor,
            generation: RwSignal::new(0),
            filter: StoredValue::new(CareFilter::default()),
            portal: use_portal(),
        };
        follow(move || {
            list.filter.set_value(filter.get());
            list.restart();
        });
        list
    }

    /// What there is to show. Watches the list.
    pub fn phase(self) -> Phase {
        let failed = self.failure.with(Option::is_some);
        self.lines.with(|lines| match lines {
            None if failed => Phase::Failed,
            None => Phase::Waiting,
            Some(lines) if lines.is_empty() => Phase::Empty,
            Some(_) => Phase::Rows(self.generation.get_untracked()),
        })
    }

    /// Fetches the first page again.
    pub fn restart(self) {
        self.cursor.set(None);
        spawn_local(async move {
            if let Some(page) = self.fetch(None, None).await {
                self.cursor.set(page.next_cursor);
                self.generation.update(|generation| *generation += 1);
                self.lines.set(Some(page.lines));
            }
        });
    }

    /// Fetches the next page.
    pub fn fetch_more(self) {
        spawn_local(async move {
            self.append(None).await;
        });
    }

    /// Fetches everything there is, then calls `then`: what is printed adds up to its totals.
    pub fn fetch_all(self, then: impl FnOnce() + 'static) {
        spawn_local(async move {
            while self.more.get_untracked() {
                if !self.append(Some(LARGEST_PAGE)).await {
                    return;
                }
            }
            then();
        });
    }

    async fn append(self, limit: Option<u16>) -> bool {
        let Some(page) = self.fetch(self.cursor.get_untracked(), limit).await else {
            return false;
        };
        self.cursor.set(page.next_cursor);
        self.lines.update(|lines| lines.get_or_insert_default().extend(page.lines));
        true
    }

    /// One page. Nothing when it fails, or when the filter has changed meanwhile.
    async fn fetch(self, cursor: Option<String>, limit: Option<u16>) -> Option<CarePage> {
        let filter = self.filter.try_get_value()?;
        self.busy.set(true);
        self.failure.set(None);
        let request = ListCareLines { filter: filter.clone(), page: PageRequest { cursor, limit } };
        let answer = self.portal.send(&request).await;
        if self.filter.try_get_value()? != filter {
            return None;
        }
        self.busy.set(false);
        answer.map_err(|error| self.failure.set(Some(error))).ok()
    }
}
