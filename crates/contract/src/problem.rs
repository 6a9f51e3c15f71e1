//! Errors, as problem details (RFC 9457).

use serde::{Deserialize, Serialize};

/// Media type of every answer with status 400 or above.
pub const PROBLEM_MEDIA_TYPE: &str = "application/problem+json";

/// What went wrong, in terms that programs can rely on.
///
/// Every kind has a stable `type` (`/api/problems/{slug}`, where it is explained), one status and one title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProblemKind {
    /// The request cannot be read: no JSON, a wrong media type, an unknown value.
    MalformedRequest,
    /// The request can be read, and some of its values are not acceptable.
    InvalidValues,
    /// Matricule, birth date, population and password do not fit together.
    SignInRefused,
    /// Too many attempts; wait before the next.
    TooManyAttempts,
    /// No session, or one that has ended.
    SessionRequired,
    /// The service is not open to the subscription that is signed in.
    ServiceNotOpen,
    /// The agent does not handle the work of this department.
    RoleRequired,
    /// The person who asks for a subscription has one (AUTH-08).
    AlreadySubscribed,
    /// The same is reported already, and waits for its answer.
    AlreadyReported,
    /// The same document is asked for already, and not answered yet (REQ-04).
    AlreadyRequested,
    /// As many requests wait for an answer as a household may have open.
    TooManyOpenRequests,
    /// Number and code of an issued document do not belong together (REQ-05).
    DocumentNotVerified,
    /// A mailed link is used, expired, void or no link of ours.
    LinkUnusable,
    /// The session was opened with a code: a password comes first (AUTH-10).
    PasswordMustBeChosen,
    /// Electronic mail needs a confirmed e-mail address (PROF-05).
    EmailNotConfirmed,
    /// The accepted terms are not those in force (PROF-08).
    TermsChanged,
    /// `If-Match` does not name the current state.
    ChangedMeanwhile,
    /// `If-Match` is missing.
    PreconditionRequired,
    /// The fund does not ask this household for a declaration (DECL-01).
    NotTargeted,
    /// The campaign has not begun, or is over (DECL-01).
    CampaignClosed,
    /// What was declared has been taken into account (DECL-07).
    DeclarationLocked,
    /// A request with this key has not ended yet.
    RequestRunning,
    /// The key came with another request.
    KeyReused,
    /// The request does not come from the portal's own pages or a program that says so.
    ForeignRequest,
    /// There is nothing here, or nothing that the caller may see.
    NotFound,
    /// The path exists, and not with this method.
    MethodNotAllowed,
    /// The body is larger than the operation takes.
    BodyTooLarge,
    /// The request took too long to arrive.
    RequestTimeout,
    /// The server has more to do than it can; try again a little later.
    Busy,
    /// Something failed inside; it has been recorded.
    Internal,
}

impl ProblemKind {
    /// Every kind, for documentation and tests.
    pub const ALL: [Self; 30] = [
        Self::MalformedRequest,
        Self::InvalidValues,
        Self::SignInRefused,
        Self::TooManyAttempts,
        Self::SessionRequired,
        Self::ServiceNotOpen,
        Self::RoleRequired,
        Self::ForeignRequest,
        Self::NotFound,
        Self::MethodNotAllowed,
        Self::BodyTooLarge,
        Self::RequestTimeout,
        Self::Busy,
        Self::Internal,
        Self::AlreadySubscribed,
        Self::AlreadyReported,
        Self::AlreadyRequested,
        Self::TooManyOpenRequests,
        Self::DocumentNotVerified,
        Self::LinkUnusable,
        Self::PasswordMustBeChosen,
        Self::EmailNotConfirmed,
        Self::TermsChanged,
        Self::ChangedMeanwhile,
        Self::PreconditionRequired,
        Self::NotTargeted,
        Self::CampaignClosed,
        Self::DeclarationLocked,
        Self::RequestRunning,
        Self::KeyReused,
    ];

    /// Last segment of the type's address.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::MalformedRequest => "malformed-request",
            Self::InvalidValues => "invalid-values",
            Self::SignInRefused => "sign-in-refused",
            Self::TooManyAttempts => "too-many-attempts",
            Self::SessionRequired => "session-required",
            Self::ServiceNotOpen => "service-not-open",
            Self::RoleRequired => "role-required",
            Self::ForeignRequest => "foreign-request",
            Self::NotFound => "not-found",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::BodyTooLarge => "body-too-large",
            Self::RequestTimeout => "request-timeout",
            Self::Busy => "busy",
            Self::Internal => "internal",
            Self::AlreadySubscribed => "already-subscribed",
            Self::AlreadyReported => "already-reported",
            Self::AlreadyRequested => "already-requested",
            Self::TooManyOpenRequests => "too-many-open-requests",
            Self::DocumentNotVerified => "document-not-verified",
            Self::LinkUnusable => "link-unusable",
            Self::PasswordMustBeChosen => "password-must-be-chosen",
            Self::EmailNotConfirmed => "email-not-confirmed",
            Self::TermsChanged => "terms-changed",
            Self::ChangedMeanwhile => "changed-meanwhile",
            Self::PreconditionRequired => "precondition-required",
            Self::NotTargeted => "not-targeted",
            Self::CampaignClosed => "campaign-closed",
            Self::DeclarationLocked => "declaration-locked",
            Self::RequestRunning => "request-running",
            Self::KeyReused => "idempotency-key-reused",
        }
    }

    /// HTTP status that goes with the kind.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::MalformedRequest => 400,
            Self::SignInRefused | Self::SessionRequired => 401,
            Self::ServiceNotOpen | Self::RoleRequired | Self::ForeignRequest | Self::PasswordMustBeChosen => 403,
            Self::NotFound | Self::DocumentNotVerified => 404,
            Self::MethodNotAllowed => 405,
            Self::RequestTimeout => 408,
            Self::AlreadySubscribed
            | Self::AlreadyReported
            | Self::AlreadyRequested
            | Self::TooManyOpenRequests
            | Self::EmailNotConfirmed
            | Self::TermsChanged
            | Self::NotTargeted
            | Self::CampaignClosed
            | Self::DeclarationLocked
            | Self::RequestRunning => 409,
            Self::LinkUnusable => 410,
            Self::ChangedMeanwhile => 412,
            Self::BodyTooLarge => 413,
            Self::InvalidValues | Self::KeyReused => 422,
            Self::PreconditionRequired => 428,
            Self::TooManyAttempts => 429,
            Self::Internal => 500,
            Self::Busy => 503,
        }
    }

    /// Short summary, the same for every occurrence.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::MalformedRequest => "The request cannot be read",
            Self::InvalidValues => "Some values are not acceptable",
            Self::SignInRefused => "The identification was refused",
            Self::TooManyAttempts => "Too many attempts",
            Self::SessionRequired => "A session is required",
            Self::ServiceNotOpen => "The service is not open to this subscription",
            Self::RoleRequired => "The agent does not handle this work",
            Self::ForeignRequest => "The request comes from elsewhere",
            Self::NotFound => "Nothing was found",
            Self::MethodNotAllowed => "The method is not allowed here",
            Self::BodyTooLarge => "The body is too large",
            Self::RequestTimeout => "The request took too long to arrive",
            Self::Busy => "The server is busy",
            Self::Internal => "Something failed inside",
            Self::AlreadySubscribed => "The person is already subscribed",
            Self::AlreadyReported => "The same is reported already",
            Self::AlreadyRequested => "The same document is asked for already",
            Self::TooManyOpenRequests => "Too many requests are open",
            Self::DocumentNotVerified => "Number and code do not belong together",
            Self::LinkUnusable => "The link can no longer be used",
            Self::PasswordMustBeChosen => "A password must be chosen first",
            Self::EmailNotConfirmed => "No e-mail address is confirmed",
            Self::TermsChanged => "The general terms have changed",
            Self::ChangedMeanwhile => "The resource has changed meanwhile",
            Self::PreconditionRequired => "The request must say which state it changes",
            Self::NotTargeted => "The household is not asked for a declaration",
            Self::CampaignClosed => "The campaign takes no declarations now",
            Self::DeclarationLocked => "The declaration can no longer be changed",
            Self::RequestRunning => "The same request is still running",
            Self::KeyReused => "The key was used for another request",
        }
    }

    /// What happened and the way out, for whoever reads the type's address.
    #[must_use]
    pub const fn explanation(self) -> &'static str {
        match self {
            Self::MalformedRequest => {
                "The body is not JSON of the documented shape, or a parameter has a value that its type does not \
                 know. Compare the request with the OpenAPI document."
            }
            Self::InvalidValues => {
                "The shape is right and at least one value is not. `errors` names each field, a stable code and the \
                 reason."
            }
            Self::SignInRefused => {
                "Matricule, population, birth date and password do not belong together, or an agent's login and password. \
                 The answer is the same whichever is wrong, and whether or not the matricule exists."
            }
            Self::TooManyAttempts => {
                "Too many identifications failed for these credentials or from this address. Wait for the number of \
                 seconds in `Retry-After`."
            }
            Self::SessionRequired => {
                "The operation needs a session and none was sent, or it has ended: after fifteen minutes without a \
                 request, after twelve hours, or by signing out. Sign in again."
            }
            Self::ServiceNotOpen => {
                "The session is valid, and the subscription that it belongs to does not open this service. Another \
                 subscription of the same person may."
            }
            Self::RoleRequired => {
                "The session is that of an agent, and none of their roles opens this operation. The operator gives roles: \
                 `teleservices agents roles`."
            }
            Self::ForeignRequest => {
                "A request that changes something must carry the header `X-Teleservices-Request` and, when a browser \
                 sends it, come from the portal's own origin."
            }
            Self::NotFound => "Nothing exists at this address, or nothing that the caller may see: both answer alike.",
            Self::MethodNotAllowed => "The path exists with another method. See the OpenAPI document.",
            Self::BodyTooLarge => "The body is larger than this operation takes. Send less.",
            Self::RequestTimeout => "The request did not arrive whole in time. Send it again.",
            Self::Busy => {
                "The server has as much to do as it accepts. Wait for the number of seconds in `Retry-After` and try \
                 again."
            }
            Self::Internal => {
                "The server failed. The occurrence is recorded under the identifier in `instance`; give it to \
                 technical support."
            }
            Self::AlreadySubscribed => {
                "Matricule, birth date and name match a person who is already subscribed. Whoever has forgotten the \
                 password uses « Mot de passe oublié »."
            }
            Self::AlreadyReported => {
                "A report of the same field and person waits for its answer; `detail` names its number. It can be followed \
                 by `GET /api/v1/household/reports`, and the field reported again once it is answered."
            }
            Self::AlreadyRequested => {
                "A request for the same document and beneficiary is open; `detail` names its number. It can be followed by \
                 `GET /api/v1/requests`, and the document asked for again once the request is answered."
            }
            Self::TooManyOpenRequests => {
                "The household has as many open requests as it may have. Wait until the fund has answered some of them."
            }
            Self::DocumentNotVerified => {
                "The fund has issued no document with this number and this code. The answer is the same whichever is \
                 wrong. Compare both with the document, letter by letter."
            }
            Self::LinkUnusable => {
                "The link was used before, is older than it may be, was replaced by a newer one, or was not copied \
                 whole. Ask for a new one."
            }
            Self::PasswordMustBeChosen => {
                "The session was opened with the code of a letter. Choose a password of your own (`PUT \
                 /api/v1/profile/password`); then everything else opens."
            }
            Self::EmailNotConfirmed => {
                "Electronic mail needs a confirmed e-mail address. Give one in the profile and confirm it by the \
                 link that is mailed to it."
            }
            Self::TermsChanged => {
                "Another version of the general terms is in force than the one that was accepted. Open and accept \
                 the version in force."
            }
            Self::ChangedMeanwhile => {
                "Somebody, perhaps yourself in another window, has changed the resource since it was read. Read it \
                 again, then change it."
            }
            Self::PreconditionRequired => {
                "The operation needs `If-Match` with the `ETag` of the resource as it was read, so that no change \
                 of somebody else is overwritten unseen."
            }
            Self::NotTargeted => {
                "The fund has what it needs to determine the card colour of this household, or does not ask it any \
                 longer. There is nothing to declare."
            }
            Self::CampaignClosed => {
                "The campaign has not begun, or its last day has ended in Monaco. `GET /api/v1/resources/declaration` \
                 tells the dates. What was sent before stays; a draft that was not sent is no declaration."
            }
            Self::DeclarationLocked => {
                "The registration service has taken the declaration into account. Ask the service for any further change."
            }
            Self::RequestRunning => {
                "A request with this `Idempotency-Key` is being worked on. Wait a moment and send it again to get \
                 its answer."
            }
            Self::KeyReused => {
                "This `Idempotency-Key` came with another request within the last 24 hours. Use a new key for a new \
                 request."
            }
        }
    }

    /// The `type` member: where the kind is explained, relative to the server.
    #[must_use]
    pub fn type_uri(self) -> String {
        format!("/api/problems/{}", self.slug())
    }

    /// The kind with this `type` member.
    #[must_use]
    pub fn from_type_uri(uri: &str) -> Option<Self> {
        let slug = uri.rsplit('/').next()?;
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }
}

/// A problem detail (RFC 9457): the body of every answer with status 400 or above.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// Stable identifier of the kind of problem, and the address where it is explained.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "openapi", schema(format = "uri-reference", example = "/api/problems/not-found"))]
    pub kind: String,
    /// Short summary of the kind.
    #[cfg_attr(feature = "openapi", schema(example = "Nothing was found"))]
    pub title: String,
    /// The HTTP status.
    #[cfg_attr(feature = "openapi", schema(minimum = 400, maximum = 599, example = 404))]
    pub status: u16,
    /// What happened this time, and the way out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Identifier of this occurrence, to give to technical support.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instance: Option<String>,
    /// Seconds to wait before trying again, where waiting helps; the same as the `Retry-After` header.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after_seconds: Option<u32>,
    /// The values that are not acceptable.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
}

impl Problem {
    /// A problem of this kind, without particulars.
    #[must_use]
    pub fn new(kind: ProblemKind) -> Self {
        Self {
            kind: kind.type_uri(),
            title: kind.title().to_owned(),
            status: kind.status(),
            detail: None,
            instance: None,
            retry_after_seconds: None,
            errors: Vec::new(),
        }
    }

    /// Says what happened this time.
    #[must_use]
    pub fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// Names this occurrence.
    #[must_use]
    pub fn with_instance(mut self, instance: impl Into<String>) -> Self {
        self.instance = Some(instance.into());
        self
    }

    /// Says how long to wait.
    #[must_use]
    pub fn with_retry_after(mut self, seconds: u32) -> Self {
        self.retry_after_seconds = Some(seconds);
        self
    }

    /// Names the values that are not acceptable.
    #[must_use]
    pub fn with_errors(mut self, errors: Vec<FieldError>) -> Self {
        self.errors = errors;
        self
    }

    /// The kind of problem, when this version knows it.
    #[must_use]
    pub fn kind(&self) -> Option<ProblemKind> {
        ProblemKind::from_type_uri(&self.kind)
    }
}

/// One value that is not acceptable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// The field, as named in the request.
    #[cfg_attr(feature = "openapi", schema(example = "birth_date"))]
    pub field: String,
    /// Stable code of the reason.
    #[cfg_attr(feature = "openapi", schema(example = "length"))]
    pub code: String,
    /// The reason and the way out, in English.
    #[cfg_attr(feature = "openapi", schema(example = "must hold 1 to 12 characters"))]
    pub message: String,
}

/// What the address of a problem type answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProblemExplanation {
    /// The `type` member.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "openapi", schema(example = "/api/problems/not-found"))]
    pub kind: String,
    /// The status that goes with it.
    #[cfg_attr(feature = "openapi", schema(example = 404))]
    pub status: u16,
    /// The title that goes with it.
    #[cfg_attr(feature = "openapi", schema(example = "Nothing was found"))]
    pub title: String,
    /// What happened and the way out.
    pub explanation: String,
}

impl ProblemExplanation {
    /// What the address of this kind answers.
    #[must_use]
    pub fn of(kind: ProblemKind) -> Self {
        Self {
            kind: kind.type_uri(),
            status: kind.status(),
            title: kind.title().to_owned(),
            explanation: kind.explanation().to_owned(),
        }
    }
}
