//! What a catalogue must respect, in words for whoever wrote the file.

use std::collections::HashSet;

use contract::{
    care::BeneficiaryRole, institution::DepartmentKey, language::Language, requests::AttestationKind, text::is_hidden,
};

use super::catalogue::Document;

/// Most documents: the browser carries them all.
const MOST_DOCUMENTS: usize = 200;
/// Longest code.
const LONGEST_CODE: usize = 60;
/// Longest title.
const LONGEST_TITLE: usize = 120;
/// Longest description.
const LONGEST_DESCRIPTION: usize = 400;
/// Most keywords in one language, one of which is added.
const MOST_KEYWORDS: usize = 20;
/// Longest keyword.
const LONGEST_KEYWORD: usize = 60;

/// Everything that is wrong with these documents, each fault with the document that it is about.
pub fn faults_of(documents: &[Document]) -> Vec<String> {
    let mut faults = Vec::new();
    if !(1..=MOST_DOCUMENTS).contains(&documents.len()) {
        faults.push(format!("it must hold 1 to {MOST_DOCUMENTS} documents and holds {}", documents.len()));
    }
    let mut seen = HashSet::new();
    for (index, document) in documents.iter().enumerate() {
        let named = format!("document {} (`{}`)", index + 1, document.code);
        let mut wrong = |fault: String| faults.push(format!("{named}: {fault}"));
        if !is_code(&document.code) {
            wrong(format!("`code` must be 1 to {LONGEST_CODE} of the letters a to z, digits and hyphens"));
        }
        if !seen.insert(document.code.as_str()) {
            wrong("`code` is that of an earlier document".to_owned());
        }
        if document.department == DepartmentKey::TechnicalSupport {
            wrong("`department` must be one that handles requests".to_owned());
        }
        check_beneficiaries(document, &mut wrong);
        check_words(document, &mut wrong);
    }
    faults
}

fn is_code(code: &str) -> bool {
    let fits = |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    (1..=LONGEST_CODE).contains(&code.len()) && code.bytes().all(fits)
}

fn check_beneficiaries(document: &Document, wrong: &mut impl FnMut(String)) {
    let roles: HashSet<_> = document.beneficiaries.iter().collect();
    if roles.is_empty() || roles.len() < document.beneficiaries.len() {
        wrong("`beneficiaries` must name each role once, and at least one".to_owned());
    }
    let allowed: &[BeneficiaryRole] = match document.issued {
        Some(AttestationKind::PensionPayments) => &[BeneficiaryRole::Holder],
        Some(AttestationKind::AllowancePayments) => &[BeneficiaryRole::Holder, BeneficiaryRole::Child],
        Some(AttestationKind::MedicalRights) | None => return,
    };
    if document.beneficiaries.iter().any(|role| !allowed.contains(role)) {
        wrong("`beneficiaries` names somebody of whom that attestation says nothing".to_owned());
    }
}

fn check_words(document: &Document, wrong: &mut impl FnMut(String)) {
    for language in Language::ALL {
        let code = language.code();
        for (field, text, longest) in [
            ("title", document.title.get(language), LONGEST_TITLE),
            ("description", document.description.get(language), LONGEST_DESCRIPTION),
        ] {
            if !is_text(text, longest) {
                wrong(format!("`{field}.{code}` must be one line of 1 to {longest} characters that can be seen"));
            }
        }
        let keywords = document.keywords.get(language);
        if keywords.len() >= MOST_KEYWORDS || !keywords.iter().all(|word| is_text(word, LONGEST_KEYWORD)) {
            wrong(format!(
                "`keywords.{code}` must hold fewer than {MOST_KEYWORDS} words of 1 to {LONGEST_KEYWORD} characters"
            ));
        }
    }
}

fn is_text(text: &str, longest: usize) -> bool {
    !text.trim().is_empty() && text.chars().count() <= longest && !text.chars().any(is_hidden)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::requests::Catalogue;

    fn document() -> Value {
        let text = |text: &str| json!({ "fr": text, "en": text, "it": text });
        json!({
            "code": "medical-rights",
            "domain": "medical",
            "department": "medical_benefits",
            "beneficiaries": ["holder", "child"],
            "title": text("Attestation"),
            "description": text("Prouve un droit."),
            "keywords": { "fr": ["club"], "en": [], "it": [] },
        })
    }

    fn complaints(documents: &[Value]) -> String {
        let text = json!({ "documents": documents }).to_string();
        Catalogue::parse(&text).map_or_else(|fault| fault.to_string(), |_| String::new())
    }

    #[test]
    fn each_fault_is_told_with_its_document_and_its_field() {
        assert_eq!(complaints(&[document()]), "");
        assert!(complaints(&[]).contains("1 to 200 documents"));
        for (field, value, complaint) in [
            ("code", json!("Medical rights"), "`code` must be"),
            ("beneficiaries", json!([]), "`beneficiaries` must name"),
            ("beneficiaries", json!(["child", "child"]), "`beneficiaries` must name"),
            ("title", json!({ "fr": "Attestation", "en": " ", "it": "Attestato" }), "`title.en` must be"),
            ("description", json!({ "fr": "a\nb", "en": "a", "it": "a" }), "`description.fr` must be"),
            ("keywords", json!({ "fr": [], "en": [], "it": [""] }), "`keywords.it` must hold"),
            ("department", json!("technical_support"), "`department` must be"),
            ("domain", json!("tax"), "unknown variant `tax`"),
        ] {
            let mut wrong = document();
            wrong["code"] = json!("first");
            wrong[field] = value;
            let told = complaints(&[document(), wrong]);
            assert!(told.contains(complaint), "{field}: {told}");
        }
    }

    #[test]
    fn the_same_code_twice_is_told_of_the_second() {
        let told = complaints(&[document(), document()]);
        assert!(told.contains("document 2 (`medical-rights`): `code` is that of an earlier document"), "{told}");
    }

    #[test]
    fn an_attestation_is_for_those_of_whom_it_speaks() {
        let mut wrong = document();
        wrong["issued"] = json!("pension_payments");
        assert!(complaints(&[wrong.clone()]).contains("says nothing"));
        wrong["beneficiaries"] = json!(["holder"]);
        assert_eq!(complaints(&[wrong]), "");
    }
}
