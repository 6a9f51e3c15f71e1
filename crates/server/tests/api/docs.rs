//! The readable page of the API's documentation.

use crate::support::spawn;

/// The page is served with everything that it needs, from this server alone, and runs nothing inline.
#[actix_web::test]
async fn the_documentation_is_served_whole() {
    let app = spawn().await;
    let page = app.anybody().get("/api/docs/").await.expect_status(200);
    assert_eq!(page.media_type(), "text/html");
    let html = page.text().to_owned();
    let sources: Vec<&str> = ["src=\"", "href=\""]
        .iter()
        .flat_map(|start| html.split(start).skip(1))
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    assert!(sources.iter().any(|source| source.ends_with(".js")));
    for source in sources {
        assert!(!source.contains("//"), "{source} comes from elsewhere");
        app.anybody().get(format!("/api/docs/{}", source.trim_start_matches("./"))).await.expect_status(200);
    }
    let inline =
        html.split("<script").skip(1).any(|script| !script.split("</script").next().unwrap().trim_end().ends_with('>'));
    assert!(!inline, "the content security policy runs nothing inline");
}

/// The address without a slash leads to the page.
#[actix_web::test]
async fn the_short_address_leads_to_the_documentation() {
    let app = spawn().await;
    let answer = app.anybody().get("/api/docs").await;
    assert!((300..400).contains(&answer.status));
    assert_eq!(answer.header("location"), Some("/api/docs/"));
}

/// The page reads the document where it is served.
#[actix_web::test]
async fn the_documentation_reads_the_document() {
    let app = spawn().await;
    let script = app.anybody().get("/api/docs/swagger-initializer.js").await.expect_status(200);
    assert!(script.text().contains(teleservices::app::DOCUMENT_PATH));
}
