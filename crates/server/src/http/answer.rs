//! Successful answers whose documented body cannot differ from the one that is sent: both come from the same type.

use std::collections::BTreeMap;

use actix_web::{
    HttpRequest, HttpResponse, Responder,
    body::BoxBody,
    http::{
        StatusCode,
        header::{
            CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LANGUAGE, ContentDisposition, ContentType, DispositionParam,
            DispositionType, ETAG, EntityTag, Header as _, HeaderValue, IfNoneMatch, VARY,
        },
    },
};
use contract::{example::Example, export::ExportFormat, language::Language};
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use utoipa::{
    IntoResponses, PartialSchema as _, ToSchema,
    openapi::{Content, Ref, RefOr, response::Response},
};

use super::Refusal;

/// A JSON answer. Reads carry an `ETag`, and answer 304 when the caller has this very body already.
#[derive(Debug)]
pub struct Answer<T, const STATUS: u16 = 200> {
    body: T,
    language: Option<Language>,
    public: bool,
}

impl<T, const STATUS: u16> Answer<T, STATUS> {
    /// An answer for this caller only: no shared cache may keep it.
    pub const fn private(body: T) -> Self {
        Self { body, language: None, public: false }
    }

    /// An answer that is the same for everybody: caches may keep it for a minute.
    pub const fn public(body: T) -> Self {
        Self { body, language: None, public: true }
    }

    /// Says in which language the texts of the answer are.
    #[must_use]
    pub const fn in_language(mut self, language: Language) -> Self {
        self.language = Some(language);
        self
    }
}

impl<T: Serialize, const STATUS: u16> Responder for Answer<T, STATUS> {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        let body = match serde_json::to_vec(&self.body) {
            Ok(body) => body,
            Err(failure) => return actix_web::ResponseError::error_response(&Refusal::internal(&failure)),
        };
        let status = StatusCode::from_u16(STATUS).unwrap_or(StatusCode::OK);
        let mut response = HttpResponse::build(status);
        response.insert_header((CACHE_CONTROL, if self.public { "public, max-age=60" } else { "private, no-cache" }));
        if let Some(language) = self.language {
            response.insert_header((CONTENT_LANGUAGE, language.code()));
            response.insert_header((VARY, "accept-language, cookie"));
        }
        if status == StatusCode::OK {
            let tag = entity_tag(&body);
            let known = matches_tag(request, &tag);
            response.insert_header((ETAG, tag.to_string()));
            if known {
                return response.status(StatusCode::NOT_MODIFIED).finish();
            }
        }
        response.insert_header(ContentType::json()).body(body)
    }
}

/// The tag of an answer with this body.
pub(super) fn entity_tag(body: &[u8]) -> EntityTag {
    use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
    let digest = Sha256::digest(body);
    EntityTag::new_strong(URL_SAFE_NO_PAD.encode(&digest[..16]))
}

fn matches_tag(request: &HttpRequest, tag: &EntityTag) -> bool {
    if !request.headers().contains_key(actix_web::http::header::IF_NONE_MATCH) {
        return false;
    }
    match IfNoneMatch::parse(request) {
        Ok(IfNoneMatch::Any) => true,
        Ok(IfNoneMatch::Items(tags)) => tags.iter().any(|known| known.weak_eq(tag)),
        Err(_) => false,
    }
}

impl<T: ToSchema + Example + Serialize, const STATUS: u16> IntoResponses for Answer<T, STATUS> {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let content = Content::builder()
            .schema(Some(Ref::from_schema_name(T::name())))
            .example(serde_json::to_value(T::example()).ok())
            .build();
        let response = Response::builder().description(T::DESCRIPTION).content("application/json", content).build();
        let mut responses = BTreeMap::from([(STATUS.to_string(), RefOr::T(response))]);
        if STATUS == 200 {
            let unchanged =
                Response::builder().description("The caller has this very answer already (`If-None-Match`).");
            responses.insert("304".to_owned(), RefOr::T(unchanged.build()));
        }
        responses
    }
}

/// Success without a body.
#[derive(Debug)]
pub struct NoContent(pub HttpResponse);

impl NoContent {
    /// Success, and no header of its own.
    #[must_use]
    pub fn new() -> Self {
        Self(HttpResponse::NoContent().finish())
    }
}

impl Default for NoContent {
    fn default() -> Self {
        Self::new()
    }
}

impl Responder for NoContent {
    type Body = BoxBody;

    fn respond_to(mut self, _: &HttpRequest) -> HttpResponse {
        *self.0.status_mut() = StatusCode::NO_CONTENT;
        self.0
    }
}

impl IntoResponses for NoContent {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let response = Response::builder().description("Done; there is nothing to read.").build();
        BTreeMap::from([("204".to_owned(), RefOr::T(response))])
    }
}

/// A file to save.
#[derive(Debug)]
pub struct File {
    /// Name under which the browser saves it.
    pub name: String,
    /// Media type.
    pub media_type: &'static str,
    /// Content.
    pub bytes: Vec<u8>,
}

/// The operation documents the file itself: its media type is not part of the type.
impl IntoResponses for File {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        BTreeMap::new()
    }
}

/// A file in the format that its address names.
#[derive(Debug)]
pub struct Export(pub File);

impl IntoResponses for Export {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let mut response = Response::builder().description("The file.");
        for format in ExportFormat::ALL {
            let media_type = format.media_type().split(';').next().unwrap_or_default();
            let content = match format {
                ExportFormat::Csv => Content::builder()
                    .schema(Some(String::schema()))
                    .example(Some("Date de paiement;Prestation;…".into())),
                ExportFormat::Xlsx | ExportFormat::Pdf => Content::builder().schema(Some(Vec::<u8>::schema())),
            };
            response = response.content(media_type, content.build());
        }
        // A format that does not exist is an address that does not exist.
        let unknown = Ref::from_response_name("AnyProblem");
        BTreeMap::from([("200".to_owned(), RefOr::T(response.build())), ("404".to_owned(), RefOr::Ref(unknown))])
    }
}

impl Responder for Export {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        self.0.respond_to(request)
    }
}

impl Responder for File {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        let disposition = ContentDisposition {
            disposition: DispositionType::Attachment,
            parameters: vec![DispositionParam::Filename(self.name)],
        };
        let disposition =
            HeaderValue::from_str(&disposition.to_string()).unwrap_or_else(|_| HeaderValue::from_static("attachment"));
        HttpResponse::Ok()
            .content_type(self.media_type)
            .insert_header((CONTENT_DISPOSITION, disposition))
            .insert_header((CACHE_CONTROL, "private, no-store"))
            .body(self.bytes)
    }
}
