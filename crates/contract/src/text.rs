//! What text from outside may hold.

/// Whether a character cannot be seen, or changes how others are read: control characters, line and paragraph
/// separators, and of the format characters those that hide, join or reorder text (soft hyphen, zero-width
/// characters, marks of direction, variation selectors, tags).
///
/// None belongs into a name, an address or a header; all of them can make one text look like another.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}
