//! The fonts, and what they can draw.

use std::sync::LazyLock;

use typst::{foundations::Bytes, text::Font};

/// Their licences stand beside them.
const FILES: [&[u8]; 3] = [
    include_bytes!("../fonts/SourceSans3-Regular.ttf"),
    include_bytes!("../fonts/SourceSans3-Semibold.ttf"),
    include_bytes!("../fonts/SourceCodePro-Semibold.ttf"),
];

/// The font of codes, which hold ASCII letters and digits only.
const CODE_FAMILY: &str = "Source Code Pro";

/// Every font that the templates name.
pub static FONTS: LazyLock<Vec<Font>> =
    LazyLock::new(|| FILES.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect());

/// The first character of a text that the fonts of running text cannot draw.
pub fn missing_character(text: &str) -> Option<char> {
    text.chars().find(|character| !can_draw(*character))
}

/// A text with a question mark in the place of each character that the fonts of running text cannot draw.
pub fn drawable(text: &str) -> String {
    text.chars().map(|character| if can_draw(character) { character } else { '?' }).collect()
}

/// Whether every font of running text can draw a character.
fn can_draw(character: char) -> bool {
    let mut running = FONTS.iter().map(Font::info).filter(|font| font.family != CODE_FAMILY);
    running.all(|font| font.coverage.contains(u32::from(character)))
}
