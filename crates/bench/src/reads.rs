//! The reads of every service that answers a year of one person: the application against the same statements through
//! the bare driver.

use anyhow::{Context as _, Result, ensure};
use sea_orm::DatabaseConnection;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{
    backend::Backend,
    child::Server,
    dataset::BASE,
    http::{Connection, get_request},
    load::round,
    measurement::{Measurement, median, say},
    sessions,
    statements::note_all,
};

/// Sessions whose answers are compared before anything is measured.
const COMPARED: usize = 300;

/// A value that a statement takes.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bind {
    /// Key of the person who is signed in.
    Person,
    /// Key of their household.
    Household,
    /// Key of their subscription.
    Subscription,
    /// First day that is visible.
    Since,
    /// The day of the data set.
    Today,
    /// The state of what is paid.
    Paid,
    /// A day after all data.
    Distant,
    /// A number.
    Whole(i64),
}

/// A statement of the application, with what it takes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Query {
    /// Its text.
    pub sql: String,
    /// What stands for its placeholders, in their order.
    pub binds: Vec<Bind>,
}

/// A read that is measured.
struct Read {
    name: &'static str,
    path: &'static str,
    /// What each of its statements takes.
    binds: &'static [&'static [Bind]],
    /// The statement whose rows are answered by their numbers.
    main: usize,
    /// How many of its rows are answered: one more is read to tell whether there is a next page.
    answered: usize,
}

/// Rows of a page of movements.
const PAGE: usize = 20;

const READS: [Read; 4] = [
    Read {
        name: "indemnities_cpu",
        path: "/api/v1/indemnities",
        binds: &[
            &[Bind::Person, Bind::Since, Bind::Paid, Bind::Whole(401)],
            &[Bind::Person, Bind::Today, Bind::Since, Bind::Whole(1)],
        ],
        main: 0,
        answered: usize::MAX,
    },
    Read {
        name: "family_allowances_cpu",
        path: "/api/v1/family-allowances",
        binds: &[&[Bind::Since, Bind::Household, Bind::Whole(2_001)]],
        main: 0,
        answered: usize::MAX,
    },
    Read {
        name: "pension_payments_cpu",
        path: "/api/v1/pension/payments",
        binds: &[&[Bind::Person, Bind::Whole(21)], &[Bind::Person, Bind::Since, Bind::Whole(401)]],
        main: 1,
        answered: usize::MAX,
    },
    Read {
        name: "movements_cpu",
        path: "/api/v1/movements",
        // As the timeline counts what it is given.
        binds: &[&[
            Bind::Household,
            Bind::Person,
            Bind::Subscription,
            Bind::Since,
            Bind::Since,
            Bind::Distant,
            Bind::Distant,
            Bind::Whole(i32::MAX as i64),
            Bind::Whole(i64::MAX),
            Bind::Whole(PAGE as i64 + 1),
        ]],
        main: 0,
        answered: PAGE,
    },
];

/// Measures the processor time of each read.
///
/// # Errors
/// When a process fails, or the application sends other statements than it used to.
pub async fn measure(backend: &Backend, rounds: usize, requests: usize) -> Result<Vec<Measurement>> {
    let db = backend.connect(BASE).await?;
    let tokens = sessions::open(&db).await?;
    backend.settle(&db).await?;
    let mut measured = Vec::new();
    for read in &READS {
        say(&format!("{}: measuring {}", backend.name(), read.path));
        let (ours, floor) = sides(backend, read, &tokens)?;
        let readers = compare(&ours, &floor, read, &tokens)?;
        let (of_ours, of_floor) = take_turns(&db, (&ours, &floor), read.path, &readers, (rounds, requests)).await?;
        measured.push(Measurement::new(read.name, backend.name(), of_ours, of_floor, "µs CPU/request").expecting(1.3));
    }
    db.close().await?;
    Ok(measured)
}

/// The application, and the floor with the statements that the application sends.
fn sides(backend: &Backend, read: &Read, tokens: &[String]) -> Result<(Server, Server)> {
    let (url, ours) = (backend.url(BASE), Server::start(&["ours", "--database-url", &backend.url(BASE)])?);
    let reader = fullest(&ours, read.path, tokens)?;
    let (session, statements) = note_all(backend, read.path, reader, read.binds.len())?;
    let queries: Vec<Query> =
        statements.into_iter().zip(read.binds).map(|(sql, binds)| Query { sql, binds: binds.to_vec() }).collect();
    let queries = serde_json::to_string(&queries)?;
    let told = ["--session-sql", &session, "--path", read.path, "--queries", &queries];
    let floor = Server::start(&[&["floor-of-read", "--database-url", &url], &told[..]].concat())?;
    Ok((ours, floor))
}

/// The session with the longest answer: the application reads for it with every statement that it has.
fn fullest<'t>(ours: &Server, path: &str, tokens: &'t [String]) -> Result<&'t str> {
    let mut connection = Connection::open(ours.address())?;
    let (mut longest, mut fullest) = (0, None);
    for token in tokens {
        let length = connection.send(&get_request(path, token), 200)?.len();
        if length > longest {
            (longest, fullest) = (length, Some(token.as_str()));
        }
    }
    fullest.context("nobody is signed in")
}

/// Proves that both sides read the same rows, by their numbers where they have some, and returns the sessions of those
/// who have something to read.
fn compare(ours: &Server, floor: &Server, read: &Read, tokens: &[String]) -> Result<Vec<String>> {
    let path = read.path;
    let (mut one, mut other) = (Connection::open(ours.address())?, Connection::open(floor.address())?);
    let mut readers = Vec::new();
    for token in tokens {
        let request = get_request(path, token);
        let rows: Vec<Vec<Map<String, Value>>> = serde_json::from_slice(&other.send(&request, 200)?)?;
        if rows.get(read.main).is_none_or(Vec::is_empty) {
            continue;
        }
        readers.push(token.clone());
        if readers.len() > COMPARED {
            continue;
        }
        let answer = one.send(&request, 200)?;
        let answer = String::from_utf8_lossy(&answer);
        for number in
            rows.get(read.main).into_iter().flatten().take(read.answered).filter_map(|row| row.get("number")?.as_str())
        {
            ensure!(answer.contains(number), "{path}: the application does not answer {number}:\n{answer}");
        }
    }
    ensure!(!readers.is_empty(), "{path}: nobody of the data set has anything to read");
    Ok(readers)
}

/// Processor time of a request of either side, in microseconds.
async fn take_turns(
    db: &DatabaseConnection,
    (ours, floor): (&Server, &Server),
    path: &str,
    tokens: &[String],
    (rounds, requests): (usize, usize),
) -> Result<(f64, f64)> {
    let (mut of_ours, mut of_floor) = (Vec::new(), Vec::new());
    for turn in 0..=rounds {
        sessions::refresh(db).await?;
        let cpu = |server: &Server| round(server, path, tokens, requests, turn as u64).map(|round| round.cpu_micros);
        let of_turn = (cpu(ours)?, cpu(floor)?);
        // The first turn warms up.
        if turn > 0 {
            of_ours.push(of_turn.0);
            of_floor.push(of_turn.1);
        }
    }
    Ok((median(of_ours), median(of_floor)))
}
