//! The table: one row for each operation, one cell for each kind of caller.
//!
//! A row names the operation as the document does, says how it is asked for, and what each caller is answered. A cell
//! that is missing does not compile; a row that is missing fails `coverage`.

use contract::problem::ProblemKind::{self, LinkUnusable, PasswordMustBeChosen, ServiceNotOpen, SessionRequired};
use reqwest::Method;
use serde_json::{Value, json};

use super::callers::{Kind, Subject};
use crate::support::Request;

/// What a caller is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The operation is done, with this status.
    Done(u16),
    /// A problem of this kind.
    Refused(ProblemKind),
}

use Outcome::{Done, Refused};

/// What each kind of caller is answered.
#[derive(Clone, Copy, Debug)]
pub struct Cells {
    pub nobody: Outcome,
    pub holder: Outcome,
    pub recipient: Outcome,
    pub grown_child: Outcome,
    pub former_spouse: Outcome,
    pub other_household: Outcome,
    pub other_subscription: Outcome,
    pub ended_session: Outcome,
    pub first_sign_in: Outcome,
    pub registration_agent: Outcome,
    pub medical_agent: Outcome,
}

impl Cells {
    /// The cell of this kind of caller.
    pub const fn of(&self, kind: Kind) -> Outcome {
        match kind {
            Kind::Nobody => self.nobody,
            Kind::Holder => self.holder,
            Kind::Recipient => self.recipient,
            Kind::GrownChild => self.grown_child,
            Kind::FormerSpouse => self.former_spouse,
            Kind::OtherHousehold => self.other_household,
            Kind::OtherSubscription => self.other_subscription,
            Kind::EndedSession => self.ended_session,
            Kind::FirstSignIn => self.first_sign_in,
            Kind::RegistrationAgent => self.registration_agent,
            Kind::MedicalAgent => self.medical_agent,
        }
    }
}

/// Open to everybody, signed in or not.
const fn everybody(status: u16) -> Cells {
    same(Done(status))
}

/// The same for every caller.
const fn same(outcome: Outcome) -> Cells {
    Cells {
        nobody: outcome,
        holder: outcome,
        recipient: outcome,
        grown_child: outcome,
        former_spouse: outcome,
        other_household: outcome,
        other_subscription: outcome,
        ended_session: outcome,
        first_sign_in: outcome,
        registration_agent: outcome,
        medical_agent: outcome,
    }
}

/// Open to nobody: there is nothing.
const NOBODY: Cells = same(Refused(ProblemKind::NotFound));

/// Open to whoever has a session, even one that a code of a letter has opened.
const fn identified(status: u16) -> Cells {
    Cells {
        nobody: Refused(SessionRequired),
        ended_session: Refused(SessionRequired),
        // An agent is no insured person: their token opens nothing of the portal.
        registration_agent: Refused(SessionRequired),
        medical_agent: Refused(SessionRequired),
        ..everybody(status)
    }
}

/// Open to whoever has a session and a password of their own.
const fn signed_in(status: u16) -> Cells {
    Cells { first_sign_in: Refused(PasswordMustBeChosen), ..identified(status) }
}

/// Opened by a secret and by nothing else: whoever presents none of ours is refused.
const LINK_ONLY: Cells = same(Refused(LinkUnusable));

/// Open to agents, each for the work of their departments. The session of an insured person opens nothing of it.
const fn agents(status: u16) -> Cells {
    Cells { registration_agent: Done(status), medical_agent: Done(status), ..same(Refused(SessionRequired)) }
}

/// Open to agents of the registration service.
const REGISTRATION_AGENTS: Cells = Cells { medical_agent: Refused(ProblemKind::RoleRequired), ..agents(200) };

/// A request that there is not: whoever may look is told so. requests/desk_api.rs shows those that there are.
const NO_REQUEST: Cells = Cells {
    registration_agent: Refused(ProblemKind::NotFound),
    medical_agent: Refused(ProblemKind::NotFound),
    ..agents(200)
};

/// A declaration that there is not: whoever may look is told so. resources/desk.rs shows those that there are.
const NO_DECLARATION: Cells = Cells { registration_agent: Refused(ProblemKind::NotFound), ..REGISTRATION_AGENTS };

/// Open to rights holders, each for their own household.
const RIGHTS_HOLDERS: Cells = Cells {
    recipient: Refused(ServiceNotOpen),
    former_spouse: Refused(ServiceNotOpen),
    other_subscription: Refused(ServiceNotOpen),
    ..signed_in(200)
};

/// Open to rights holders whose household the campaign asks: the grown child's is not asked.
const DECLARANTS: Cells = Cells { grown_child: Refused(ProblemKind::NotTargeted), ..RIGHTS_HOLDERS };

/// Open to spouses and former spouses who signed in with the holder's matricule, each for themselves.
const RECIPIENTS: Cells = Cells {
    holder: Refused(ServiceNotOpen),
    grown_child: Refused(ServiceNotOpen),
    other_household: Refused(ServiceNotOpen),
    ..signed_in(200)
};

/// One operation.
pub struct Row {
    /// Method and path, as the document writes them.
    pub operation: &'static str,
    /// How this caller asks for it, with objects of their own.
    pub ask: fn(&Subject) -> Request,
    /// What they are answered.
    pub cells: Cells,
}

const fn row(operation: &'static str, ask: fn(&Subject) -> Request, cells: Cells) -> Row {
    Row { operation, ask, cells }
}

fn get(subject: &Subject, path: &str) -> Request {
    subject.caller.request(Method::GET, path)
}

fn post(subject: &Subject, path: &str, body: &Value) -> Request {
    subject.caller.request(Method::POST, path).ours().json(body)
}

fn delete(subject: &Subject, path: &str) -> Request {
    subject.caller.request(Method::DELETE, path).ours()
}

/// A password that nobody has yet.
const NEW_PASSWORD: &str = "quatre chevaux sous la pluie";

/// A request about one's own subscription.
fn own(subject: &Subject, method: Method, rest: &str) -> Request {
    let path = format!("/api/v1/profile/subscriptions/{}/{rest}", subject.own_subscription);
    subject.caller.request(method, path).ours()
}

/// A request with a secret that was never given.
fn with_link(subject: &Subject, path: &str) -> Request {
    let body = json!({ "token": "x", "access_key": "x" });
    subject.caller.request(Method::POST, path).ours().json(&body)
}

/// Every operation of the API.
pub const MATRIX: &[Row] = &[
    // Identification
    row(
        "POST /api/v1/session",
        |s| s.caller.request(Method::POST, "/api/v1/session").ours().json(&s.person.credentials()),
        everybody(201),
    ),
    row("GET /api/v1/session", |s| get(s, "/api/v1/session"), identified(200)),
    row("DELETE /api/v1/session", |s| s.caller.request(Method::DELETE, "/api/v1/session").ours(), everybody(204)),
    // Subscribing and passwords
    row(
        "POST /api/v1/subscription-requests",
        |s| {
            let mut body = json!({ "last_name": "Personne", "first_name": "Personne", "population": "employee" });
            (body["matricule"], body["birth_date"]) = (s.person.matricule().into(), "1991-04-22".into());
            post(s, "/api/v1/subscription-requests", &body)
        },
        everybody(202),
    ),
    row(
        "POST /api/v1/password-requests",
        |s| {
            let mut body = s.person.credentials();
            body.as_object_mut().unwrap().remove("password");
            post(s, "/api/v1/password-requests", &body)
        },
        everybody(202),
    ),
    row(
        "POST /api/v1/password-assessments",
        |s| post(s, "/api/v1/password-assessments", &json!({ "password": NEW_PASSWORD })),
        everybody(200),
    ),
    row(
        "POST /api/v1/password-links/readings",
        |s| post(s, "/api/v1/password-links/readings", &json!({ "token": s.password_link })),
        everybody(200),
    ),
    row(
        "POST /api/v1/password-resets",
        |s| {
            let body = json!({ "token": s.password_link, "new_password": NEW_PASSWORD });
            post(s, "/api/v1/password-resets", &body)
        },
        everybody(204),
    ),
    row(
        "PUT /api/v1/profile/password",
        |s| {
            let body = json!({ "current_password": s.person.named.password, "new_password": NEW_PASSWORD });
            s.caller.request(Method::PUT, "/api/v1/profile/password").ours().json(&body)
        },
        identified(200),
    ),
    // Sessions
    row("GET /api/v1/profile/sessions", |s| get(s, "/api/v1/profile/sessions"), signed_in(200)),
    row(
        "DELETE /api/v1/profile/sessions/{session}",
        |s| delete(s, &format!("/api/v1/profile/sessions/{}", s.own_session)),
        signed_in(204),
    ),
    row(
        "DELETE /api/v1/profile/sessions/{session}/denied",
        |s| delete(s, &format!("/api/v1/profile/sessions/{}/denied", s.own_session)),
        signed_in(204),
    ),
    // Profile
    row("GET /api/v1/profile", |s| get(s, "/api/v1/profile"), signed_in(200)),
    row(
        "POST /api/v1/profile/subscriptions/{subscription}/email-changes",
        |s| {
            let body = json!({ "email": "somebody@example.com", "password": s.person.named.password });
            own(s, Method::POST, "email-changes").json(&body)
        },
        signed_in(202),
    ),
    row("POST /api/v1/email-links/readings", |s| with_link(s, "/api/v1/email-links/readings"), LINK_ONLY),
    row("POST /api/v1/email-confirmations", |s| with_link(s, "/api/v1/email-confirmations"), LINK_ONLY),
    row(
        "GET /api/v1/profile/subscriptions/{subscription}/mail-options",
        |s| own(s, Method::GET, "mail-options"),
        signed_in(200),
    ),
    row(
        "PUT /api/v1/profile/subscriptions/{subscription}/mail-options",
        |s| {
            let body = json!({ "option": "postal", "terms_version": "2026-11" });
            own(s, Method::PUT, "mail-options").json(&body).header("if-match", "*")
        },
        signed_in(200),
    ),
    row(
        "DELETE /api/v1/profile/subscriptions/{subscription}/mail-options",
        |s| own(s, Method::DELETE, "mail-options"),
        signed_in(204),
    ),
    row(
        "GET /api/v1/profile/subscriptions/{subscription}/mail-options/choices",
        |s| own(s, Method::GET, "mail-options/choices"),
        signed_in(200),
    ),
    row(
        "POST /api/v1/profile/insurer-mailboxes/checks",
        |s| {
            let body = json!({ "mailbox": "decomptes@mutuelle.example" });
            s.caller.request(Method::POST, "/api/v1/profile/insurer-mailboxes/checks").ours().json(&body)
        },
        signed_in(200),
    ),
    row(
        "GET /api/v1/profile/subscriptions/{subscription}/deliveries",
        |s| own(s, Method::GET, "deliveries"),
        signed_in(200),
    ),
    row("GET /api/v1/profile/accesses", |s| get(s, "/api/v1/profile/accesses"), signed_in(200)),
    row(
        "POST /api/v1/forwarded-statements/readings",
        |s| with_link(s, "/api/v1/forwarded-statements/readings"),
        LINK_ONLY,
    ),
    // Personal data
    row("GET /api/v1/household", |s| get(s, "/api/v1/household"), RIGHTS_HOLDERS),
    row("GET /api/v1/household/reports", |s| get(s, "/api/v1/household/reports"), RIGHTS_HOLDERS),
    row(
        "POST /api/v1/household/reports",
        |s| {
            // Of nobody: who may report is told so, and everybody else is refused before.
            let body = json!({ "member": uuid::Uuid::nil(), "field": "last_name", "should_be": "Personne" });
            post(s, "/api/v1/household/reports", &body)
        },
        Cells {
            holder: Refused(ProblemKind::InvalidValues),
            grown_child: Refused(ProblemKind::InvalidValues),
            other_household: Refused(ProblemKind::InvalidValues),
            ..RIGHTS_HOLDERS
        },
    ),
    // Requests
    row("GET /api/v1/requests/documents", |s| get(s, "/api/v1/requests/documents"), RIGHTS_HOLDERS),
    row("GET /api/v1/requests", |s| get(s, "/api/v1/requests"), RIGHTS_HOLDERS),
    row("GET /api/v1/requests/{request}", |s| get(s, &format!("/api/v1/requests/{}", s.own_request)), RIGHTS_HOLDERS),
    row("GET /api/v1/requests/address-form", |s| get(s, "/api/v1/requests/address-form"), RIGHTS_HOLDERS),
    // That request waits: requests/attestations.rs shows those that have a document.
    row(
        "GET /api/v1/requests/{request}/document",
        |s| get(s, &format!("/api/v1/requests/{}/document", s.own_request)),
        Cells {
            holder: Refused(ProblemKind::NotFound),
            grown_child: Refused(ProblemKind::NotFound),
            other_household: Refused(ProblemKind::NotFound),
            ..RIGHTS_HOLDERS
        },
    ),
    row(
        "POST /api/v1/verifications",
        |s| post(s, "/api/v1/verifications", &json!({ "number": "ATT2026-999999", "code": "0000-0000" })),
        same(Refused(ProblemKind::DocumentNotVerified)),
    ),
    // Nobody of that identifier belongs to the household: requests/asking.rs asks for those who do.
    row(
        "POST /api/v1/requests",
        |s| {
            let body = json!({ "document": "card-duplicate", "beneficiary": uuid::Uuid::nil() });
            post(s, "/api/v1/requests", &body)
        },
        Cells {
            holder: Refused(ProblemKind::InvalidValues),
            grown_child: Refused(ProblemKind::InvalidValues),
            other_household: Refused(ProblemKind::InvalidValues),
            ..RIGHTS_HOLDERS
        },
    ),
    // Indemnities
    row("GET /api/v1/indemnities", |s| get(s, "/api/v1/indemnities"), RIGHTS_HOLDERS),
    row("GET /api/v1/indemnities/exports/{format}", |s| get(s, "/api/v1/indemnities/exports/csv"), RIGHTS_HOLDERS),
    // Medical care
    row("GET /api/v1/care/beneficiaries", |s| get(s, "/api/v1/care/beneficiaries"), RIGHTS_HOLDERS),
    row("GET /api/v1/care/lines", |s| get(s, "/api/v1/care/lines"), RIGHTS_HOLDERS),
    row("GET /api/v1/care/totals", |s| get(s, "/api/v1/care/totals"), RIGHTS_HOLDERS),
    row("GET /api/v1/care/months", |s| get(s, "/api/v1/care/months"), RIGHTS_HOLDERS),
    row("GET /api/v1/care/practitioners", |s| get(s, "/api/v1/care/practitioners"), RIGHTS_HOLDERS),
    row(
        "GET /api/v1/care/statements/{number}",
        |s| get(s, &format!("/api/v1/care/statements/{}", s.own_statement)),
        RIGHTS_HOLDERS,
    ),
    row("GET /api/v1/care/exports/{format}", |s| get(s, "/api/v1/care/exports/csv"), RIGHTS_HOLDERS),
    // Pension
    row("GET /api/v1/pension/payments", |s| get(s, "/api/v1/pension/payments"), RIGHTS_HOLDERS),
    row(
        "GET /api/v1/pension/payments/exports/{format}",
        |s| get(s, "/api/v1/pension/payments/exports/csv"),
        RIGHTS_HOLDERS,
    ),
    // Movements
    row("GET /api/v1/movements", |s| get(s, "/api/v1/movements"), signed_in(200)),
    row("GET /api/v1/movements/exports/{format}", |s| get(s, "/api/v1/movements/exports/csv"), signed_in(200)),
    // Family allowances
    row("GET /api/v1/family-allowances", |s| get(s, "/api/v1/family-allowances"), RIGHTS_HOLDERS),
    row(
        "GET /api/v1/family-allowances/exports/{format}",
        |s| get(s, "/api/v1/family-allowances/exports/csv"),
        RIGHTS_HOLDERS,
    ),
    row("GET /api/v1/recipient-allowances", |s| get(s, "/api/v1/recipient-allowances"), RECIPIENTS),
    row(
        "GET /api/v1/recipient-allowances/exports/{format}",
        |s| get(s, "/api/v1/recipient-allowances/exports/csv"),
        RECIPIENTS,
    ),
    row("GET /api/v1/pension/outlook", |s| get(s, "/api/v1/pension/outlook"), RIGHTS_HOLDERS),
    // Whoever stands here is too young to simulate: pension/simulation.rs shows those who may.
    row(
        "POST /api/v1/pension/simulations",
        |s| post(s, "/api/v1/pension/simulations", &json!({ "leaving_month": "2030-01-01" })),
        Cells {
            holder: Refused(ServiceNotOpen),
            grown_child: Refused(ServiceNotOpen),
            other_household: Refused(ServiceNotOpen),
            ..RIGHTS_HOLDERS
        },
    ),
    row("GET /api/v1/pension/simulations", |s| get(s, "/api/v1/pension/simulations"), RIGHTS_HOLDERS),
    row(
        "DELETE /api/v1/pension/simulations/{simulation}",
        |s| delete(s, &format!("/api/v1/pension/simulations/{}", s.own_simulation)),
        Cells { holder: Done(204), grown_child: Done(204), other_household: Done(204), ..RIGHTS_HOLDERS },
    ),
    row(
        "GET /api/v1/pension/simulations/{simulation}/exports/{format}",
        |s| get(s, &format!("/api/v1/pension/simulations/{}/exports/csv", s.own_simulation)),
        RIGHTS_HOLDERS,
    ),
    // Resources
    row("GET /api/v1/resources/declaration", |s| get(s, "/api/v1/resources/declaration"), RIGHTS_HOLDERS),
    row("GET /api/v1/resources/declaration/draft", |s| get(s, "/api/v1/resources/declaration/draft"), DECLARANTS),
    row(
        "PUT /api/v1/resources/declaration/draft",
        |s| {
            let body = json!({ "step": "terms", "declared": {} });
            let request = s.caller.request(Method::PUT, "/api/v1/resources/declaration/draft").ours();
            request.json(&body).header("if-match", "*")
        },
        DECLARANTS,
    ),
    row(
        "DELETE /api/v1/resources/declaration/draft",
        |s| delete(s, "/api/v1/resources/declaration/draft"),
        Cells { holder: Done(204), grown_child: Done(204), other_household: Done(204), ..RIGHTS_HOLDERS },
    ),
    row("GET /api/v1/resources/declaration/estimate", |s| get(s, "/api/v1/resources/declaration/estimate"), DECLARANTS),
    row(
        "POST /api/v1/resources/declaration",
        |s| {
            // Of nothing: who may declare is told so, and everybody else is refused before.
            let body = json!({ "terms_version": "2026-11", "declared": {} });
            post(s, "/api/v1/resources/declaration", &body)
        },
        Cells {
            holder: Refused(ProblemKind::InvalidValues),
            other_household: Refused(ProblemKind::InvalidValues),
            ..DECLARANTS
        },
    ),
    // Nobody here has sent anything: resources/receipt.rs shows who has.
    row(
        "GET /api/v1/resources/declaration/receipt",
        |s| get(s, "/api/v1/resources/declaration/receipt"),
        Cells {
            holder: Refused(ProblemKind::NotFound),
            grown_child: Refused(ProblemKind::NotFound),
            other_household: Refused(ProblemKind::NotFound),
            ..RIGHTS_HOLDERS
        },
    ),
    // The desk
    row(
        "POST /api/v1/desk/session",
        |s| post(s, "/api/v1/desk/session", &json!({ "login": "nobody", "password": "x" })),
        same(Refused(ProblemKind::SignInRefused)),
    ),
    row("GET /api/v1/desk/session", |s| get(s, "/api/v1/desk/session"), agents(200)),
    row("GET /api/v1/desk/requests", |s| get(s, "/api/v1/desk/requests"), agents(200)),
    row("GET /api/v1/desk/requests/{number}", |s| get(s, "/api/v1/desk/requests/DEM2026-999999"), NO_REQUEST),
    row(
        "POST /api/v1/desk/requests/{number}/assignment",
        |s| post(s, "/api/v1/desk/requests/DEM2026-999999/assignment", &json!({ "to": "C. Orengo" })),
        NO_REQUEST,
    ),
    row(
        "POST /api/v1/desk/requests/{number}/answer",
        |s| post(s, "/api/v1/desk/requests/DEM2026-999999/answer", &json!({ "verdict": "sent" })),
        NO_REQUEST,
    ),
    row("GET /api/v1/desk/declarations", |s| get(s, "/api/v1/desk/declarations"), REGISTRATION_AGENTS),
    row(
        "GET /api/v1/desk/declarations/{number}",
        |s| get(s, "/api/v1/desk/declarations/DEC2026-999999"),
        NO_DECLARATION,
    ),
    row(
        "POST /api/v1/desk/declarations/{number}/correction",
        |s| {
            let body = json!({ "text": "Un mois manque.", "version": 1 });
            post(s, "/api/v1/desk/declarations/DEC2026-999999/correction", &body)
        },
        NO_DECLARATION,
    ),
    row(
        "POST /api/v1/desk/declarations/{number}/taking-into-account",
        |s| post(s, "/api/v1/desk/declarations/DEC2026-999999/taking-into-account", &json!({ "version": 1 })),
        NO_DECLARATION,
    ),
    row("DELETE /api/v1/desk/session", |s| delete(s, "/api/v1/desk/session"), everybody(204)),
    // Information, institution, problems, health
    row("GET /api/v1/pages", |s| get(s, "/api/v1/pages"), everybody(200)),
    row("GET /api/v1/pages/{slug}", |s| get(s, "/api/v1/pages/aide"), everybody(200)),
    row("GET /api/v1/terms/{document}", |s| get(s, "/api/v1/terms/mail-options"), everybody(200)),
    row(
        "GET /api/v1/terms/{document}/versions/{version}",
        |s| get(s, "/api/v1/terms/mail-options/versions/2026-11"),
        everybody(200),
    ),
    row("GET /api/v1/institution", |s| get(s, "/api/v1/institution"), everybody(200)),
    // The post of a demonstration, outside of one
    row("GET /api/v1/demonstration/post", |s| get(s, "/api/v1/demonstration/post"), NOBODY),
    row("GET /api/v1/convention-request-form", |s| get(s, "/api/v1/convention-request-form"), everybody(200)),
    row(
        "GET /api/v1/demonstration/letters/{id}",
        |s| get(s, &format!("/api/v1/demonstration/letters/{}", uuid::Uuid::nil())),
        NOBODY,
    ),
    row("GET /api/problems/{slug}", |s| get(s, "/api/problems/not-found"), everybody(200)),
    row("GET /health/live", |s| get(s, "/health/live"), everybody(200)),
    row("GET /health/ready", |s| get(s, "/health/ready"), everybody(200)),
];
