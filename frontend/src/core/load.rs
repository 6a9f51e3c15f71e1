//! Answers of the server, from the question until they are shown.

use std::{any::Any, marker::PhantomData, sync::Arc};

use client::{ClientError, Conditions, Tagged, transport::Incoming};
use contract::endpoint::Endpoint;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::de::DeserializeOwned;

use super::{
    follow::follow,
    portal::{Question, use_portal},
};

/// What came of a question.
pub type Outcome<T> = Result<Arc<T>, ClientError>;

/// An answer whose type only the one who asked knows. It keeps the program small: the code that waits for answers
/// exists once, and not once for every kind of answer.
type AnyAnswer = Arc<dyn Any + Send + Sync>;

/// What is asked next; nothing while there is nothing to ask.
type Ask = Box<dyn Fn() -> Option<Result<Question, ClientError>>>;

/// Reads an answer.
type Read = fn(&Incoming) -> Result<AnyAnswer, ClientError>;

#[derive(Clone, Copy)]
struct State {
    outcome: RwSignal<Option<Result<AnyAnswer, ClientError>>>,
    again: RwSignal<u32>,
}

/// A question to the server and what came of it.
pub struct Loading<T> {
    state: State,
    answer: PhantomData<fn() -> T>,
}

impl<T> Clone for Loading<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Loading<T> {}

impl<T: Send + Sync + 'static> Loading<T> {
    /// Asks again.
    pub fn retry(self) {
        self.state.outcome.set(None);
        self.state.again.update(|times| *times += 1);
    }

    /// Asks again; what is shown stays until the answer has come.
    pub fn refresh(self) {
        self.state.again.update(|times| *times += 1);
    }

    /// The last outcome; nothing before the first. Watches it.
    #[must_use]
    pub fn outcome(self) -> Option<Outcome<T>> {
        match self.state.outcome.get()? {
            Ok(answer) => answer.downcast().ok().map(Ok),
            Err(error) => Some(Err(error)),
        }
    }

    /// The last answer, if it was a good one. Watches it.
    #[must_use]
    pub fn answer(self) -> Option<Arc<T>> {
        self.outcome().and_then(Result::ok)
    }
}

/// Asks the server now, and again whenever what `request` watches changes. While it gives nothing, nothing is asked.
/// The last answer stays until the next has come.
pub fn load<E>(request: impl Fn() -> Option<E> + 'static) -> Loading<E::Answer>
where
    E: Endpoint + 'static,
    E::Answer: Send + Sync + 'static,
{
    let ask = move || request().map(|request| Question::of(&request, &Conditions::default()));
    Loading { state: watch(Box::new(ask), read::<E::Answer>), answer: PhantomData }
}

/// Asks the server now for a resource with the tag of its state, which a change of it names.
pub fn load_tagged<E>(request: impl Fn() -> Option<E> + 'static) -> Loading<Tagged<E::Answer>>
where
    E: Endpoint + 'static,
    E::Answer: Send + Sync + 'static,
{
    let ask = move || request().map(|request| Question::of(&request, &Conditions::default()));
    let read = |success: &Incoming| {
        let value = client::read::<E::Answer>(success)?;
        Ok(Arc::new(Tagged { value, tag: success.tag.clone() }) as AnyAnswer)
    };
    Loading { state: watch(Box::new(ask), read), answer: PhantomData }
}

fn read<A: DeserializeOwned + Send + Sync + 'static>(success: &Incoming) -> Result<AnyAnswer, ClientError> {
    client::read::<A>(success).map(|answer| Arc::new(answer) as AnyAnswer)
}

fn watch(ask: Ask, read: Read) -> State {
    let portal = use_portal();
    let state = State { outcome: RwSignal::new(None), again: RwSignal::new(0) };
    let latest = StoredValue::new(0_u32);
    follow(move || {
        state.again.track();
        let Some(question) = ask() else {
            return;
        };
        latest.update_value(|number| *number += 1);
        let number = latest.get_value();
        spawn_local(async move {
            let outcome = portal.exchange(question).await.and_then(|success| read(&success));
            // A later question, or leaving the page, makes this answer stale.
            if latest.try_get_value() == Some(number) {
                state.outcome.set(Some(outcome));
            }
        });
    });
    state
}
