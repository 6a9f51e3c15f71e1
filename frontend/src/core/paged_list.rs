//! A list that grows page by page: the first page at once, the others when asked for.

use client::ClientError;
use contract::{
    care::{CareFilter, CareLine, CarePage, ListCareLines},
    endpoint::Endpoint,
    movements::{ListMovements, Movement, MovementFilter, MovementPage},
    paging::{LARGEST_PAGE, PageRequest},
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    follow::follow,
    portal::{Portal, use_portal},
};

/// A request for a page of a list.
pub trait Paged: Endpoint + Sized + 'static {
    /// Which entries are wanted.
    type Filter: Clone + Default + PartialEq + Send + Sync + 'static;
    /// An entry.
    type Entry: Clone + Send + Sync + 'static;

    /// The request for one page of the entries of a filter.
    fn of(filter: Self::Filter, page: PageRequest) -> Self;

    /// The entries of a page, and where the next one starts.
    fn entries(answer: &mut Self::Answer) -> (Vec<Self::Entry>, Option<String>);
}

impl Paged for ListCareLines {
    type Filter = CareFilter;
    type Entry = CareLine;

    fn of(filter: CareFilter, page: PageRequest) -> Self {
        Self { filter, page }
    }

    fn entries(answer: &mut CarePage) -> (Vec<CareLine>, Option<String>) {
        (std::mem::take(&mut answer.lines), answer.next_cursor.take())
    }
}

impl Paged for ListMovements {
    type Filter = MovementFilter;
    type Entry = Movement;

    fn of(filter: MovementFilter, page: PageRequest) -> Self {
        Self { filter, page }
    }

    fn entries(answer: &mut MovementPage) -> (Vec<Movement>, Option<String>) {
        (std::mem::take(&mut answer.movements), answer.next_cursor.take())
    }
}

/// What there is to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The first answer has not come yet.
    Waiting,
    /// The first answer did not come.
    Failed,
    /// No entry matches.
    Empty,
    /// There are entries; the number changes when they are others, and not when they are more.
    Entries(u32),
}

/// The entries that a filter selects, as far as they have been fetched.
pub struct PagedList<P: Paged> {
    /// The entries, the newest first; nothing before the first answer.
    pub entries: RwSignal<Option<Vec<P::Entry>>>,
    /// Whether there are more.
    pub more: Signal<bool>,
    /// Whether an answer is being waited for.
    pub busy: RwSignal<bool>,
    /// Why the last answer did not come.
    pub failure: RwSignal<Option<ClientError>>,
    /// What else the last first page said, without its entries.
    pub head: RwSignal<Option<P::Answer>>,
    cursor: RwSignal<Option<String>>,
    generation: RwSignal<u32>,
    filter: StoredValue<P::Filter>,
    portal: Portal,
}

impl<P: Paged> Clone for PagedList<P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P: Paged> Copy for PagedList<P> {}

impl<P: Paged> PagedList<P>
where
    P::Answer: Send + Sync,
{
    /// Watches the filter: when it changes, the list begins again.
    pub fn new(filter: Memo<P::Filter>) -> Self {
        let cursor = RwSignal::new(None::<String>);
        let list = Self {
            entries: RwSignal::new(None),
            more: Signal::derive(move || cursor.with(Option::is_some)),
            busy: RwSignal::new(false),
            failure: RwSignal::new(None),
            head: RwSignal::new(None),
            cursor,
            generation: RwSignal::new(0),
            filter: StoredValue::new(P::Filter::default()),
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
        self.entries.with(|entries| match entries {
            None if failed => Phase::Failed,
            None => Phase::Waiting,
            Some(entries) if entries.is_empty() => Phase::Empty,
            Some(_) => Phase::Entries(self.generation.get_untracked()),
        })
    }

    /// The entries; none before the first answer.
    pub fn all(self) -> Signal<Vec<P::Entry>> {
        Signal::derive(move || self.entries.get().unwrap_or_default())
    }

    /// How many entries are there. Watches the list.
    pub fn count(self) -> usize {
        self.entries.with(|entries| entries.as_ref().map_or(0, Vec::len))
    }

    /// Asks again for what did not come.
    pub fn retry(self) {
        if self.entries.with_untracked(Option::is_none) {
            self.restart();
        } else {
            self.fetch_more();
        }
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

    /// Fetches the first page again. What stands stays until it comes.
    fn restart(self) {
        self.cursor.set(None);
        spawn_local(async move {
            if let Some(mut page) = self.fetch(None, None).await {
                let (entries, cursor) = P::entries(&mut page);
                self.cursor.set(cursor);
                self.generation.update(|generation| *generation += 1);
                self.head.set(Some(page));
                self.entries.set(Some(entries));
            }
        });
    }

    async fn append(self, limit: Option<u16>) -> bool {
        let Some(mut page) = self.fetch(self.cursor.get_untracked(), limit).await else {
            return false;
        };
        let (further, cursor) = P::entries(&mut page);
        self.cursor.set(cursor);
        self.entries.update(|entries| entries.get_or_insert_default().extend(further));
        true
    }

    /// One page. Nothing when it fails, or when the filter has changed meanwhile.
    async fn fetch(self, cursor: Option<String>, limit: Option<u16>) -> Option<P::Answer> {
        let filter = self.filter.try_get_value()?;
        self.busy.set(true);
        self.failure.set(None);
        let answer = self.portal.send(&P::of(filter.clone(), PageRequest { cursor, limit })).await;
        if self.filter.try_get_value()? != filter {
            return None;
        }
        self.busy.set(false);
        answer.map_err(|error| self.failure.set(Some(error))).ok()
    }
}
