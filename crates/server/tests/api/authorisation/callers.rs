//! The kinds of callers, and who stands for each.

use crate::support::{
    Caller, Fund, Person, TestApp, alain, claire_as_employee, claire_as_spouse, giulia, isabelle, lucas, sophie,
};

/// A kind of caller. The household that is looked at is that of Alain Dupont unless said otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nobody has signed in.
    Nobody,
    /// The rights holder.
    Holder,
    /// The spouse, signed in as recipient with the holder's matricule.
    Recipient,
    /// A child come of age, with a matricule of their own.
    GrownChild,
    /// A former spouse, whose subscription still exists.
    FormerSpouse,
    /// The rights holder of another household.
    OtherHousehold,
    /// Somebody with two subscriptions, signed in under the one that is not a rights holder's.
    OtherSubscription,
    /// The rights holder with the cookie of a session that was ended.
    EndedSession,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Nobody,
        Self::Holder,
        Self::Recipient,
        Self::GrownChild,
        Self::FormerSpouse,
        Self::OtherHousehold,
        Self::OtherSubscription,
        Self::EndedSession,
    ];

    /// Who stands for it.
    fn person(self) -> Person {
        match self {
            Self::Nobody | Self::Holder | Self::EndedSession => alain(),
            Self::Recipient => sophie(),
            Self::GrownChild => lucas(),
            Self::FormerSpouse => isabelle(),
            Self::OtherHousehold => giulia(),
            Self::OtherSubscription => claire_as_spouse(),
        }
    }
}

/// A caller, and what they call their own.
pub struct Subject {
    pub caller: Caller,
    pub person: Person,
    /// Number of a statement of the household whose matricule they use.
    pub own_statement: String,
}

/// Somebody of this kind, with a browser of their own.
pub async fn subject(app: &TestApp, fund: &Fund, kind: Kind) -> Subject {
    let person = kind.person();
    let caller = match kind {
        Kind::Nobody => app.anybody(),
        Kind::EndedSession => {
            let caller = app.sign_in(&person).await;
            let left_behind = caller.twin();
            caller.sign_out().await.expect_status(204);
            left_behind
        }
        _ => app.sign_in(&person).await,
    };
    let own_statement = fund.any_statement(person.matricule()).unwrap();
    Subject { caller, person, own_statement }
}

/// The rights holders among the callers: whoever sees objects at all. Claire stands here under her own matricule.
pub fn rights_holders() -> [Person; 4] {
    [alain(), lucas(), giulia(), claire_as_employee()]
}
