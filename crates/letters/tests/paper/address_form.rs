//! The change-of-address form (REQ-01).

use contract::language::Language;
use letters::{AddressForm, render_address_form};
use lopdf::{Dictionary, Document, Object};

use crate::support::{open, sender, text};

fn form(language: Language) -> AddressForm {
    AddressForm {
        name: "Élodie Dupont-Ferrero".to_owned(),
        matricule: "002490".to_owned(),
        recorded: vec!["12, boulevard des Moulins".to_owned(), "98000 Monaco".to_owned()],
        language,
    }
}

/// The fields of the form, in their order.
fn fields(document: &Document) -> Vec<&Dictionary> {
    let catalog = document.catalog().unwrap();
    let form = document.get_dict_in_dict(catalog, b"AcroForm").unwrap();
    let fields = form.get(b"Fields").unwrap().as_array().unwrap();
    fields.iter().map(|field| document.dereference(field).unwrap().1.as_dict().unwrap()).collect()
}

fn string(object: &Object) -> String {
    lopdf::decode_text_string(object).unwrap()
}

#[test]
fn the_form_names_the_holder_the_address_on_record_and_where_to_return_it() {
    for (language, title) in [
        (Language::Fr, "Changement d’adresse"),
        (Language::En, "Change of address"),
        (Language::It, "Cambio di indirizzo"),
    ] {
        let pdf = render_address_form(&form(language), &sender()).unwrap();
        let document = open(&pdf.bytes);
        assert_eq!(document.get_pages().len(), 1);
        let text = text(&document, &pdf.pages[0]);
        for said in
            [title, "Élodie Dupont-Ferrero", "002490", "12, boulevard des Moulins", "11 rue de la Démonstration"]
        {
            assert!(text.contains(said), "`{said}` is missing in {language:?}:\n{text}");
        }
    }
}

#[test]
fn each_field_can_be_filled_in_and_has_a_name_that_is_read_out() {
    let document = open(&render_address_form(&form(Language::Fr), &sender()).unwrap().bytes);
    let fields = fields(&document);
    let names: Vec<String> = fields.iter().map(|field| string(field.get(b"TU").unwrap())).collect();
    assert_eq!(names[..2], ["Numéro et rue", "Bâtiment, étage (facultatif)"]);
    assert_eq!(fields.len(), 9);
    let page = document.get_pages()[&1];
    let on_page = document.get_dictionary(page).unwrap().get(b"Annots").unwrap().as_array().unwrap();
    assert!(on_page.len() >= fields.len());
    for field in fields {
        assert_eq!(field.get(b"FT").unwrap().as_name().unwrap(), b"Tx");
        assert!(!string(field.get(b"T").unwrap()).is_empty());
        let corner: Vec<f32> =
            field.get(b"Rect").unwrap().as_array().unwrap().iter().map(|one| one.as_float().unwrap()).collect();
        assert!(corner[0] >= 0.0 && corner[2] <= 596.0 && corner[1] >= 0.0 && corner[3] <= 842.0, "{corner:?}");
        assert!(corner[0] < corner[2] && corner[1] < corner[3], "{corner:?}");
    }
}

#[test]
fn the_form_is_tagged_and_claims_no_standard_that_its_fields_would_break() {
    let document = open(&render_address_form(&form(Language::It), &sender()).unwrap().bytes);
    let catalog = document.catalog().unwrap();
    let marked = document.get_dict_in_dict(catalog, b"MarkInfo").unwrap();
    assert_eq!(marked.get(b"Marked").unwrap(), &Object::Boolean(true));
    assert_eq!(string(catalog.get(b"Lang").unwrap()), "it");
    let metadata = catalog.get(b"Metadata").unwrap().as_reference().unwrap();
    let stream = document.get_object(metadata).unwrap().as_stream().unwrap();
    let xmp = String::from_utf8(stream.decompressed_content().unwrap_or_else(|_| stream.content.clone())).unwrap();
    assert!(!xmp.contains("pdfuaid:part") && !xmp.contains("pdfaid:part"), "{xmp}");
}

#[test]
fn a_hostile_name_is_printed_as_it_is() {
    let hostile = AddressForm { name: "#panic() $x$ ) Tj".to_owned(), recorded: Vec::new(), ..form(Language::Fr) };
    let pdf = render_address_form(&hostile, &sender()).unwrap();
    assert!(text(&open(&pdf.bytes), &pdf.pages[0]).contains("#panic() $x$ ) Tj"));
}
