//! The movements on the screen: the first page at once, the others when asked for.

use std::sync::Arc;

use chrono::NaiveDate;
use client::ClientError;
use contract::{
    movements::{ListMovements, Movement, MovementFilter, MovementPage},
    paging::{LARGEST_PAGE, PageRequest},
};
use leptos::{prelude::*, task::spawn_local};

use crate::core::{
    follow::follow,
    portal::{Portal, use_portal},
};

/// The movements that a filter selects, as far as they have been fetched.
#[derive(Clone, Copy)]
pub struct MovementList {
    /// The movements, the newest first; nothing before the first answer.
    pub movements: RwSignal<Option<Arc<Vec<Movement>>>>,
    /// First day of the period, and the date on which the data stand, once known.
    pub dates: RwSignal<Option<(NaiveDate, Option<NaiveDate>)>>,
    /// Whether an answer is being waited for.
    pub busy: RwSignal<bool>,
    /// Why the last answer did not come.
    pub failure: RwSignal<Option<ClientError>>,
    /// Where the next page starts.
    pub cursor: RwSignal<Option<String>>,
    filter: Memo<MovementFilter>,
    portal: Portal,
}

impl MovementList {
    /// Watches the filter: when it changes, the list begins again.
    pub fn new(filter: Memo<MovementFilter>) -> Self {
        let list = Self {
            movements: RwSignal::new(None),
            dates: RwSignal::new(None),
            busy: RwSignal::new(false),
            failure: RwSignal::new(None),
            cursor: RwSignal::new(None),
            filter,
            portal: use_portal(),
        };
        follow(move || {
            filter.track();
            list.restart();
        });
        list
    }

    /// Fetches the first page again.
    pub fn restart(self) {
        self.movements.set(None);
        self.cursor.set(None);
        spawn_local(async move {
            self.append(None).await;
        });
    }

    /// Fetches the next page.
    pub fn fetch_more(self) {
        spawn_local(async move {
            self.append(None).await;
        });
    }

    /// Fetches everything there is, then calls `then`.
    pub fn fetch_all(self, then: impl FnOnce() + 'static) {
        spawn_local(async move {
            while self.cursor.with_untracked(Option::is_some) {
                if !self.append(Some(LARGEST_PAGE)).await {
                    return;
                }
            }
            then();
        });
    }

    /// Adds one page. Not when it fails, or when the filter has changed meanwhile.
    async fn append(self, limit: Option<u16>) -> bool {
        let Some(filter) = self.filter.try_get_untracked() else { return false };
        self.busy.set(true);
        self.failure.set(None);
        let page = PageRequest { cursor: self.cursor.get_untracked(), limit };
        let answer = self.portal.send(&ListMovements { filter, page }).await;
        if self.filter.try_get_untracked() != Some(filter) {
            return false;
        }
        self.busy.set(false);
        match answer {
            Ok(MovementPage { movements, next_cursor, since, data_as_of }) => {
                self.cursor.set(next_cursor);
                self.dates.set(Some((since, data_as_of)));
                self.movements.update(|known| {
                    Arc::make_mut(known.get_or_insert_default()).extend(movements);
                });
                true
            }
            Err(error) => {
                self.failure.set(Some(error));
                false
            }
        }
    }
}
