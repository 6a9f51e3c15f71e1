//! What tests copy: made once for each build of a test program.

use std::{
    env,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    path::PathBuf,
    time::SystemTime,
};

use sea_orm::DatabaseConnection;

/// The test program that runs.
pub struct Program {
    path: PathBuf,
    built: SystemTime,
}

impl Program {
    /// The program that runs.
    pub fn this() -> Self {
        let path = env::current_exe().expect("the test program");
        let built = path.metadata().and_then(|metadata| metadata.modified()).expect("its age");
        Self { path, built }
    }

    /// A word that stands for this build of the program and no other.
    pub fn build(&self) -> String {
        let mut hash = DefaultHasher::new();
        (&self.path, self.built).hash(&mut hash);
        format!("{:016x}", hash.finish())
    }

    /// A file beside the program: one for each program, whatever its builds.
    pub fn file_for(&self, content: &str) -> PathBuf {
        self.path.with_extension(format!("{content}.db"))
    }

    /// Whether something that was made then is younger than this build.
    pub fn is_older_than(&self, made: SystemTime) -> bool {
        self.built < made
    }
}

/// Gives the empty database at `url` the schema and its content.
pub async fn make(url: &str, fill: impl AsyncFnOnce(DatabaseConnection)) {
    let db = database::connect(url, 1).await.expect("the template");
    database::migrate(&db).await.expect("the schema");
    fill(db.clone()).await;
    db.close().await.expect("the connection closes");
}
