//! Effects, as one type: the code that runs them exists once.

use leptos::prelude::Effect;

/// Runs `act` once the page stands, and again whenever what it watches changes.
pub fn follow(act: impl Fn() + 'static) {
    let act: Box<dyn Fn()> = Box::new(act);
    Effect::new(move |_: Option<()>| act());
}
