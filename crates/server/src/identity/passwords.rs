//! Passwords: argon2id, checked in a bounded pool of their own so that reads stay fast (AUTH-04).

use std::{fmt, sync::Arc};

use argon2::{
    Argon2,
    password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash},
};
use secrecy::{ExposeSecret as _, SecretString};
use tokio::sync::Semaphore;

/// More passwords wait to be checked than the pool accepts.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("too many passwords are waiting to be checked")]
pub struct PasswordPoolFull;

/// Checks and hashes passwords: so many at a time, so many waiting, and no more.
#[derive(Clone)]
pub struct PasswordPool {
    places: Arc<Semaphore>,
    workers: Arc<Semaphore>,
    /// A hash of nobody's password: checking it costs what checking a real one costs.
    decoy: Arc<str>,
}

impl fmt::Debug for PasswordPool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PasswordPool").finish_non_exhaustive()
    }
}

impl PasswordPool {
    /// A pool that checks `workers` passwords at a time while `queue` more wait.
    ///
    /// # Errors
    /// When the decoy cannot be hashed.
    pub fn new(workers: usize, queue: usize) -> Result<Self, argon2::password_hash::Error> {
        let decoy = hash(&SecretString::from("nobody has this password"))?;
        Ok(Self {
            places: Arc::new(Semaphore::new(workers + queue)),
            workers: Arc::new(Semaphore::new(workers)),
            decoy: decoy.into(),
        })
    }

    /// Whether `password` is the one behind `stored`. Without `stored` the same work is done, and the answer is no.
    ///
    /// # Errors
    /// When the pool is full.
    pub async fn verify(&self, password: SecretString, stored: Option<String>) -> Result<bool, PasswordPoolFull> {
        let _place = Arc::clone(&self.places).try_acquire_owned().map_err(|_| PasswordPoolFull)?;
        let _worker = self.workers.acquire().await.map_err(|_| PasswordPoolFull)?;
        let known = stored.is_some();
        let stored = stored.unwrap_or_else(|| self.decoy.to_string());
        let check = tokio::task::spawn_blocking(move || matches(&password, &stored));
        Ok(check.await.unwrap_or(false) && known)
    }
}

/// Hashes a password: argon2id with the recommended costs (19 MiB, two passes, one lane; RFC 9106 and OWASP).
/// Takes tens of milliseconds of a processor: never on an async thread.
///
/// # Errors
/// When the password cannot be hashed.
pub fn hash(password: &SecretString) -> Result<String, argon2::password_hash::Error> {
    Ok(Argon2::default().hash_password(password.expose_secret().as_bytes())?.to_string())
}

fn matches(password: &SecretString, stored: &str) -> bool {
    PasswordHash::new(stored)
        .is_ok_and(|stored| Argon2::default().verify_password(password.expose_secret().as_bytes(), &stored).is_ok())
}

#[cfg(test)]
mod tests {
    use secrecy::SecretString;

    use super::{PasswordPool, hash};

    #[tokio::test]
    async fn the_right_password_passes_and_no_other() {
        let pool = PasswordPool::new(1, 4).unwrap();
        let stored = hash(&SecretString::from("une phrase de passe")).unwrap();
        let verify = |text: &str, stored: Option<String>| pool.verify(SecretString::from(text), stored);
        assert!(verify("une phrase de passe", Some(stored.clone())).await.unwrap());
        assert!(!verify("une phrase de passE", Some(stored)).await.unwrap());
        assert!(!verify("nobody has this password", None).await.unwrap(), "the decoy opens nothing");
        assert!(!verify("x", Some("not a hash".to_owned())).await.unwrap());
    }

    #[tokio::test]
    async fn a_full_pool_turns_away_at_once() {
        let pool = PasswordPool::new(1, 0).unwrap();
        let (first, second) =
            tokio::join!(pool.verify(SecretString::from("a"), None), pool.verify(SecretString::from("b"), None),);
        assert!(first.is_ok());
        assert!(second.is_err());
    }
}
