//! The change-of-address form (REQ-01).

use contract::{household::ReadHousehold, language::Language, requests::ReadAddressForm};
use lopdf::Document;

use crate::support::{alain, giulia, spawn, text_of_pdf};

/// The form names the holder, the matricule and the address on record, in the language of the page, and has fields to fill in.
#[actix_web::test]
async fn the_form_is_the_holders_own_and_can_be_filled_in() {
    let app = spawn().await;
    for (who, language, title) in
        [(alain(), Language::Fr, "Changement d’adresse"), (giulia(), Language::It, "Cambio di indirizzo")]
    {
        let caller = app.sign_in(&who).await;
        let holder = caller.send(&ReadHousehold).await.unwrap().holder;
        let target = ReadAddressForm { language }.target();
        let answer = caller.get(format!("/api/v1{target}")).await.expect_status(200);
        assert_eq!(answer.media_type(), "application/pdf");
        let text = text_of_pdf(&answer.body);
        let name = format!("{} {}", holder.civil_status.first_name, holder.civil_status.last_name);
        let street = holder.address.unwrap().lines().remove(0);
        for said in [title, &name, who.matricule(), &street] {
            assert!(text.contains(said), "`{said}` is missing:\n{text}");
        }
        let document = Document::load_mem(&answer.body).unwrap();
        let form = document.get_dict_in_dict(document.catalog().unwrap(), b"AcroForm").unwrap();
        assert_eq!(form.get(b"Fields").unwrap().as_array().unwrap().len(), 9);
    }
}
