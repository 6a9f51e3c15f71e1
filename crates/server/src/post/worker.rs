//! The workers that hand mails to the relay.

use std::{sync::Arc, time::Duration};

use chrono::TimeDelta;
use mail::{SendError, Transport, Trouble};
use sea_orm::DbErr;
use tokio::{sync::watch, task::JoinSet};

use super::{
    PostOffice,
    message::{delivery, message},
    outbox::{Claimed, Next, claim_next, settle},
    rules::Outcome,
};
use crate::state::AppState;

/// How often a worker looks by itself: another node may have queued something, or a mail be due again.
const LOOK: Duration = Duration::from_secs(5);

/// What a lease has beyond the longest time that sending takes: for the database, and clocks that differ a little.
const LEASE_MARGIN: TimeDelta = TimeDelta::minutes(1);

/// Pause after trouble with the relay: it doubles up to the longest one, so that a queue of thousands does not knock
/// thousands of times at a closed door.
const SHORTEST_PAUSE: Duration = Duration::from_secs(5);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// The workers of this node. They end when told to, or with this value.
#[derive(Debug)]
pub struct Workers {
    stop: watch::Sender<bool>,
    running: JoinSet<()>,
}

impl Workers {
    /// Starts the workers, as many as the configuration says; none where mails have nowhere to go.
    #[must_use]
    pub fn start(state: &AppState) -> Self {
        let (stop, stopped) = watch::channel(false);
        let mut running = JoinSet::new();
        if let Some(transport) = &state.post.transport {
            for _ in 0..state.config.mail.workers {
                running.spawn(work(state.clone(), transport.clone(), stopped.clone()));
            }
        }
        Self { stop, running }
    }

    /// Lets every worker finish the mail that it has, and ends them.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        while self.running.join_next().await.is_some() {}
    }
}

async fn work(state: AppState, transport: Transport, mut stopped: watch::Receiver<bool>) {
    let mut pause = SHORTEST_PAUSE;
    while !*stopped.borrow() {
        let wait = match deliver_next(&state, &transport).await {
            Ok(Look::Again) => {
                pause = SHORTEST_PAUSE;
                continue;
            }
            Ok(Look::Later) => LOOK,
            Ok(Look::AfterTrouble) => {
                let wait = pause;
                pause = (pause * 2).min(LONGEST_PAUSE);
                wait
            }
            Err(failure) => {
                tracing::warn!(%failure, "the queue of mails cannot be read");
                LONGEST_PAUSE
            }
        };
        // Trouble is not over because somebody queued another mail.
        let rested = async {
            if wait == LOOK {
                let _ = tokio::time::timeout(wait, state.post.woken()).await;
            } else {
                tokio::time::sleep(wait).await;
            }
        };
        tokio::select! {
            () = rested => {}
            _ = stopped.wait_for(|stopped| *stopped) => {}
        }
    }
}

/// When a worker looks into the queue again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// At once: there may be more.
    Again,
    /// In a while: nothing is due.
    Later,
    /// After a pause: the relay cannot be used.
    AfterTrouble,
}

/// Sends the next mail that is due, if there is one.
///
/// # Errors
/// When the database fails; the mail is due again when its lease has passed.
pub async fn deliver_next(state: &AppState, transport: &Transport) -> Result<Look, DbErr> {
    let longest = TimeDelta::from_std(transport.longest_send()).unwrap_or(TimeDelta::hours(1));
    let claimed = match claim_next(&state.db, longest + LEASE_MARGIN, state.clock.now()).await? {
        Next::Mail(claimed) => claimed,
        Next::Settled => return Ok(Look::Again),
        Next::Nothing => return Ok(Look::Later),
    };
    let outcome = send(&state.post, &state.config.public_url, transport, &claimed).await;
    settle(&state.db, &claimed.mail, outcome, state.clock.now()).await?;
    let id = claimed.mail.message_uuid;
    Ok(match outcome {
        Outcome::Taken => {
            tracing::info!(mail = %id, "a mail was sent");
            Look::Again
        }
        Outcome::OurTrouble(reason) | Outcome::Silent(reason) => {
            tracing::warn!(mail = %id, reason, "the mail server cannot be used; mails wait");
            Look::AfterTrouble
        }
        other => {
            tracing::warn!(mail = %id, outcome = ?other, "a mail was not taken");
            Look::Again
        }
    })
}

async fn send(office: &Arc<PostOffice>, portal: &str, transport: &Transport, claimed: &Claimed) -> Outcome {
    let written = delivery(claimed, office.composer.sender())
        .and_then(|delivery| Ok((message(claimed, portal)?, delivery)))
        .map_err(|fault| fault.to_string())
        .and_then(|(message, delivery)| office.composer.compose(&message, delivery).map_err(|fault| fault.to_string()));
    match written {
        Ok(mail) => transport.send(&mail).await.map_or_else(outcome_of, |_| Outcome::Taken),
        Err(fault) => {
            tracing::error!(mail = %claimed.mail.message_uuid, fault, "a mail cannot be written");
            Outcome::Unwritable
        }
    }
}

/// Who is to blame for what went wrong.
fn outcome_of(error: SendError) -> Outcome {
    let reason = error.reason();
    match error {
        SendError::Permanent { .. } => Outcome::Refused(reason),
        SendError::Temporary { trouble: Trouble::TryLater, .. } => Outcome::NotNow(reason),
        SendError::Temporary { trouble: Trouble::TooSlow | Trouble::Interrupted, .. } => Outcome::Silent(reason),
        SendError::Temporary {
            trouble: Trouble::Unreachable | Trouble::RelayRefusesUs | Trouble::NotProtected,
            ..
        } => Outcome::OurTrouble(reason),
    }
}
