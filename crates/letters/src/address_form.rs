//! The change-of-address form (REQ-01): filled in on screen or by hand, signed, and returned by post.

use contract::language::Language;
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};
use serde_json::{Value, json};

use crate::{
    error::LetterError,
    sender::Sender,
    statement::printed,
    texts::texts,
    typesetting::{Pdf, Template, typeset},
};

/// Whose address changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressForm {
    /// Name of the rights holder.
    pub name: String,
    /// Matricule.
    pub matricule: String,
    /// The address on record, line by line; empty where none is known.
    pub recorded: Vec<String>,
    /// Language of the form.
    pub language: Language,
}

/// A field: its name in the file and in the texts, then its place on the page from the top left, and its width, in
/// millimetres. The template draws the frame and the label, the file has the field in the same place.
struct Field(&'static str, f32, f32, f32);

/// The fields, in the order in which one fills them in.
const FIELDS: [Field; 9] = [
    Field("address_line_1", 22.0, 126.0, 166.0),
    Field("address_line_2", 22.0, 142.0, 166.0),
    Field("postal_code", 22.0, 158.0, 36.0),
    Field("city", 64.0, 158.0, 70.0),
    Field("country", 140.0, 158.0, 48.0),
    Field("valid_from", 22.0, 174.0, 60.0),
    Field("telephone", 88.0, 174.0, 100.0),
    Field("signed_at", 22.0, 198.0, 90.0),
    Field("signed_on", 118.0, 198.0, 70.0),
];

/// Height of a field, in millimetres.
const HEIGHT: f32 = 8.0;

/// Height of the page, in millimetres.
const PAGE_HEIGHT: f32 = 297.0;

/// Points in a millimetre.
const POINTS: f32 = 72.0 / 25.4;

/// Flag of an annotation that is printed (ISO 32000-1, table 165).
const PRINTED: i64 = 4;

/// Renders the form.
///
/// # Errors
/// When the sender is not acceptable, or the fields cannot be added.
pub fn render_address_form(form: &AddressForm, sender: &Sender) -> Result<Pdf, LetterError> {
    let texts = texts(form.language)?;
    let labels = texts["address_form"]["fields"].clone();
    let label = |name: &str| labels[name].as_str().unwrap_or(name).to_owned();
    let fields: Vec<Value> = FIELDS
        .iter()
        .map(|Field(name, x, y, width)| json!({ "label": label(name), "x": x, "y": y, "width": width, "height": HEIGHT }))
        .collect();
    let recorded: Vec<String> = form.recorded.iter().map(|line| printed(line, form.language)).collect();
    let data = json!({
        "sender": sender.printed(),
        "texts": texts,
        "language": form.language.code(),
        "name": printed(&form.name, form.language),
        "matricule": printed(&form.matricule, form.language),
        "recorded": recorded,
        "fields": fields,
    });
    let pdf = typeset(Template::AddressForm, data)?;
    let bytes = with_fields(&pdf.bytes, label).map_err(|fault| LetterError::Typesetting(fault.to_string()))?;
    Ok(Pdf { bytes, ..pdf })
}

/// The same file with a text field in each frame, named for assistive technology by its label (`TU`).
fn with_fields(bytes: &[u8], label: impl Fn(&str) -> String) -> Result<Vec<u8>, lopdf::Error> {
    let mut document = Document::load_mem(bytes)?;
    let page = document.get_pages().into_values().next().ok_or(lopdf::Error::PageNumberNotFound(1))?;
    let fields: Vec<Object> =
        FIELDS.iter().map(|field| document.add_object(widget(field, &label(field.0), page)).into()).collect();
    let on_page = document.get_dictionary_mut(page)?;
    let mut annotations = match on_page.get(b"Annots") {
        Ok(Object::Array(known)) => known.clone(),
        _ => Vec::new(),
    };
    annotations.extend(fields.iter().cloned());
    on_page.set("Annots", annotations);
    // From row to row, as the fields stand.
    on_page.set("Tabs", "R");
    let helvetica = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let form = document.add_object(dictionary! {
        "Fields" => fields,
        "NeedAppearances" => true,
        "DR" => dictionary! { "Font" => dictionary! { "Helv" => helvetica } },
        "DA" => Object::string_literal("/Helv 11 Tf 0 g"),
    });
    document.catalog_mut()?.set("AcroForm", form);
    let mut filled = Vec::with_capacity(bytes.len());
    document.save_to(&mut filled)?;
    Ok(filled)
}

fn widget(Field(name, x, y, width): &Field, label: &str, page: ObjectId) -> Dictionary {
    let (left, top) = (x * POINTS, (PAGE_HEIGHT - y) * POINTS);
    let rectangle = [left, top - HEIGHT * POINTS, left + width * POINTS, top];
    dictionary! {
        "Type" => "Annot",
        "Subtype" => "Widget",
        "FT" => "Tx",
        "T" => text_string(name),
        "TU" => text_string(label),
        "Rect" => rectangle.map(Object::Real).to_vec(),
        "DA" => Object::string_literal("/Helv 11 Tf 0 g"),
        "F" => PRINTED,
        "P" => page,
    }
}
