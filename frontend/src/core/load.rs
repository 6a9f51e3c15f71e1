//! Answers of the server, from the question until they are shown.

use std::sync::Arc;

use client::ClientError;
use contract::endpoint::Endpoint;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::portal::use_portal;

/// What came of a question.
pub type Outcome<T> = Result<Arc<T>, ClientError>;

/// A question to the server and what came of it.
pub struct Loading<T: Send + Sync + 'static> {
    /// The last outcome; nothing before the first.
    pub outcome: RwSignal<Option<Outcome<T>>>,
    /// Whether an answer is being waited for.
    pub busy: RwSignal<bool>,
    again: Trigger,
}

impl<T: Send + Sync + 'static> Clone for Loading<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Loading<T> {}

impl<T: Send + Sync + 'static> Loading<T> {
    /// Asks again.
    pub fn retry(self) {
        self.outcome.set(None);
        self.again.notify();
    }

    /// The last answer, if it was a good one. Watches it.
    #[must_use]
    pub fn answer(self) -> Option<Arc<T>> {
        self.outcome.get().and_then(Result::ok)
    }
}

/// Asks the server now, and again whenever what `request` watches changes. While it gives nothing, nothing is asked.
/// The last answer stays until the next has come.
pub fn load<E>(request: impl Fn() -> Option<E> + 'static) -> Loading<E::Answer>
where
    E: Endpoint + 'static,
    E::Answer: Send + Sync + 'static,
{
    let portal = use_portal();
    let loading = Loading { outcome: RwSignal::new(None), busy: RwSignal::new(false), again: Trigger::new() };
    let latest = StoredValue::new(0_u32);
    Effect::new(move |_| {
        loading.again.track();
        let Some(request) = request() else {
            return;
        };
        latest.update_value(|number| *number += 1);
        let number = latest.get_value();
        loading.busy.set(true);
        spawn_local(async move {
            let answer = portal.send(&request).await;
            // A later question, or leaving the page, makes this answer stale.
            if latest.try_get_value() == Some(number) {
                loading.outcome.set(Some(answer.map(Arc::new)));
                loading.busy.set(false);
            }
        });
    });
    loading
}
