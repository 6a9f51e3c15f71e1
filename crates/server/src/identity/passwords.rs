//! Passwords: argon2id, checked in a bounded pool of their own so that reads stay fast (AUTH-04).

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use argon2::{
    Algorithm, Argon2, Block, Params, Version,
    password_hash::{
        self, PasswordHasher as _,
        phc::{Output, PasswordHash},
    },
};
use secrecy::{ExposeSecret as _, SecretString};
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization as _;

/// More passwords wait to be checked than the pool accepts.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("too many passwords are waiting to be checked")]
pub struct PasswordPoolFull;

/// Why a password is not hashed.
#[derive(Clone, Copy, Debug, thiserror::Error)]
pub enum HashError {
    /// The pool is full.
    #[error(transparent)]
    Full(#[from] PasswordPoolFull),
    /// The computation failed.
    #[error("a password could not be hashed")]
    Failed,
}

/// Checks and hashes passwords: so many at a time, so many waiting, and no more.
#[derive(Clone)]
pub struct PasswordPool {
    places: Arc<Semaphore>,
    workers: Arc<Semaphore>,
    spare: SpareMemory,
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
            spare: SpareMemory::default(),
            decoy: decoy.into(),
        })
    }

    /// Whether `password` is the one behind `stored`. Without `stored` the same work is done, and the answer is no.
    ///
    /// # Errors
    /// When the pool is full.
    pub async fn verify(&self, password: SecretString, stored: Option<String>) -> Result<bool, PasswordPoolFull> {
        let known = stored.is_some();
        let stored = stored.unwrap_or_else(|| self.decoy.to_string());
        let spare = self.spare.clone();
        let check = move || spare.lend(|memory| matches(&password, &stored, memory).unwrap_or_default());
        Ok(self.run(check).await?.unwrap_or(false) && known)
    }

    /// What is stored of a new password.
    ///
    /// # Errors
    /// When the pool is full or the computation fails.
    pub async fn hash(&self, password: SecretString) -> Result<String, HashError> {
        self.run(move || hash(&password)).await?.and_then(Result::ok).ok_or(HashError::Failed)
    }

    /// Runs work on a password that takes a processor for a while; nothing when it does not end.
    ///
    /// # Errors
    /// When the pool is full.
    pub async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<Option<T>, PasswordPoolFull> {
        let _place = Arc::clone(&self.places).try_acquire_owned().map_err(|_| PasswordPoolFull)?;
        let _worker = self.workers.acquire().await.map_err(|_| PasswordPoolFull)?;
        Ok(tokio::task::spawn_blocking(work).await.ok())
    }
}

/// Hashes a password: argon2id with the recommended costs (19 MiB, two passes, one lane; RFC 9106 and OWASP).
/// Takes tens of milliseconds of a processor: never on an async thread.
///
/// # Errors
/// When the password cannot be hashed.
pub fn hash(password: &SecretString) -> Result<String, argon2::password_hash::Error> {
    Ok(Argon2::default().hash_password(prepared(password).expose_secret().as_bytes())?.to_string())
}

/// The password as it is hashed: letters with accents are composed (RFC 8265, section 4.2.2), since keyboards and systems
/// differ in how they send them.
fn prepared(password: &SecretString) -> SecretString {
    password.expose_secret().nfc().collect::<String>().into()
}

/// Whether `password` is the one behind `stored`, computed with the costs that `stored` names.
fn matches(password: &SecretString, stored: &str, memory: &mut Vec<Block>) -> password_hash::Result<bool> {
    let stored = PasswordHash::new(stored)?;
    let (Some(salt), Some(expected)) = (&stored.salt, &stored.hash) else { return Ok(false) };
    let version = stored.version.map(Version::try_from).transpose()?.unwrap_or_default();
    let params = Params::try_from(&stored)?;
    memory.resize(params.block_count(), Block::default());
    let mut computed = [0; Output::MAX_LENGTH];
    let computed = computed.get_mut(..expected.len()).ok_or(password_hash::Error::OutputSize)?;
    let argon2 = Argon2::new(Algorithm::try_from(stored.algorithm.as_str())?, version, params);
    argon2.hash_password_into_with_memory(prepared(password).expose_secret().as_bytes(), salt, computed, memory)?;
    // Compares in constant time.
    Ok(Output::new(computed)? == *expected)
}

/// The working memory of the workers, 19 MiB each, kept from one check to the next: otherwise every check would ask the
/// system for thousands of pages and have them zeroed.
#[derive(Clone, Default)]
struct SpareMemory(Arc<Mutex<Vec<Vec<Block>>>>);

impl SpareMemory {
    /// Runs `work` with a piece of memory of its own. What is in it does not matter: every check writes all of it.
    fn lend<T>(&self, work: impl FnOnce(&mut Vec<Block>) -> T) -> T {
        let mut memory = self.pieces().pop().unwrap_or_default();
        let outcome = work(&mut memory);
        self.pieces().push(memory);
        outcome
    }

    fn pieces(&self) -> std::sync::MutexGuard<'_, Vec<Vec<Block>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use argon2::{Algorithm, Argon2, Params, Version, password_hash::PasswordHasher as _};
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
    async fn a_hash_made_with_other_costs_is_checked_with_those() {
        let pool = PasswordPool::new(1, 4).unwrap();
        let costs = Params::new(1_024, 1, 1, Some(24)).unwrap();
        let cheap = Argon2::new(Algorithm::Argon2id, Version::V0x13, costs).hash_password(b"ancienne").unwrap();
        let usual = hash(&SecretString::from("nouvelle")).unwrap();
        for _ in 0..2 {
            assert!(pool.verify(SecretString::from("ancienne"), Some(cheap.to_string())).await.unwrap());
            assert!(pool.verify(SecretString::from("nouvelle"), Some(usual.clone())).await.unwrap());
            assert!(!pool.verify(SecretString::from("nouvelle"), Some(cheap.to_string())).await.unwrap());
        }
    }

    #[tokio::test]
    async fn accents_are_the_same_however_the_keyboard_sends_them() {
        let pool = PasswordPool::new(1, 4).unwrap();
        let stored = pool.hash(SecretString::from("le caf\u{e9} du port")).await.unwrap();
        assert!(pool.verify(SecretString::from("le cafe\u{301} du port"), Some(stored.clone())).await.unwrap());
        assert!(!pool.verify(SecretString::from("le cafe du port"), Some(stored)).await.unwrap());
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
