//! A list that grows page by page, as far as it has been fetched.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    dynamic::dynamic,
    pager::Pager,
    state::{Failure, empty_state, loading_state},
};
use crate::core::paged_list::{Paged, PagedList, Phase};

/// The table that `draw` draws, or that it is on its way, or `empty`; then why a page did not come, and the way to the
/// next one. A further page adds rows to the table that stands.
pub fn growing<P: Paged>(
    list: PagedList<P>,
    empty: String,
    draw: impl Fn() -> AnyView + Send + 'static,
    shown: Signal<String>,
) -> AnyView
where
    P::Answer: Send + Sync,
{
    let phase = Memo::new(move |_| list.phase());
    let table = dynamic(move || match phase.get() {
        Phase::Waiting => loading_state(),
        Phase::Failed => ().into_any(),
        Phase::Empty => empty_state(empty.clone()),
        Phase::Entries(_) => draw(),
    });
    let again = move |()| list.retry();
    let failure =
        dynamic(move || list.failure.get().map(|error| view! { <Failure error=error on_retry=again /> }).into_any());
    view! {
        {table}
        {failure}
        <Pager more=list.more busy=list.busy shown=shown on_more=move |()| list.fetch_more() />
    }
    .into_any()
}

/// The rows that there are, and, once there are more, those after them: what stands is never drawn again.
pub fn growing_rows<E>(entries: Signal<Vec<E>>, row: impl Fn(&E) -> AnyView + Send + Sync + 'static) -> AnyView
where
    E: Send + Sync + 'static,
{
    rows_from(0, entries, Arc::new(row))
}

fn rows_from<E>(start: usize, entries: Signal<Vec<E>>, row: Arc<dyn Fn(&E) -> AnyView + Send + Sync>) -> AnyView
where
    E: Send + Sync + 'static,
{
    let shown: Vec<AnyView> =
        entries.with_untracked(|entries| entries.iter().skip(start).map(|entry| row(entry)).collect());
    let end = start + shown.len();
    let more = Memo::new(move |_| entries.with(|entries| entries.len() > end));
    let further = dynamic(move || more.get().then(|| rows_from(end, entries, Arc::clone(&row))).into_any());
    (shown, further).into_any()
}
