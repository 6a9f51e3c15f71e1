//! The kinds of callers, and who stands for each.

use contract::agents::AgentRole;
use entity::identity::{one_time_secret::Purpose, sign_in_brake};
use sea_orm::EntityTrait as _;
use uuid::Uuid;

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
    /// The rights holder, signed in with the code of a letter: no password is chosen yet.
    FirstSignIn,
    /// An agent of the registration service.
    RegistrationAgent,
    /// An agent of medical benefits, and of nothing else.
    MedicalAgent,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 11] = [
        Self::Nobody,
        Self::Holder,
        Self::Recipient,
        Self::GrownChild,
        Self::FormerSpouse,
        Self::OtherHousehold,
        Self::OtherSubscription,
        Self::EndedSession,
        Self::FirstSignIn,
        Self::RegistrationAgent,
        Self::MedicalAgent,
    ];

    /// Who stands for it.
    fn person(self) -> Person {
        match self {
            Self::Nobody
            | Self::Holder
            | Self::EndedSession
            | Self::FirstSignIn
            | Self::RegistrationAgent
            | Self::MedicalAgent => alain(),
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
    /// A session of their subscription.
    pub own_session: Uuid,
    /// The secret of a link to a new password of theirs.
    pub password_link: String,
    /// Identifier of the subscription that they sign in with.
    pub own_subscription: Uuid,
    /// A simulation that they keep.
    pub own_simulation: Uuid,
    /// Number of a request of theirs for a document.
    pub own_request: String,
}

/// Somebody of this kind, with a browser of their own. What earlier ones have done does not count: they have their
/// password, and no failure is counted against them.
pub async fn subject(app: &TestApp, fund: &Fund, kind: Kind) -> Subject {
    let person = kind.person();
    let stored = app.subscription_of(&person).await;
    let (subscription, own_subscription) = (stored.id, stored.public_id);
    app.set_password(subscription, Some(person.named.password)).await;
    sign_in_brake::Entity::delete_many().exec(app.db()).await.unwrap();
    let caller = match kind {
        Kind::Nobody => app.anybody(),
        Kind::EndedSession => {
            let caller = app.sign_in(&person).await;
            let left_behind = caller.twin();
            caller.sign_out().await.expect_status(204);
            left_behind
        }
        Kind::FirstSignIn => {
            let code = app.code_for(subscription, Purpose::ActivationCode).await;
            let caller = app.anybody();
            caller.sign_in(&person.credentials_but("password", code)).await.expect_status(201);
            caller
        }
        Kind::RegistrationAgent => app.agent("registration", &[AgentRole::Registration]).await,
        Kind::MedicalAgent => app.agent("medical", &[AgentRole::MedicalBenefits]).await,
        _ => app.sign_in(&person).await,
    };
    let own_statement = fund.any_statement(person.matricule()).unwrap();
    let own_session = app.newest_session(subscription).await.map_or_else(Uuid::nil, |session| session.public_id);
    let password_link = app.link_for(subscription, Purpose::PasswordLink).await;
    let own_simulation = app.kept_simulation(stored.person_id).await;
    let own_request = app.kept_request(&stored).await;
    Subject { own_request, own_simulation, caller, person, own_statement, own_session, password_link, own_subscription }
}

/// The rights holders among the callers: whoever sees objects at all. Claire stands here under her own matricule.
pub fn rights_holders() -> [Person; 4] {
    [alain(), lucas(), giulia(), claire_as_employee()]
}
