//! The OpenAPI document: what is common to all operations. The operations document themselves.

use contract::problem::Problem;
use utoipa::{
    Modify, OpenApi, ToResponse,
    openapi::{
        Object, ObjectBuilder, OpenApi as Document, Ref, RefOr, Required,
        path::{Parameter, ParameterBuilder, ParameterIn},
        schema::Type,
        security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};

use crate::http::LONGEST_KEY;

/// A problem document (RFC 9457): any answer with status 400 or above.
#[derive(Debug, ToResponse)]
#[response(
    description = "A problem (RFC 9457); `type` is stable and says which.",
    content_type = "application/problem+json"
)]
pub struct AnyProblem(#[allow(dead_code, reason = "documentation")] Problem);

macro_rules! problem_responses {
    ($($(#[$doc:meta])* $name:ident: $description:literal),+ $(,)?) => {
        $(
            $(#[$doc])*
            #[derive(Debug, ToResponse)]
            #[response(description = $description, content_type = "application/problem+json")]
            pub struct $name(#[allow(dead_code, reason = "documentation")] Problem);
        )+
    };
}

problem_responses! {
    /// 401 of an identification.
    SignInRefused: "`sign-in-refused`: the credentials do not belong together; which is wrong is never told.",
    /// 401 of everything that needs a session.
    SessionRequired: "`session-required`: no session, or one that has ended.",
    /// 403 of everything that needs a session.
    ServiceNotOpen: "`service-not-open`: the subscription does not open this service; `password-must-be-chosen`: a code \
         of a letter opened the session.",
    /// 403 of everything that needs a session of an agent.
    RoleRequired: "`role-required`: the agent does not handle the work of this department.",
    /// 403 of everything that changes something.
    ForeignRequest: "`foreign-request`: the header `X-Teleservices-Request` is missing, or another site sent it.",
    /// 404.
    NotFound: "`not-found`: nothing is here, or nothing that the caller may see.",
    /// 409 of a request for a subscription.
    AlreadySubscribed: "`already-subscribed`: matricule, birth date and name are those of a subscriber.",
    /// 409 of a report.
    AlreadyReported: "`already-reported`: the same is reported already; `detail` names the number.",
    /// 409 of a request for a document.
    RequestNotPossible: "`already-requested`: a request for the same document and beneficiary is open, `detail` names its \
                         number; `too-many-open-requests`: wait until some are answered.",
    /// 409 of a draft of a declaration.
    NothingToDeclare: "`not-targeted`: the fund does not ask the household; `campaign-closed`: the campaign has not begun, \
                       or is over; `declaration-locked`: it has been taken into account.",
    /// 409 of a decision on a declaration.
    DeclarationLocked: "`declaration-locked`: it has been taken into account already.",
    /// 409 of a declaration.
    DeclarationNotPossible: "`not-targeted`, `campaign-closed`, `declaration-locked`; `terms-changed`: other general terms \
                             are in force.",
    /// 404 of a verification.
    DocumentNotVerified: "`document-not-verified`: the fund has issued no document with this number and this code.",
    /// 410 of whatever a mailed link opens.
    LinkUnusable: "`link-unusable`: the link is used, expired, replaced, or no link of ours.",
    /// 409 of a choice of mail options.
    ChoiceNotPossible: "`email-not-confirmed`: electronic mail needs a confirmed e-mail address; `terms-changed`: other \
                        general terms are in force.",
    /// 412.
    ChangedMeanwhile: "`changed-meanwhile`: it was changed since it was read; read it again.",
    /// 428.
    PreconditionRequired: "`precondition-required`: `If-Match` is missing.",
    /// 422.
    InvalidValues: "`invalid-values`: `errors` names each value that is not acceptable.",
    /// 503.
    Busy: "`busy`: wait for the number of seconds in `Retry-After`.",
}

/// 429.
#[derive(Debug, ToResponse)]
#[response(
    description = "`too-many-attempts`: wait for the number of seconds in `Retry-After`.",
    content_type = "application/problem+json",
    headers(
        ("Retry-After" = u32, description = "Seconds to wait."),
        ("RateLimit-Policy" = String, description = "The limit: its name, `q` attempts within `w` seconds."),
        ("RateLimit" = String, description = "What is left of it: `r` attempts, until `t` seconds have passed."),
    )
)]
pub struct TooManyAttempts(#[allow(dead_code, reason = "documentation")] Problem);

/// The document without its operations.
#[derive(Debug, OpenApi)]
#[openapi(
    info(
        title = "Téléservices",
        description = "The API of the insured person's portal of a social-security fund. Everything that the pages do \
                       goes through it. Money is integer cents of euro (`…_cents`), rates are basis points (`…_bp`), \
                       dates are civil dates, moments are UTC. Errors are problem documents (RFC 9457) with a stable \
                       `type`; lists are paged by cursor; reads carry an `ETag`. Requests that change something carry \
                       the header `X-Teleservices-Request`.",
        license(name = "MPL-2.0", identifier = "MPL-2.0"),
    ),
    servers((url = "/", description = "The server that answers this document.")),
    tags(
        (name = "Identification", description = "Opening, reading and ending a session."),
        (name = "Subscribing", description = "Asking for a subscription."),
        (name = "Passwords", description = "Choosing, changing and recovering a password."),
        (name = "Sessions", description = "The open sessions of a subscription."),
        (name = "Profile", description = "Subscriptions, e-mail address, mail options, and what was sent where."),
        (name = "Insurers", description = "What complementary insurers fetch under their convention."),
        (name = "Personal data", description = "Civil status and address of the household, and reports of what is wrong."),
        (name = "Requests", description = "Documents on request: the catalogue, asking, and following."),
        (name = "Verification", description = "Whether a document is the fund's, for anybody."),
        (name = "Indemnities", description = "Daily allowances and invalidity pensions of the person who is signed in."),
        (name = "Movements", description = "What was paid and sent, across all services, in one list."),
        (name = "Medical care", description = "Refunds line by line, by beneficiary and by practitioner."),
        (name = "Family allowances", description = "By month, recipient and child, for the rights holder and for the recipient."),
        (name = "Pension", description = "What pension funds have paid, and the simulation of what is to come."),
        (name = "Desk", description = "For agents of the fund, signed in with a token of their own: handling what people ask and declare."),
        (name = "Resources", description = "The resources declaration: state, draft, submission, receipt."),
        (name = "Information", description = "The fund's own texts."),
        (name = "Institution", description = "Who runs the portal."),
        (name = "Demonstration", description = "What a demonstration would have sent. Not in production."),
        (name = "Problems", description = "What the types of problems mean."),
        (name = "Health", description = "For load balancers."),
    ),
    components(
        schemas(
            Problem,
            contract::problem::ProblemExplanation,
            contract::health::Health,
            contract::institution::Institution,
            contract::pages::PageList,
            contract::pages::InformationPage,
            contract::terms::Terms,
            contract::identity::Session,
            contract::identity::RequestTaken,
            contract::identity::PasswordAssessment,
            contract::identity::PasswordLink,
            contract::profile::OpenSessions,
            contract::profile::Profile,
            contract::profile::PendingEmail,
            contract::profile::EmailConfirmation,
            contract::profile::MailOptions,
            contract::profile::MailOptionChoices,
            contract::profile::InsurerMailbox,
            contract::profile::DeliveryPage,
            contract::profile::AccessPage,
            contract::profile::ForwardedStatement,
            contract::household::Household,
            contract::household::HouseholdReport,
            contract::household::HouseholdReportPage,
            contract::requests::DocumentCatalogue,
            contract::requests::DocumentRequest,
            contract::requests::DocumentRequestPage,
            contract::requests::VerifiedDocument,
            contract::requests::DeskRequestPage,
            contract::requests::DeskRequestSheet,
            contract::indemnities::Indemnities,
            contract::movements::MovementPage,
            contract::care::Beneficiaries,
            contract::care::CarePage,
            contract::care::CareTotals,
            contract::care::CareMonths,
            contract::care::Practitioners,
            contract::care::CareStatement,
            contract::pension::PensionPayments,
            contract::allowances::FamilyAllowances,
            contract::allowances::RecipientAllowances,
            contract::pension::PensionOutlook,
            contract::pension::PensionSimulation,
            contract::pension::PensionSimulations,
            contract::resources::ResourcesDeclaration,
            contract::resources::DeclarationDraft,
            contract::resources::CardEstimate,
            contract::resources::SubmittedDeclaration,
            contract::resources::DeskDeclarationPage,
            contract::resources::DeskDeclarationSheet,
            contract::post::DemonstrationPost,
            contract::agents::Agent,
            contract::agents::OpenedAgentSession,
        ),
        responses(AnyProblem, ForeignRequest, SessionRequired, ServiceNotOpen, RoleRequired),
    ),
    modifiers(&Session),
)]
pub struct Base;

/// How the pages' session is presented, and that of an agent.
struct Session;

impl Modify for Session {
    fn modify(&self, document: &mut Document) {
        let scheme = SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::with_description(
            "__Host-session",
            "Set by identification. On plain http, which is accepted on loopback only, its name is `session`.",
        )));
        document.components.get_or_insert_default().add_security_scheme("session", scheme);
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some(
            "An agent's token, from `POST /api/v1/desk/session`. It is random and says nothing by itself.",
        ));
        document.components.get_or_insert_default().add_security_scheme("agent", SecurityScheme::Http(bearer.build()));
    }
}

/// Completes the document: what changes something needs the header that says so, and what needs a session can be
/// refused for the lack of one.
#[must_use]
pub fn complete(mut document: Document) -> Document {
    for (path, item) in &mut document.paths.paths {
        let writing = [
            ("POST", &mut item.post),
            ("PUT", &mut item.put),
            ("PATCH", &mut item.patch),
            ("DELETE", &mut item.delete),
        ];
        for (method, operation) in writing {
            let Some(operation) = operation else { continue };
            let parameters = operation.parameters.get_or_insert_default();
            parameters.push(RefOr::T(request_header()));
            if !OPERATIONS_WITHOUT_KEY.contains(&format!("{method} {path}").as_str()) {
                parameters.push(RefOr::T(idempotency_key()));
            }
            operation
                .responses
                .responses
                .insert("403".to_owned(), RefOr::Ref(Ref::from_response_name("ForeignRequest")));
        }
        let operations = [&mut item.get, &mut item.post, &mut item.put, &mut item.patch, &mut item.delete];
        for operation in operations.into_iter().flatten() {
            if operation.security.is_some() {
                let responses = &mut operation.responses.responses;
                responses.insert("401".to_owned(), RefOr::Ref(Ref::from_response_name("SessionRequired")));
                let refused = if path.starts_with("/api/v1/desk/") { "RoleRequired" } else { "ServiceNotOpen" };
                responses.insert("403".to_owned(), RefOr::Ref(Ref::from_response_name(refused)));
            }
        }
    }
    document
}

/// Operations that ignore an `Idempotency-Key`: what they answer sets cookies, or what they are sent holds a password
/// and nothing else that would have to be safe to repeat, or they only read by a secret that no address may hold. None
/// of that is kept.
pub const OPERATIONS_WITHOUT_KEY: [&str; 10] = [
    "POST /api/v1/desk/session",
    "DELETE /api/v1/desk/session",
    "POST /api/v1/session",
    "DELETE /api/v1/session",
    "PUT /api/v1/profile/password",
    "POST /api/v1/password-resets",
    "POST /api/v1/password-assessments",
    "POST /api/v1/email-links/readings",
    "POST /api/v1/forwarded-statements/readings",
    "POST /api/v1/verifications",
];

fn idempotency_key() -> Parameter {
    let schema = ObjectBuilder::new()
        .schema_type(Type::String)
        .min_length(Some(1))
        .max_length(Some(LONGEST_KEY))
        .pattern(Some("^[!-~]+$"));
    ParameterBuilder::new()
        .name("Idempotency-Key")
        .parameter_in(ParameterIn::Header)
        .required(Required::False)
        .description(Some(
            "Makes the request safe to send again: a new key, best a random UUID, for each new request. For 24 hours \
             the same caller's same request with the same key is done once and answered the same, with \
             `Idempotency-Replayed: true`; another body is refused (422, `idempotency-key-reused`), and while the \
             first one runs the answer is 409, `request-running`, with `Retry-After`. Failures of the server and 429 \
             are not kept.",
        ))
        .schema(Some(schema))
        .example(Some("8e03978e-40d5-43e8-bc93-6894a57f9324".into()))
        .build()
}

fn request_header() -> Parameter {
    ParameterBuilder::new()
        .name("X-Teleservices-Request")
        .parameter_in(ParameterIn::Header)
        .required(Required::True)
        .description(Some("Any value. Its presence shows that no form of another site sent the request."))
        .schema(Some(Object::with_type(Type::String)))
        .example(Some("1".into()))
        .build()
}

/// Methods that read: whatever answers GET answers HEAD too.
pub const READS: [&str; 2] = ["GET", "HEAD"];

/// Methods with which a path of the document can be called; none for a path that it does not know.
#[must_use]
pub fn methods_at(document: &Document, path: &str) -> Vec<&'static str> {
    let known = document.paths.paths.iter().find(|(template, _)| matches_template(template, path));
    let Some((_, item)) = known else { return Vec::new() };
    let operations = [
        (&READS[..], &item.get),
        (&["POST"], &item.post),
        (&["PUT"], &item.put),
        (&["PATCH"], &item.patch),
        (&["DELETE"], &item.delete),
    ];
    operations
        .into_iter()
        .filter(|(_, operation)| operation.is_some())
        .flat_map(|(methods, _)| methods)
        .copied()
        .collect()
}

fn matches_template(template: &str, path: &str) -> bool {
    let (mut template, mut path) = (template.split('/'), path.split('/'));
    loop {
        match (template.next(), path.next()) {
            (None, None) => return true,
            (Some(part), Some(text)) if part == text || (part.starts_with('{') && !text.is_empty()) => {}
            _ => return false,
        }
    }
}
