//! Finding a document by what people type (REQ-02): the same in the browser and on the server.

use super::{CatalogueDocument, DocumentDomain};

/// Words that say nothing of a document. In the three languages of the portal, folded.
const LITTLE_WORDS: [&str; 26] = [
    "and", "aux", "con", "dal", "de", "del", "dei", "des", "di", "du", "e", "et", "for", "il", "la", "le", "les", "of",
    "par", "per", "pour", "sur", "the", "to", "un", "une",
];

/// How much it says that a word of the search stands in a title, whole.
const TITLE_WORD: u32 = 1_000;
/// … in a word of the title.
const TITLE_PART: u32 = 100;
/// … in a keyword.
const KEYWORD: u32 = 10;
/// … in the description.
const DESCRIPTION: u32 = 1;

/// The documents of `catalogue` in which every word of `search` stands, of one domain or of all: the best first, those of
/// one rank in the order of the catalogue. A search without a word finds everything.
#[must_use]
pub fn found<'a>(
    catalogue: &'a [CatalogueDocument],
    search: &str,
    domain: Option<DocumentDomain>,
) -> Vec<&'a CatalogueDocument> {
    let searched = searched(search);
    let of_domain = catalogue.iter().filter(|document| domain.is_none_or(|domain| document.domain == domain));
    let mut ranked: Vec<(u32, &CatalogueDocument)> = Vec::new();
    for (rank, document) in of_domain.filter_map(|document| rank(document, &searched).map(|rank| (rank, document))) {
        // Each at its place as it comes: the catalogue is short, and a sort would be more for the browser to carry.
        let place = ranked.partition_point(|(other, _)| *other >= rank);
        ranked.insert(place, (rank, document));
    }
    ranked.into_iter().map(|(_, document)| document).collect()
}

/// The words of a search that count: little words only where there is nothing else.
fn searched(search: &str) -> Vec<String> {
    let all = words(search);
    let telling: Vec<String> =
        all.iter().filter(|word| word.chars().count() > 1 && !LITTLE_WORDS.contains(&word.as_str())).cloned().collect();
    if telling.is_empty() { all } else { telling }
}

/// The rank of a document: what each word says at the best place where it stands, added up. None where one stands nowhere.
fn rank(document: &CatalogueDocument, searched: &[String]) -> Option<u32> {
    let title = words(&document.title);
    let keywords: Vec<String> = document.keywords.iter().flat_map(|keyword| words(keyword)).collect();
    let description = words(&document.description);
    let in_part = |words: &[String], word: &str| words.iter().any(|other| other.contains(word));
    searched.iter().try_fold(0_u32, |sum, word| {
        let says = match () {
            () if title.contains(word) => TITLE_WORD,
            () if in_part(&title, word) => TITLE_PART,
            () if in_part(&keywords, word) => KEYWORD,
            () if in_part(&description, word) => DESCRIPTION,
            () => return None,
        };
        Some(sum.saturating_add(says))
    })
}

/// The words of a text, folded, without the mark of the plural that French and English share.
fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(parts_words).filter(|word| !word.is_empty());
    words.map(|word| singular(word).to_owned()).collect()
}

/// Whether a character stands between words: blanks and punctuation, without a table of all of Unicode.
const fn parts_words(c: char) -> bool {
    !c.is_ascii_alphanumeric() && (c.is_ascii() || matches!(c, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}'))
}

fn singular(word: &str) -> &str {
    let shorter = word.strip_suffix('s').or_else(|| word.strip_suffix('x'));
    shorter.filter(|shorter| shorter.chars().count() >= 3).unwrap_or(word)
}

/// The text in small letters without the accents of the languages of the portal, whether an accent is part of its letter
/// or a mark of its own. A table of its own rather than all of Unicode: the browser has to carry it.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'À'..='Å' | 'à'..='å' => folded.push('a'),
            'Ç' | 'ç' => folded.push('c'),
            'È'..='Ë' | 'è'..='ë' => folded.push('e'),
            'Ì'..='Ï' | 'ì'..='ï' => folded.push('i'),
            'Ñ' | 'ñ' => folded.push('n'),
            'Ò'..='Ö' | 'ò'..='ö' => folded.push('o'),
            'Ù'..='Ü' | 'ù'..='ü' => folded.push('u'),
            'Ý' | 'Ÿ' | 'ý' | 'ÿ' => folded.push('y'),
            'Œ' | 'œ' => folded.push_str("oe"),
            'Æ' | 'æ' => folded.push_str("ae"),
            '\u{300}'..='\u{36f}' => {}
            other => folded.push(other.to_ascii_lowercase()),
        }
    }
    folded
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{care::BeneficiaryRole, institution::DepartmentKey};

    fn document(code: &str, title: &str, keywords: &[&str], description: &str) -> CatalogueDocument {
        CatalogueDocument {
            code: code.to_owned(),
            domain: if code.starts_with('f') { DocumentDomain::Family } else { DocumentDomain::Medical },
            title: title.to_owned(),
            description: description.to_owned(),
            keywords: keywords.iter().map(|&keyword| keyword.to_owned()).collect(),
            beneficiaries: vec![BeneficiaryRole::Holder],
            department: DepartmentKey::MedicalBenefits,
            issued_at_once: false,
        }
    }

    fn catalogue() -> Vec<CatalogueDocument> {
        vec![
            document("cure", "Prise en charge d'une cure thermale", &["thermes", "séjour"], "Avant le départ."),
            document(
                "rights",
                "Attestation de droit aux prestations médicales",
                &["sécurité sociale"],
                "Pour un séjour.",
            ),
            document("card", "Carte d'immatriculé", &["carte vitale", "perdue"], "Remplace une carte perdue ou volée."),
            document("family", "Attestation de paiement des allocations familiales", &["école"], "Pour une bourse."),
            document("europe", "Formulaire de soins à l'étranger", &["carte européenne"], "Séjour hors de Monaco."),
            document("oeuvre", "Participation aux œuvres sociales", &[], "Vacances à la mer."),
        ]
    }

    fn codes(search: &str) -> Vec<String> {
        found(&catalogue(), search, None).into_iter().map(|document| document.code.clone()).collect()
    }

    #[test]
    fn what_stands_in_the_title_comes_before_keywords_and_those_before_descriptions() {
        assert_eq!(codes("sejour"), ["cure", "rights", "europe"]);
        assert_eq!(codes("carte"), ["card", "europe"]);
        assert_eq!(codes("attestation"), ["rights", "family"]);
        assert_eq!(codes("immatric"), ["card"]);
    }

    #[test]
    fn every_word_must_stand_somewhere() {
        assert_eq!(codes("attestation école"), ["family"]);
        assert_eq!(codes("attestation bourse"), ["family"]);
        assert_eq!(codes("attestation thermale"), Vec::<String>::new());
    }

    #[test]
    fn accents_case_apostrophes_plurals_and_little_words_do_not_matter() {
        for search in ["MÉDICALE", "medicales", "me\u{301}dicale", "Prestation médicale", "droits aux prestations"] {
            assert_eq!(codes(search), ["rights"], "{search}");
        }
        for search in ["d'immatriculé", "d’immatriculé", "carte d immatricule", "la carte d'immatriculé"] {
            assert_eq!(codes(search), ["card"], "{search}");
        }
        assert_eq!(codes("oeuvre"), ["oeuvre"]);
        assert_eq!(codes("œuvres"), ["oeuvre"]);
    }

    #[test]
    fn a_search_without_a_word_finds_everything_in_the_order_of_the_catalogue() {
        for search in ["", "   ", "?!", "\u{300}"] {
            assert_eq!(codes(search).len(), catalogue().len(), "{search:?}");
        }
        assert_eq!(codes("")[0], "cure");
    }

    #[test]
    fn little_words_alone_are_looked_for_as_they_are() {
        assert!(codes("des").contains(&"family".to_owned()));
    }

    #[test]
    fn a_domain_narrows_the_search() {
        let catalogue = catalogue();
        let found = found(&catalogue, "attestation", Some(DocumentDomain::Family));
        assert_eq!(found.iter().map(|document| document.code.as_str()).collect::<Vec<_>>(), ["family"]);
    }

    proptest! {
        #[test]
        fn case_accents_and_the_order_of_the_words_change_nothing(
            picked in prop::collection::vec(prop::sample::select(vec!["séjour", "carte", "Médicales", "à", "de"]), 1..4),
        ) {
            let search = picked.join(" ");
            let turned = picked.iter().rev().copied().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(codes(&search), codes(&turned));
            prop_assert_eq!(codes(&search), codes(&search.to_uppercase()));
            prop_assert_eq!(codes(&search), codes(&fold(&search)));
        }

        #[test]
        fn another_word_never_finds_more(one in "\\PC{0,12}", other in "[a-zé]{2,8}") {
            let (few, many) = (codes(&format!("{other} {one}")), codes(&other));
            if !LITTLE_WORDS.contains(&singular(&fold(&other))) {
                prop_assert!(few.iter().all(|code| many.contains(code)));
            }
        }

        #[test]
        fn each_document_is_found_first_or_beside_its_equals_by_its_whole_title(index in 0_usize..6) {
            let catalogue = catalogue();
            prop_assert_eq!(&codes(&catalogue[index].title)[0], &catalogue[index].code);
        }

        #[test]
        fn folding_twice_is_folding_once(text in ".*") {
            prop_assert_eq!(fold(&fold(&text)), fold(&text));
        }
    }
}
