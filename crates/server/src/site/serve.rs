//! Serving the built pages. Addresses that are no file are the application's own: it gets to see them.

use actix_web::{
    HttpRequest, HttpResponse, get,
    http::{
        Method,
        header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, ETAG, IF_NONE_MATCH, VARY},
    },
    web,
};
use contract::problem::{Problem, ProblemKind};

use super::files::{Site, SiteFile};
use crate::{http::Refusal, secret::sha256_hex, state::AppState};

/// How long hashed files may be kept: their names change with their content.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// The addresses of the pages.
pub fn routes(config: &mut web::ServiceConfig) {
    config.service(branding).default_service(web::to(page_or_file));
}

#[get("/branding.css")]
async fn branding(state: web::Data<AppState>) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/css; charset=utf-8")
        .insert_header((CACHE_CONTROL, "public, max-age=300"))
        .body(state.site.branding().to_owned())
}

async fn page_or_file(request: HttpRequest) -> Result<HttpResponse, Refusal> {
    if request.method() != Method::GET {
        return Err(Refusal::new(ProblemKind::MethodNotAllowed));
    }
    let path = request.path().trim_start_matches('/');
    let brotli = accepts_brotli(&request);
    if let Some(file) = Site::file(path, brotli).filter(|_| !path.is_empty()) {
        return Ok(send(&request, file, is_hashed(path)));
    }
    let is_page = path.split('/').next() != Some("api") && !path.rsplit('/').next().unwrap_or(path).contains('.');
    if !is_page {
        return Err(Refusal::new(ProblemKind::NotFound));
    }
    match Site::file("index.html", brotli) {
        Some(index) => Ok(send(&request, index, false)),
        None => {
            let detail = "the pages have not been built; see « Two commands » in the README";
            Err(Problem::new(ProblemKind::NotFound).with_detail(detail).into())
        }
    }
}

fn send(request: &HttpRequest, file: SiteFile, immutable: bool) -> HttpResponse {
    let tag = format!("\"{}\"", &sha256_hex(&file.hash)[..32]);
    let mut response = HttpResponse::Ok();
    response
        .insert_header((CACHE_CONTROL, if immutable { FOR_EVER } else { "no-cache" }))
        .insert_header((ETAG, tag.as_str()))
        .insert_header((VARY, "accept-encoding"));
    let known = request.headers().get(IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes());
    if known {
        return response.status(actix_web::http::StatusCode::NOT_MODIFIED).finish();
    }
    if file.brotli {
        response.insert_header((CONTENT_ENCODING, "br"));
    }
    response.content_type(file.media_type).body(file.bytes.into_owned())
}

fn accepts_brotli(request: &HttpRequest) -> bool {
    let accepted = request.headers().get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    accepted.split(',').any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        parts.next() == Some("br") && !parts.any(|part| part == "q=0")
    })
}

/// Whether the name carries a hash of the content, as in `app-0123456789abcdef.js`.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split(['-', '.', '_']).any(|part| part.len() >= 12 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::is_hashed;

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        assert!(is_hashed("frontend-8d3f2a1b4c5e6f70_bg.wasm"));
        assert!(!is_hashed("locales/fr.json"));
        assert!(!is_hashed("index.html"));
    }
}
