//! Mails and letters of the demonstration, so that a newcomer can live every flow.

use std::sync::Arc;

use contract::post::{DemonstrationLetter, DemonstrationMail, DemonstrationPost, LetterKind, ReadDemonstrationPost};
use leptos::prelude::*;

use crate::{
    core::{
        format,
        load::{Loading, load},
        texts,
    },
    ui::{PageHeading, empty_state, heading, loaded, notice, paragraph},
};

/// The page; outside of a demonstration nothing is there.
pub fn post_page() -> AnyView {
    let post = load(|| Some(ReadDemonstrationPost));
    view! {
        <div class="stack">
            <PageHeading title=texts::post::title() />
            {notice("warning", texts::post::lead())}
            {loaded(post, move |found| content(&found, post))}
        </div>
    }
    .into_any()
}

fn content(found: &Arc<DemonstrationPost>, post: Loading<DemonstrationPost>) -> AnyView {
    let mails: Vec<_> = found.mails.iter().map(mail).collect();
    let letters: Vec<_> = found.letters.iter().map(letter).collect();
    let no_mails = mails.is_empty().then(|| empty_state(texts::post::no_mails()));
    let no_letters = letters.is_empty().then(|| empty_state(texts::post::no_letters()));
    view! {
        <button type="button" class="ds-button" data-variant="secondary" on:click=move |_| post.retry()>
            {texts::post::refresh()}
        </button>
        {heading(texts::post::mails())}
        {no_mails}
        {mails}
        {heading(texts::post::letters())}
        {no_letters}
        <ul class="bare stack">{letters}</ul>
    }
    .into_any()
}

fn mail(mail: &DemonstrationMail) -> AnyView {
    let paragraphs: Vec<_> = mail.text.split("\n\n").map(lines).collect();
    view! {
        <details class="ds-details">
            <summary>{texts::post::mail(&mail.subject, &mail.to, &format::moment(mail.sent_at))}</summary>
            <div class="stack" lang=mail.language.code()>
                {paragraphs}
            </div>
        </details>
    }
    .into_any()
}

/// A paragraph, in which the portal's own addresses can be followed.
fn lines(text: &str) -> AnyView {
    let words: Vec<_> = text
        .split_inclusive(char::is_whitespace)
        .map(|word| match word.trim_end() {
            address if address.starts_with("http://") || address.starts_with("https://") => {
                let (address, words) = (address.to_owned(), address.to_owned());
                view! {
                    <a class="ds-link break" href=address rel="external">
                        {words}
                    </a>
                    " "
                }
                .into_any()
            }
            _ => word.to_owned().into_any(),
        })
        .collect();
    view! { <p class="ds-paragraph">{words}</p> }.into_any()
}

fn letter(letter: &DemonstrationLetter) -> AnyView {
    let kind = match letter.kind {
        LetterKind::Activation => texts::post::activation(),
        LetterKind::ForgottenPassword => texts::post::forgotten_password(),
    };
    let address = format!("/api/v1/demonstration/letters/{}", letter.id);
    view! {
        <li>
            <a class="ds-link" href=address rel="external" target="_blank">
                {texts::post::letter(&kind, &letter.to)}
            </a>
            {paragraph(format::moment(letter.queued_at))}
        </li>
    }
    .into_any()
}
