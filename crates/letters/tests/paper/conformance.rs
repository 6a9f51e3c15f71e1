//! The file as assistive technology and an archive read it: PDF/UA-1 and PDF/A-2a.

use contract::language::Language;
use letters::{Pdf, render, render_attestation, render_convention_request, render_statement};
use lopdf::{Dictionary, Document, Object};

use crate::support::{attestation, every_kind, open, proof, sender, statement};

fn dictionary<'a>(document: &'a Document, parent: &'a Dictionary, key: &[u8]) -> &'a Dictionary {
    document.get_dict_in_dict(parent, key).unwrap_or_else(|_| panic!("/{} is missing", String::from_utf8_lossy(key)))
}

fn string(object: &Object) -> String {
    lopdf::decode_text_string(object).expect("a text string")
}

fn xmp(document: &Document) -> String {
    let metadata = document.catalog().unwrap().get(b"Metadata").unwrap().as_reference().unwrap();
    let stream = document.get_object(metadata).unwrap().as_stream().unwrap();
    let content = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
    String::from_utf8(content).unwrap()
}

/// Everything that is rendered, with its language and title.
fn files() -> Vec<(Pdf, &'static str, &'static str)> {
    let one = |language| render(&every_kind(language)[2..3], &sender()).unwrap();
    vec![
        (one(Language::Fr), "fr", "Votre code pour choisir un nouveau mot de passe"),
        (one(Language::En), "en", "Your code to choose a new password"),
        (one(Language::It), "it", "Il Suo codice per scegliere una nuova password"),
        (render(&every_kind(Language::Fr), &sender()).unwrap(), "fr", "Lettres du 3 mars 2026"),
        (render_statement(&statement(Language::Fr), &sender()).unwrap(), "fr", "Indemnités des douze derniers mois"),
        (
            render_attestation(&attestation(Language::Fr), &proof(), &sender()).unwrap(),
            "fr",
            "Attestation de paiement de pension",
        ),
        (render_convention_request(&sender(), Language::It).unwrap(), "it", "Richiesta di convenzione"),
    ]
}

#[test]
fn every_file_declares_both_standards_its_language_and_its_title() {
    for (pdf, language, title) in files() {
        let document = open(&pdf.bytes);
        let catalog = document.catalog().unwrap();
        assert_eq!(string(catalog.get(b"Lang").unwrap()), language);
        assert_eq!(dictionary(&document, catalog, b"MarkInfo").get(b"Marked").unwrap(), &Object::Boolean(true));
        let preferences = dictionary(&document, catalog, b"ViewerPreferences");
        assert_eq!(preferences.get(b"DisplayDocTitle").unwrap(), &Object::Boolean(true));
        let information = dictionary(&document, &document.trailer, b"Info");
        assert_eq!(string(information.get(b"Title").unwrap()).replace('\u{a0}', " "), title);
        let xmp = xmp(&document);
        for declared in ["<pdfuaid:part>1<", "<pdfaid:part>2<", "<pdfaid:conformance>A<"] {
            assert!(xmp.contains(declared), "{declared} is missing:\n{xmp}");
        }
    }
}

/// The types of the structure elements below one, in reading order.
fn structure(document: &Document, element: &Dictionary, types: &mut Vec<String>) {
    if let Ok(name) = element.get(b"S").and_then(Object::as_name) {
        types.push(String::from_utf8_lossy(name).into_owned());
    }
    let Ok(kids) = element.get(b"K") else { return };
    let kids = match document.dereference(kids).unwrap().1 {
        Object::Array(kids) => kids.as_slice(),
        other => std::slice::from_ref(other),
    };
    for kid in kids {
        if let (_, Object::Dictionary(kid)) = document.dereference(kid).unwrap() {
            structure(document, kid, types);
        }
    }
}

#[test]
fn a_letter_is_read_as_headings_paragraphs_and_numbered_steps() {
    let pdf = render(&every_kind(Language::Fr)[..1], &sender()).unwrap();
    let document = open(&pdf.bytes);
    let mut types = Vec::new();
    structure(&document, dictionary(&document, document.catalog().unwrap(), b"StructTreeRoot"), &mut types);
    let count = |name: &str| types.iter().filter(|found| *found == name).count();
    assert_eq!((count("H1"), count("H2"), count("L"), count("LI")), (1, 3, 1, 4), "{types:?}");
    assert!(count("Link") >= 3, "the portal, the site and the mailbox can be followed: {types:?}");
}

#[test]
fn a_statement_is_read_as_a_table_with_headings_of_columns() {
    let document = open(&render_statement(&statement(Language::Fr), &sender()).unwrap().bytes);
    let mut types = Vec::new();
    structure(&document, dictionary(&document, document.catalog().unwrap(), b"StructTreeRoot"), &mut types);
    let count = |name: &str| types.iter().filter(|found| *found == name).count();
    assert_eq!((count("H1"), count("Table"), count("TH"), count("TD")), (1, 1, 3, 6), "{types:?}");
}

#[test]
fn an_attestation_is_read_as_headings_a_table_and_a_figure_that_is_a_link() {
    let document = open(&render_attestation(&attestation(Language::Fr), &proof(), &sender()).unwrap().bytes);
    let mut types = Vec::new();
    structure(&document, dictionary(&document, document.catalog().unwrap(), b"StructTreeRoot"), &mut types);
    let count = |name: &str| types.iter().filter(|found| *found == name).count();
    assert_eq!((count("H1"), count("H2"), count("Table"), count("Figure")), (1, 1, 1, 1), "{types:?}");
    let alternatives: Vec<String> =
        document.objects.values().filter_map(|object| object.as_dict().ok()?.get(b"Alt").ok().map(string)).collect();
    assert!(alternatives.iter().any(|text| text.contains("teleservices.caisses.example/verifier")), "{alternatives:?}");
}

#[test]
fn each_language_of_a_mixed_batch_is_marked() {
    let letters = Language::ALL.map(|language| every_kind(language).remove(0));
    let pdf = render(&letters, &sender()).unwrap();
    let document = open(&pdf.bytes);
    let languages: Vec<String> =
        document.objects.values().filter_map(|object| object.as_dict().ok()?.get(b"Lang").ok().map(string)).collect();
    for language in Language::ALL {
        assert!(languages.iter().any(|found| found == language.code()), "{language:?}: {languages:?}");
    }
}

#[test]
fn every_font_is_embedded() {
    for (pdf, ..) in files() {
        let document = open(&pdf.bytes);
        let descriptors: Vec<&Dictionary> = document
            .objects
            .values()
            .filter_map(|object| object.as_dict().ok())
            .filter(|dictionary| dictionary.has_type(b"FontDescriptor"))
            .collect();
        assert!(descriptors.len() >= 2);
        assert!(descriptors.iter().all(|descriptor| descriptor.has(b"FontFile2") || descriptor.has(b"FontFile3")));
    }
}
