//! Statements: the table, its sums, and what happens to a long or a strange one.

use contract::language::Language;
use letters::{LONGEST_STATEMENT, LetterError, Statement, StatementCell, StatementRow, render_statement};
use proptest::prelude::*;

use crate::support::{open, plain, sender, statement, text};

fn row(cells: [&str; 3]) -> StatementRow {
    StatementRow { cells: cells.map(|text| StatementCell::Text(text.to_owned())).into(), sum: false }
}

#[test]
fn a_statement_says_whose_it_is_every_row_the_sum_and_when_it_was_drawn_up() {
    let pdf = render_statement(&statement(Language::Fr), &sender()).unwrap();
    let text = text(&open(&pdf.bytes), &pdf.pages[0]);
    for said in [
        "Caisses Sociales de Démonstration",
        "Indemnités des douze derniers mois",
        "Assuré : Élodie Dupont-Ferrero",
        "Payé le",
        "Montant",
        "3 mars 2026",
        "Maladie",
        "1 234,56 €",
        "Total",
        "Ce document n’est pas une attestation.",
        "Établi le 3 mars 2026",
        "Page 1 sur 1",
    ] {
        assert!(text.contains(said), "`{said}` is missing:\n{text}");
    }
}

#[test]
fn each_page_of_a_long_statement_repeats_the_headings() {
    let long = Statement { rows: vec![row(["3 mars 2026", "Maladie", "1,00 €"]); 120], ..statement(Language::Fr) };
    let pdf = render_statement(&long, &sender()).unwrap();
    let document = open(&pdf.bytes);
    assert!(document.get_pages().len() > 2);
    for page in 1..=document.get_pages().len() {
        let text = text(&document, &(page..=page));
        assert!(text.contains("Payé le"), "page {page}:\n{text}");
    }
}

#[test]
fn a_statement_without_rows_says_so() {
    let empty = Statement { rows: Vec::new(), ..statement(Language::En) };
    let pdf = render_statement(&empty, &sender()).unwrap();
    assert!(text(&open(&pdf.bytes), &pdf.pages[0]).contains("Aucun paiement"));
}

#[test]
fn a_character_without_a_glyph_withholds_no_amount() {
    let strange =
        Statement { rows: vec![row(["3 mars 2026", "漢 $x$ #let", "12,00 €"])], ..statement(Language::Fr) };
    let pdf = render_statement(&strange, &sender()).unwrap();
    let text = text(&open(&pdf.bytes), &pdf.pages[0]);
    assert!(text.contains("? $x$ #let") && text.contains("12,00 €"), "{text}");
}

#[test]
fn the_same_statement_gives_the_same_file_and_one_that_is_too_long_gives_none() {
    let one = statement(Language::It);
    assert_eq!(render_statement(&one, &sender()).unwrap().bytes, render_statement(&one, &sender()).unwrap().bytes);
    let long = Statement { rows: vec![row(["", "", ""]); LONGEST_STATEMENT + 1], ..one };
    assert!(matches!(render_statement(&long, &sender()), Err(LetterError::TooLong)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn whatever_a_cell_holds_the_sum_is_printed(cell in any::<String>()) {
        let mut one = statement(Language::Fr);
        one.rows.insert(0, row([&cell, &cell, &cell]));
        let pdf = render_statement(&one, &sender()).unwrap();
        let printed = open(&pdf.bytes).extract_text(&[1]).unwrap();
        prop_assert!(plain(&printed).contains("1 234,56 €"));
    }
}
