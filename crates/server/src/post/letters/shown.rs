//! Letters that a demonstration shows instead of printing them.

use std::{collections::VecDeque, sync::Arc};

use contract::post::{DemonstrationLetter, LetterKind};
use database::write;
use entity::post::letter::{self, Column, Entity, LetterState};
use sea_orm::{ColumnTrait as _, DbErr, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _};
use tokio::sync::Mutex;
use uuid::Uuid;

use super::{
    candidates::{Candidate, with_addressees},
    issue::{fresh_codes, issue},
    paper::{is_printable, letter_sender},
    print::{PrintError, typeset},
};
use crate::state::AppState;

/// Letters that stay in memory; the oldest make room.
const CAPACITY: usize = 50;

/// Letters of the ledger that are looked at for the list.
const LISTED: u64 = 50;

/// The name of the run in the ledger.
const RUN: &str = "demonstration";

/// The letters that were shown: whoever looks again sees the same code. They go when the program ends, and looking then
/// prints them anew, with a new code.
#[derive(Debug, Default)]
pub struct ShownLetters(Mutex<VecDeque<(Uuid, Arc<[u8]>)>>);

/// The letters that can be looked at, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn letters_to_show(state: &AppState) -> Result<Vec<DemonstrationLetter>, DbErr> {
    let rows = Entity::find().order_by_desc(Column::Id).limit(LISTED).all(&state.db).await?;
    let shown: Vec<Uuid> = state.post.shown.0.lock().await.iter().map(|(id, _)| *id).collect();
    let candidates = with_addressees(&state.db, rows).await?;
    let fit = candidates.iter().filter(|one| shown.contains(&one.letter.public_id) || can_be_shown(state, one));
    Ok(fit.map(listed).collect())
}

fn can_be_shown(state: &AppState, candidate: &Candidate) -> bool {
    letter_sender(&state.config).is_some_and(|sender| candidate.decide(|one| is_printable(one, &sender)).is_ok())
}

fn listed(candidate: &Candidate) -> DemonstrationLetter {
    DemonstrationLetter {
        id: candidate.letter.public_id,
        to: format!("{} {}", candidate.person.first_name, candidate.person.last_name),
        kind: match candidate.letter.kind {
            letter::LetterKind::Activation => LetterKind::Activation,
            letter::LetterKind::ForgottenPassword => LetterKind::ForgottenPassword,
        },
        queued_at: candidate.letter.queued_at,
    }
}

/// A letter as PDF: printed when it is first looked at. None when there is no such letter, or it is not printed.
///
/// # Errors
/// When the database or the typesetter fails.
pub async fn show_letter(state: &AppState, id: Uuid) -> Result<Option<Arc<[u8]>>, PrintError> {
    // Held while a letter is printed: of two who look at once, the second one sees what the first one sees.
    let mut shown = state.post.shown.0.lock().await;
    if let Some((_, pdf)) = shown.iter().find(|(known, _)| *known == id) {
        return Ok(Some(Arc::clone(pdf)));
    }
    let Some(pdf) = print_one(state, id).await? else { return Ok(None) };
    let pdf: Arc<[u8]> = pdf.into();
    if shown.len() == CAPACITY {
        shown.pop_front();
    }
    shown.push_back((id, Arc::clone(&pdf)));
    Ok(Some(pdf))
}

async fn print_one(state: &AppState, id: Uuid) -> Result<Option<Vec<u8>>, PrintError> {
    let row = Entity::find().filter(Column::PublicId.eq(id)).one(&state.db).await?;
    let found = with_addressees(&state.db, row.into_iter().collect()).await?.pop();
    let Some(candidate) = found.filter(|one| can_be_shown(state, one)) else { return Ok(None) };
    let Some(sender) = letter_sender(&state.config) else { return Ok(None) };
    let now = state.clock.now();
    let codes = fresh_codes(1, 1).await?;
    let pdf = typeset(std::slice::from_ref(&candidate), &codes, &sender, now).await?;
    let is_noted = write(&state.db, move |txn| async move {
        let states = [LetterState::Queued, LetterState::Stopped, LetterState::Printed, LetterState::Posted];
        let mut is_noted = false;
        for code in &codes {
            is_noted = issue(&txn, &candidate, code, &states, RUN, now).await?;
        }
        Ok::<_, DbErr>((txn, is_noted))
    })
    .await?;
    Ok(is_noted.then_some(pdf.bytes))
}
