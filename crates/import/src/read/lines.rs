//! The lines of a file, in bounded memory.

use std::io::{self, BufRead, Read as _};

use super::LONGEST_LINE;

/// One line, without its end.
#[derive(Debug, PartialEq, Eq)]
pub enum Line<'a> {
    /// Its bytes.
    Bytes(&'a [u8]),
    /// It is longer than [`LONGEST_LINE`]; what it holds was passed over.
    TooLong,
}

/// Reads lines and counts them.
#[derive(Debug)]
pub struct Lines<R> {
    input: R,
    buffer: Vec<u8>,
    number: u64,
    bytes: u64,
}

impl<R: BufRead> Lines<R> {
    /// Reads the lines of `input`.
    pub fn new(input: R) -> Self {
        Self { input, buffer: Vec::new(), number: 0, bytes: 0 }
    }

    /// How many bytes were read so far.
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Number of the line that was last read, from 1.
    pub const fn number(&self) -> u64 {
        self.number
    }

    /// The next line; none at the end. Ends with LF or CRLF, the last one with or without; a byte order mark is skipped.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn next(&mut self) -> io::Result<Option<Line<'_>>> {
        self.buffer.clear();
        let limit = LONGEST_LINE as u64 + 2;
        let read = self.input.by_ref().take(limit).read_until(b'\n', &mut self.buffer)?;
        if read == 0 {
            return Ok(None);
        }
        self.number += 1;
        self.bytes += read as u64;
        let ended = self.buffer.last() == Some(&b'\n');
        if !ended && read as u64 == limit {
            self.bytes += self.input.skip_until(b'\n')? as u64;
            return Ok(Some(Line::TooLong));
        }
        let mut line = self.buffer.as_slice();
        line = line.strip_suffix(b"\n").unwrap_or(line);
        line = line.strip_suffix(b"\r").unwrap_or(line);
        if self.number == 1 {
            line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
        }
        Ok(Some(if line.len() > LONGEST_LINE { Line::TooLong } else { Line::Bytes(line) }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(input: &[u8]) -> Vec<Option<Vec<u8>>> {
        let mut lines = Lines::new(input);
        let mut found = Vec::new();
        while let Some(line) = lines.next().unwrap() {
            found.push(match line {
                Line::Bytes(bytes) => Some(bytes.to_vec()),
                Line::TooLong => None,
            });
        }
        assert_eq!(lines.bytes(), input.len() as u64);
        found
    }

    #[test]
    fn ends_of_lines_and_the_byte_order_mark_are_no_content() {
        assert_eq!(lines(b"\xef\xbb\xbfa\r\nb\n\nc"), [b"a".as_slice(), b"b", b"", b"c"].map(|l| Some(l.to_vec())));
        assert_eq!(lines(b""), []);
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over_and_the_next_one_is_read() {
        let longest = vec![b'x'; LONGEST_LINE];
        let mut input = longest.clone();
        input.extend(b"\n");
        input.extend(vec![b'y'; 5 * LONGEST_LINE]);
        input.extend(b"\nz");
        assert_eq!(lines(&input), [Some(longest), None, Some(b"z".to_vec())]);
    }
}
