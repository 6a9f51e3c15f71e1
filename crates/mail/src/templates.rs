//! The words of the mails: files of `templates/`, one folder a language, over a common layout.
//!
//! Every message has three files in every language: `NAME.subject.txt`, `NAME.txt` and `NAME.html`. A value that a
//! template asks for and the message has not is an error, and what stands in HTML is escaped.

use std::fmt;

use chrono::{DateTime, Datelike as _, Timelike as _, Utc};
use chrono_tz::Europe;
use contract::language::Language;
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, HtmlEscape, UndefinedBehavior, Value, context, syntax::SyntaxConfig,
    value::Serde,
};
use rust_embed::RustEmbed;

use crate::{Letterhead, Message, OneLine};

#[derive(RustEmbed)]
#[folder = "templates/"]
struct Files;

/// What a mail says.
#[derive(Clone, PartialEq, Eq)]
pub struct Content {
    /// The subject, on one line.
    pub subject: String,
    /// The mail as text.
    pub text: String,
    /// The same as HTML, without anything that would be loaded from elsewhere.
    pub html: String,
}

/// Without the words: they hold names, and links with secrets.
impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Content(…)")
    }
}

/// The templates, read and ready.
#[derive(Debug)]
pub(crate) struct Templates(Environment<'static>);

impl Templates {
    /// Reads every template.
    pub(crate) fn read() -> Result<Self, Error> {
        let mut environment = environment()?;
        for name in Files::iter() {
            let file = Files::get(&name).ok_or_else(|| Error::from(ErrorKind::TemplateNotFound))?;
            let source = String::from_utf8(file.data.into_owned()).map_err(|fault| {
                Error::new(ErrorKind::InvalidOperation, "a template is not UTF-8").with_source(fault)
            })?;
            environment.add_template_owned(name.into_owned(), source)?;
        }
        Ok(Self(environment))
    }

    /// What `message` says in a language, over the letterhead.
    pub(crate) fn render(
        &self,
        message: &Message,
        language: Language,
        letterhead: &Letterhead,
    ) -> Result<Content, Error> {
        let file = |ending: &str| format!("{}/{}.{ending}", language.code(), message.name());
        let values = |subject: &str| {
            context! {
                message => Serde(message),
                first_name => message.first_name().map(OneLine::as_str),
                subject,
                language => language.code(),
                institution => letterhead.institution.as_str(),
                support => context! {
                    name => letterhead.support_name.get(language),
                    email => letterhead.support_email.as_str(),
                    telephone => letterhead.support_telephone.replace(' ', "\u{a0}"),
                    telephone_digits => digits(&letterhead.support_telephone),
                    hours => letterhead.support_hours.get(language),
                },
            }
        };
        let subject = self.0.get_template(&file("subject.txt"))?.render(values(""))?.trim().to_owned();
        let values = values(&subject);
        let text = self.0.get_template(&file("txt"))?.render(&values)?;
        let html = self.0.get_template(&file("html"))?.render(&values)?;
        Ok(Content { subject, text: without_gaps(&text), html: without_gaps(&html) })
    }
}

/// How templates are read and written: strictly, and escaped where they are HTML.
fn environment() -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    environment.set_auto_escape_callback(
        |name| {
            if name.ends_with(".html") { AutoEscape::Html } else { AutoEscape::None }
        },
    );
    environment.add_filter("civil", civil);
    environment.add_filter("link", link);
    Ok(environment)
}

/// Neither blanks at the ends of lines nor more than one empty line in a row.
fn without_gaps(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.trim().lines().map(|line| line.trim_end_matches(' ')) {
        if !line.is_empty() || lines.last().is_some_and(|last| !last.is_empty()) {
            lines.push(line);
        }
    }
    lines.join("\n") + "\n"
}

/// A telephone number as machines dial it.
fn digits(telephone: &str) -> String {
    telephone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}

/// A moment as the clocks of Monaco show it, in pieces that each language puts together.
fn civil(moment: &str) -> Result<Value, Error> {
    let moment: DateTime<Utc> = moment
        .parse()
        .map_err(|fault| Error::new(ErrorKind::InvalidOperation, "expected a moment").with_source(fault))?;
    let local = moment.with_timezone(&Europe::Monaco);
    Ok(context! {
        year => local.year(),
        month => local.month(),
        day => local.day(),
        hour => local.hour(),
        minute => format!("{:02}", local.minute()),
    })
}

/// A link for HTML: escaped like everything else, except for the slashes, which some mail programs and filters only
/// know as they are.
fn link(link: &str) -> Value {
    Value::from_safe_string(HtmlEscape(link).to_string().replace("&#x2f;", "/"))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use minijinja::context;

    use super::{civil, environment, link, without_gaps};

    #[test]
    fn a_moment_is_that_of_the_clocks_of_monaco() {
        for (moment, day, hour, minute) in [
            ("2026-11-25T23:05:00Z", "26", "0", "05"),
            ("2026-07-14T22:30:00Z", "15", "0", "30"),
            ("2026-10-25T00:30:00Z", "25", "2", "30"),
            ("2026-10-25T01:30:00Z", "25", "2", "30"),
        ] {
            let civil = civil(moment).unwrap();
            let piece = |name: &str| civil.get_attr(name).unwrap().to_string();
            assert_eq!((piece("day"), piece("hour"), piece("minute")), (day.into(), hour.into(), minute.into()));
        }
    }

    #[test]
    fn a_template_that_asks_for_what_is_not_there_fails() {
        let rendered =
            |template| environment().unwrap().render_str(template, context! { message => context! { a => 1 } });
        assert_eq!(rendered("{{ message.a }}").unwrap(), "1");
        assert!(rendered("{{ message.b }}").is_err());
        assert!(rendered("{% if b %}{% endif %}").is_err());
    }

    #[test]
    fn a_link_keeps_its_slashes_and_nothing_that_ends_an_attribute() {
        let escaped = link("https://a.example/b?c=1&d=\"><script>").to_string();
        assert_eq!(escaped, "https://a.example/b?c=1&amp;d=&quot;&gt;&lt;script&gt;");
    }

    #[test]
    fn gaps_that_templates_leave_are_closed() {
        assert_eq!(without_gaps("\n\na  \n\n\n\nb\n  c\n\n"), "a\n\nb\n  c\n");
    }
}
