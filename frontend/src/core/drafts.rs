//! What is typed into forms, as long as the portal is open (NAV-12): in memory only, never on the device.
//!
//! A form that is left, or taken off the screen because the session ended, finds its values again. They are forgotten
//! when the form is sent, when the person signs out, and when somebody else signs in. Passwords and codes are never kept
//! here: a form holds them in signals of its own.

use contract::identity::{Session, SubscriberRole};
use contract::population::Population;
use leptos::prelude::*;
use uuid::Uuid;

/// Which value: of which form, about which subscription, in which field.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    form: &'static str,
    subscription: Option<Uuid>,
    field: String,
}

/// To whom values belong.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Person {
    matricule: String,
    population: Population,
    role: SubscriberRole,
    name: [String; 2],
}

/// Values of one type.
type Values<T> = Vec<(Place, RwSignal<T>)>;

struct Kept {
    /// Outlives every page, and so do the signals that it owns.
    portal: Owner,
    person: Option<Person>,
    texts: Values<String>,
    marks: Values<bool>,
}

/// What is typed into every form.
#[derive(Clone, Copy)]
pub struct Drafts(StoredValue<Kept>);

impl Drafts {
    /// Nothing typed yet; lives as long as the current component.
    pub(super) fn new() -> Self {
        let portal = Owner::current().unwrap_or_default();
        Self(StoredValue::new(Kept { portal, person: None, texts: Vec::new(), marks: Vec::new() }))
    }

    /// What is typed into one form, about one subscription where it is about one.
    #[must_use]
    pub const fn of(self, form: &'static str, subscription: Option<Uuid>) -> Draft {
        Draft { drafts: self, form, subscription }
    }

    /// Whether something is typed that can be found again.
    #[must_use]
    pub fn hold_something(self) -> bool {
        self.0.with_value(|kept| {
            let mut texts = kept.texts.iter();
            texts.any(|(_, text)| text.with_untracked(|text| !text.is_empty()))
                || kept.marks.iter().any(|(_, mark)| mark.get_untracked())
        })
    }

    /// Forgets what somebody else has typed, now that this person is signed in.
    pub(super) fn belong_to(self, session: &Session) {
        let person = Person {
            matricule: session.matricule.clone(),
            population: session.population,
            role: session.role,
            name: [session.first_name.clone(), session.last_name.clone()],
        };
        if self.0.with_value(|kept| kept.person.as_ref() != Some(&person)) {
            self.forget(|_| true);
            self.0.update_value(|kept| kept.person = Some(person));
        }
    }

    /// Forgets everything: the person has signed out.
    pub(super) fn forget_all(self) {
        self.forget(|_| true);
        self.0.update_value(|kept| kept.person = None);
    }

    /// Empties values. The signals stay, for the form may still be on the screen.
    fn forget(self, which: impl Fn(&Place) -> bool) {
        let (texts, marks) = self.0.with_value(|kept| (kept.texts.clone(), kept.marks.clone()));
        texts.iter().filter(|(place, _)| which(place)).for_each(|(_, text)| text.set(String::new()));
        marks.iter().filter(|(place, _)| which(place)).for_each(|(_, mark)| mark.set(false));
    }
}

/// What is typed into one form.
#[derive(Clone, Copy)]
pub struct Draft {
    drafts: Drafts,
    form: &'static str,
    subscription: Option<Uuid>,
}

impl Draft {
    /// A text of the form, empty at first.
    #[must_use]
    pub fn text(self, field: &str) -> RwSignal<String> {
        self.find(field, |kept| &mut kept.texts)
    }

    /// Something that is chosen or not; at first not.
    #[must_use]
    pub fn mark(self, field: &str) -> RwSignal<bool> {
        self.find(field, |kept| &mut kept.marks)
    }

    /// Forgets what was typed: it is sent, or given up.
    pub fn forget(self) {
        self.drafts.forget(|place| place.form == self.form && place.subscription == self.subscription);
    }

    fn find<T>(self, field: &str, list: fn(&mut Kept) -> &mut Values<T>) -> RwSignal<T>
    where
        T: Default + Send + Sync + 'static,
    {
        let place = Place { form: self.form, subscription: self.subscription, field: field.to_owned() };
        let mut found = None;
        self.drafts.0.update_value(|kept| {
            let known = list(kept).iter().find(|(known, _)| *known == place).map(|(_, signal)| *signal);
            found = known.or_else(|| {
                let signal = kept.portal.with(|| RwSignal::new(T::default()));
                list(kept).push((place, signal));
                Some(signal)
            });
        });
        found.unwrap_or_default()
    }
}
