//! How far an import has come, for a person at a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar over the bytes of a batch. Draws nothing unless asked to, and only on a terminal.
#[derive(Debug)]
pub struct Progress(ProgressBar);

impl Progress {
    /// A bar over `bytes`, drawn when `shown`.
    pub fn new(shown: bool, bytes: u64) -> Self {
        let target = if shown { ProgressDrawTarget::stderr_with_hz(5) } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(bytes), target);
        if let Ok(style) = ProgressStyle::with_template("{msg:<14} {wide_bar} {percent:>3} %  {eta:>4}") {
            bar.set_style(style);
        }
        Self(bar)
    }

    /// Says what is loaded now.
    pub fn name(&self, what: &'static str) {
        self.0.set_message(what);
    }

    /// Moves on by `bytes`.
    pub fn advance(&self, bytes: u64) {
        self.0.inc(bytes);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
