//! What paper says.

/// The text of each page of a PDF, every run of white space as one space.
pub fn pages_of_pdf(pdf: &[u8]) -> Vec<String> {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    let pages = document.get_pages();
    let text = |page: &u32| document.extract_text(&[*page]).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
    pages.keys().map(text).collect()
}

/// The text of a whole PDF.
pub fn text_of_pdf(pdf: &[u8]) -> String {
    pages_of_pdf(pdf).join(" ")
}
