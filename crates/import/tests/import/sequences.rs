//! Whatever sound batches come one after another: taken back in reverse, each gives the rows before it back.

use std::collections::BTreeMap;

use import::undo;
use proptest::{collection::vec, prelude::*, test_runner::Config};
use testing::TestDatabase;
use tokio::runtime::Runtime;

use crate::support::{Batch, dump, loaded};

/// What the fund does between two batches.
#[derive(Clone, Copy, Debug)]
enum Event {
    /// The person with this number moves to this street.
    Move(u8, u8),
    /// A child is born into the household.
    Birth,
    /// A file is opened with so many lines.
    Open(u8),
    /// An open file goes on to its next state.
    GoOn(u8),
    /// A file is taken up again.
    Adjust(u8),
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        (0..4_u8, 0..3_u8).prop_map(|(person, street)| Event::Move(person, street)),
        Just(Event::Birth),
        (1..4_u8).prop_map(Event::Open),
        any::<u8>().prop_map(Event::GoOn),
        any::<u8>().prop_map(Event::Adjust),
    ]
}

/// What the core system knows, from which it writes its batches.
#[derive(Default)]
struct Core {
    persons: u32,
    files: Vec<CoreFile>,
}

struct CoreFile {
    lines: u8,
    stage: usize,
    adjusts: Option<usize>,
    adjusted: bool,
}

impl Core {
    fn batch(&mut self, number: usize, events: &[Event]) -> Batch {
        let mut persons = BTreeMap::new();
        let mut members = Vec::new();
        let (mut statements, mut lines) = (BTreeMap::new(), BTreeMap::new());
        for event in events {
            match *event {
                Event::Move(person, street) => {
                    let person = u32::from(person) % (self.persons + 1);
                    persons.insert(person, self.person(person, street));
                }
                Event::Birth => {
                    self.persons += 1;
                    persons.insert(self.persons, self.person(self.persons, 0));
                    members.push(format!("900009,Q{},child,false,2020-01-01,", self.persons));
                }
                Event::Open(count) => {
                    self.files.push(CoreFile { lines: count, stage: 0, adjusts: None, adjusted: false });
                    self.write(self.files.len() - 1, &mut statements, &mut lines);
                }
                Event::GoOn(which) if !self.files.is_empty() => {
                    let which = usize::from(which) % self.files.len();
                    self.files[which].stage = (self.files[which].stage + 1).min(2);
                    self.write(which, &mut statements, &mut lines);
                }
                Event::Adjust(which) if !self.files.is_empty() => {
                    let which = usize::from(which) % self.files.len();
                    if !self.files[which].adjusted {
                        self.files[which].adjusted = true;
                        let count = self.files[which].lines;
                        self.files.push(CoreFile { lines: count, stage: 1, adjusts: Some(which), adjusted: false });
                        self.write(self.files.len() - 1, &mut statements, &mut lines);
                    }
                }
                Event::GoOn(_) | Event::Adjust(_) => {}
            }
        }
        let text = |lines: Vec<String>| lines.join("\n");
        Batch::empty(&format!("batch {number}"), "2026-11-22")
            .with_lines("persons.csv", &[&text(persons.into_values().collect())])
            .with_lines("members.csv", &[&text(members)])
            .with_lines("statements.csv", &[&text(statements.into_values().collect())])
            .with_lines("lines.csv", &[&text(lines.into_values().flatten().collect())])
    }

    fn person(&self, number: u32, street: u8) -> String {
        format!("Q{number},Morel,,Jo,1990-01-01,,,{street} rue Plati,,98000,Monaco,MC,false")
    }

    fn write(&self, which: usize, statements: &mut BTreeMap<usize, String>, lines: &mut BTreeMap<usize, Vec<String>>) {
        let file = &self.files[which];
        let (state, paid) = [("in_progress", ""), ("to_pay", ""), ("processed", "2026-11-21")][file.stage];
        let adjusts = file.adjusts.map(|adjusted| format!("F{adjusted}")).unwrap_or_default();
        statements.insert(which, format!("F{which},900009,Q0,ccss,{state},2026-11-20,{paid},{adjusts}"));
        let amounts = if file.stage == 0 { ",," } else { "800,1000,8000" };
        let line = |number| {
            let adjusts = file.adjusts.map(|_| format!("{number}")).unwrap_or_default();
            format!("F{which},{number},C,2026-11-01,2026-11-01,1000,{amounts},insured,Jo Morel,false,D1,,,{adjusts},")
        };
        lines.insert(which, (1..=file.lines).map(line).collect());
    }
}

proptest! {
    #![proptest_config(Config { cases: 8, ..Config::default() })]

    #[test]
    fn undoing_in_reverse_gives_every_earlier_state_back(batches in vec(vec(event(), 0..12), 1..5)) {
        Runtime::new().unwrap().block_on(async {
            let test = TestDatabase::fresh().await;
            let household = Batch::first()
                .appending("persons.csv", "Q0,Morel,,Jo,1990-01-01,,,,,,,,false")
                .appending("households.csv", "900009,Q0,")
                .appending("members.csv", "900009,Q0,holder,false,2010-01-01,")
                .appending("rights.csv", "900009,ccss,2010-01-01,");
            loaded(&test.db, &household).await;
            let mut core = Core::default();
            let mut before = Vec::new();
            for (number, events) in batches.iter().enumerate() {
                let state = dump(&test.db).await;
                let report = loaded(&test.db, &core.batch(number, events)).await;
                before.push((report.batch, state));
            }
            for (batch, state) in before.into_iter().rev() {
                undo(&test.db, batch).await.unwrap();
                assert_eq!(dump(&test.db).await, state);
            }
        });
    }
}
