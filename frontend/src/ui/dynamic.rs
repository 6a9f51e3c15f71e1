//! What changes on the page, as three types instead of one for each place: the code that redraws exists three times
//! and not a hundred.

use leptos::prelude::AnyView;

/// A part of the page that is drawn anew whenever what it watches changes.
pub type DynamicView = Box<dyn FnMut() -> AnyView + Send>;

/// A text that follows what it watches.
pub type DynamicText = Box<dyn FnMut() -> String + Send>;

/// An attribute that follows what it watches; nothing takes it away.
pub type DynamicAttribute = Box<dyn FnMut() -> Option<&'static str> + Send>;

/// A part of the page that is drawn anew whenever what `draw` watches changes.
pub fn dynamic(draw: impl FnMut() -> AnyView + Send + 'static) -> DynamicView {
    Box::new(draw)
}

/// A text that follows what `write` watches.
pub fn words(write: impl FnMut() -> String + Send + 'static) -> DynamicText {
    Box::new(write)
}

/// An attribute that is there with this value while the condition holds.
pub fn when(value: &'static str, condition: impl Fn() -> bool + Send + 'static) -> DynamicAttribute {
    Box::new(move || condition().then_some(value))
}

/// An attribute that says `true` or `false`.
pub fn either(condition: impl Fn() -> bool + Send + 'static) -> DynamicAttribute {
    Box::new(move || Some(if condition() { "true" } else { "false" }))
}
