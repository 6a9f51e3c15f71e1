//! Markdown to HTML that is safe to show as it is.
//!
//! Texts come from the fund's editors, and are still not trusted with the page: raw HTML and images are left out,
//! links lead only where links may, and no attribute but a link's address and a heading's anchor is written.

use std::borrow::Cow;

use pulldown_cmark::{
    CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, TextMergeStream,
};

use super::{error::PageError, placeholders::Placeholders, typography};

/// Schemes that a link may name; every other address must be relative.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// The HTML of a text, its placeholders filled and escaped.
///
/// The shallowest heading becomes a second-level one, as the page's title is its only first-level heading.
///
/// # Errors
/// When a placeholder is not known.
pub(super) fn to_html(markdown: &str, placeholders: &Placeholders) -> Result<String, PageError> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
    // Merged, so that no placeholder is torn apart by the underscore in its name.
    let events: Vec<Event<'_>> = TextMergeStream::new(Parser::new_ext(markdown, options)).collect();
    let mut writer = SafeEvents::new(placeholders, shallowest_heading(&events));
    for event in events {
        writer.push(event)?;
    }
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, writer.kept.into_iter());
    Ok(html)
}

/// The events that may be written, so far.
struct SafeEvents<'t> {
    placeholders: &'t Placeholders,
    shallowest: usize,
    kept: Vec<Event<'t>>,
    /// For each open link, whether it is written.
    links: Vec<bool>,
    in_table_head: bool,
    in_code: bool,
}

impl<'t> SafeEvents<'t> {
    fn new(placeholders: &'t Placeholders, shallowest: usize) -> Self {
        Self { placeholders, shallowest, kept: Vec::new(), links: Vec::new(), in_table_head: false, in_code: false }
    }

    fn push(&mut self, event: Event<'t>) -> Result<(), PageError> {
        match event {
            Event::Start(tag) => self.start(tag)?,
            Event::End(tag) => self.end(tag),
            // Code is shown as it was written: its line feeds are kept, its placeholders are not filled.
            Event::Text(_) if self.in_code => self.kept.push(event),
            Event::Text(text) => self.text(&text)?,
            Event::Code(_) | Event::SoftBreak | Event::HardBreak | Event::Rule => self.kept.push(event),
            // Raw HTML is left out; what remains comes with options that are not enabled.
            _ => {}
        }
        Ok(())
    }

    /// Text with its placeholders; a value of several lines is broken where its lines end.
    fn text(&mut self, text: &str) -> Result<(), PageError> {
        let set = typography::set(self.placeholders.fill(text)?, self.placeholders.language());
        for (index, line) in set.split('\n').enumerate() {
            if index > 0 {
                self.kept.push(Event::HardBreak);
            }
            self.kept.push(Event::Text(line.to_owned().into()));
        }
        Ok(())
    }

    fn start(&mut self, tag: Tag<'t>) -> Result<(), PageError> {
        let safe = match tag {
            Tag::Heading { level, id, .. } => {
                let (level, id) = (self.level(level), id.filter(|id| is_anchor(id)));
                Tag::Heading { level, id, classes: Vec::new(), attrs: Vec::new() }
            }
            Tag::Link { link_type, dest_url, .. } => return self.start_link(link_type, &dest_url),
            Tag::CodeBlock(_) => {
                self.in_code = true;
                Tag::CodeBlock(CodeBlockKind::Indented)
            }
            // Alignments would be written as style attributes, which the pages' security policy forbids.
            Tag::Table(_) => Tag::Table(Vec::new()),
            Tag::TableHead => {
                self.in_table_head = true;
                Tag::TableHead
            }
            Tag::TableCell if self.in_table_head => {
                self.kept.push(Event::Html(CowStr::Borrowed("<th scope=\"col\">")));
                return Ok(());
            }
            // The words of an image stay, as text.
            Tag::Image { .. } | Tag::HtmlBlock | Tag::MetadataBlock(_) => return Ok(()),
            other => other,
        };
        self.kept.push(Event::Start(safe));
        Ok(())
    }

    fn start_link(&mut self, link_type: LinkType, address: &str) -> Result<(), PageError> {
        let address = match link_type {
            LinkType::Email => Cow::Owned(format!("mailto:{address}")),
            _ => self.placeholders.fill(address)?,
        };
        let address = safe_address(&address);
        self.links.push(address.is_some());
        if let Some(address) = address {
            self.kept.push(Event::Start(Tag::Link {
                link_type: LinkType::Inline,
                dest_url: address.into(),
                title: CowStr::Borrowed(""),
                id: CowStr::Borrowed(""),
            }));
        }
        Ok(())
    }

    fn end(&mut self, tag: TagEnd) {
        let safe = match tag {
            TagEnd::Heading(level) => TagEnd::Heading(self.level(level)),
            TagEnd::Link if self.links.pop() != Some(true) => return,
            TagEnd::CodeBlock => {
                self.in_code = false;
                TagEnd::CodeBlock
            }
            TagEnd::TableHead => {
                self.in_table_head = false;
                TagEnd::TableHead
            }
            TagEnd::TableCell if self.in_table_head => {
                self.kept.push(Event::Html(CowStr::Borrowed("</th>")));
                return;
            }
            TagEnd::Image | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => return,
            other => other,
        };
        self.kept.push(Event::End(safe));
    }

    /// The level at which a heading is written: second for the shallowest of the text.
    fn level(&self, written: HeadingLevel) -> HeadingLevel {
        HeadingLevel::try_from(written as usize + 2 - self.shallowest).unwrap_or(HeadingLevel::H6)
    }
}

fn shallowest_heading(events: &[Event<'_>]) -> usize {
    let levels = events.iter().filter_map(|event| match event {
        Event::Start(Tag::Heading { level, .. }) => Some(*level as usize),
        _ => None,
    });
    levels.min().unwrap_or(2)
}

/// The address as it may stand in a link; `None` when a link may not lead there.
fn safe_address(address: &str) -> Option<String> {
    // Browsers drop control characters inside an address, so that they can hide a scheme.
    if address.chars().any(char::is_control) || address.contains('\\') {
        return None;
    }
    let address = address.trim();
    let Some((scheme, rest)) = address.split_once(':') else {
        // « //host » would leave the portal without naming a scheme.
        return (!address.starts_with("//")).then(|| address.to_owned());
    };
    let scheme = scheme.to_ascii_lowercase();
    if scheme == "tel" {
        let digits: String = rest.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        return Some(format!("tel:{digits}"));
    }
    SCHEMES.contains(&scheme.as_str()).then(|| address.to_owned())
}

fn is_anchor(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use contract::language::Language;

    use super::to_html;
    use crate::pages::{placeholders::Placeholders, tests::institution};

    fn html(markdown: &str) -> String {
        to_html(markdown, &Placeholders::new(&institution(), Language::Fr)).unwrap()
    }

    #[test]
    fn the_shallowest_heading_becomes_the_second_level() {
        assert_eq!(html("# A\n\n## B"), "<h2>A</h2>\n<h3>B</h3>\n");
        assert_eq!(html("## A\n\n### B"), "<h2>A</h2>\n<h3>B</h3>\n");
        assert_eq!(html("#### A\n\n###### B"), "<h2>A</h2>\n<h4>B</h4>\n");
    }

    #[test]
    fn a_heading_keeps_its_anchor_and_nothing_else() {
        assert_eq!(html("## A {#sec-1 .big onclick=go}"), "<h2 id=\"sec-1\">A</h2>\n");
        assert_eq!(html("## A {#Été}"), "<h2>A</h2>\n");
    }

    #[test]
    fn raw_html_is_left_out() {
        assert_eq!(html("<script>alert(1)</script>"), "");
        assert_eq!(html("a <img src=x onerror=go> <b onclick=go>c</b>"), "<p>a  c</p>\n");
        assert_eq!(html("a &lt;script&gt; b"), "<p>a &lt;script&gt; b</p>\n");
        assert_eq!(html("<div>\n\n**a**\n\n</div>"), "<p><strong>a</strong></p>\n");
    }

    #[test]
    fn links_lead_only_where_links_may() {
        for address in [
            "javascript:go()",
            "JaVaScRiPt:go()",
            "javascript&colon;go()",
            "java&#9;script:go()",
            "&#1;javascript:go()",
            "data:text/html,go",
            "vbscript:go",
            "file:///etc/passwd",
            "//elsewhere.example",
            "/\\\\elsewhere.example",
        ] {
            assert_eq!(html(&format!("[a]({address})")), "<p>a</p>\n", "{address}");
            assert_eq!(html(&format!("[a][1]\n\n[1]: {address}")), "<p>a</p>\n", "{address}");
        }
        for address in ["https://a.example/b", "/infos/aide#securite", "remboursements", "#securite"] {
            assert_eq!(html(&format!("[a]({address})")), format!("<p><a href=\"{address}\">a</a></p>\n"));
        }
    }

    #[test]
    fn an_address_cannot_break_out_of_its_attribute() {
        assert_eq!(html("[a](<x\"onclick=\"go>)"), "<p><a href=\"x%22onclick=%22go\">a</a></p>\n");
        assert_eq!(html("[a](x \"title\")"), "<p><a href=\"x\">a</a></p>\n");
    }

    #[test]
    fn images_leave_their_words() {
        assert_eq!(html("![a *plan*](https://a.example/plan.png)"), "<p>a <em>plan</em></p>\n");
    }

    #[test]
    fn placeholders_are_filled_and_escaped() {
        assert_eq!(html("{{institution.short_name}} *x*"), "<p>CS &amp; D <em>x</em></p>\n");
        assert_eq!(html("{{institution.address}}"), "<p>1 rue &lt;Haute&gt;<br />\n98000 Monaco</p>\n");
        assert_eq!(
            html("[{{department.pensions.email}}](mailto:{{department.pensions.email}})"),
            "<p><a href=\"mailto:pensions@fund.example\">pensions@fund.example</a></p>\n"
        );
        assert_eq!(
            html("[appeler](tel:{{department.pensions.telephone}})"),
            "<p><a href=\"tel:+37793154444\">appeler</a></p>\n"
        );
    }

    #[test]
    fn tables_have_headers_with_scope_and_no_style() {
        assert_eq!(
            html("| a | b |\n|---|--:|\n| c | d |"),
            "<table><thead><tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr></thead><tbody>\n\
             <tr><td>c</td><td>d</td></tr>\n</tbody></table>\n"
        );
    }

    #[test]
    fn code_keeps_no_class() {
        assert_eq!(html("```html\"x\n<b>\n```"), "<pre><code>&lt;b&gt;\n</code></pre>\n");
    }
}
