//! Households with arbitrary members, periods, recipients and lines, put into the application's own database.

use std::sync::atomic::{AtomicUsize, Ordering};

use chrono::{Datelike as _, Days, Months, NaiveDate};
use entity::{
    allowances::family_allowance,
    household::{
        household_member::{self, MemberRole},
        person, registry,
    },
    identity::{session, subscription},
};
use proptest::{collection::vec, prelude::*};
use sea_orm::{
    ActiveValue::NotSet, ColumnTrait as _, DatabaseConnection, EntityTrait as _, IntoActiveModel, QueryFilter as _,
};
use teleservices::secret::Token;
use uuid::Uuid;

use super::seen::Seen;
use crate::support::{Caller, TestApp, first_day, oldest_visible};

/// A day, so many days before the tests begin.
fn days_ago(days: u64) -> NaiveDate {
    first_day() - Days::new(days)
}

/// A membership as spouse: it began so many days ago, and ended so many days later, if it has.
#[derive(Clone, Debug)]
pub struct Period {
    began: u64,
    lasted: Option<u64>,
}

impl Period {
    fn first_day(&self) -> NaiveDate {
        days_ago(self.began)
    }

    fn last_day(&self) -> Option<NaiveDate> {
        self.lasted.map(|days| self.first_day() + Days::new(days))
    }

    /// Whether a day of the month belongs to it.
    fn touches(&self, month: NaiveDate) -> bool {
        let end_of_month = month + Months::new(1) - Days::new(1);
        self.first_day() <= end_of_month && self.last_day().is_none_or(|last| last >= month)
    }
}

/// An allowance; recipient 0 is the holder, the others are spouses.
#[derive(Clone, Debug)]
pub struct Line {
    months_ago: u32,
    processed_after: u64,
    child: usize,
    recipient: usize,
    granted: i64,
    internal: i64,
    third: i64,
    body: usize,
    has_account: bool,
}

impl Line {
    /// First day of its month.
    pub fn month(&self) -> NaiveDate {
        first_day().with_day(1).unwrap() - Months::new(self.months_ago)
    }

    fn processed_on(&self) -> NaiveDate {
        self.month() + Days::new(self.processed_after)
    }

    /// Whether this adult is the recipient.
    pub const fn is_paid_to(&self, adult: usize) -> bool {
        self.recipient == adult
    }

    fn is_visible(&self) -> bool {
        self.processed_on() >= oldest_visible(first_day())
    }
}

/// A household: the periods of each spouse, the number of children, the lines.
#[derive(Clone, Debug)]
pub struct World {
    pub spouses: Vec<Vec<Period>>,
    pub children: usize,
    pub lines: Vec<Line>,
}

fn period() -> impl Strategy<Value = Period> {
    (1..700_u64, proptest::option::of(0..500_u64)).prop_map(|(began, lasted)| Period { began, lasted })
}

fn line() -> impl Strategy<Value = Line> {
    let amount = prop_oneof![4 => 0..30_000_i64, 1 => Just(0_i64)];
    let recovery = prop_oneof![3 => Just(0_i64), 2 => -20_000..60_000_i64];
    let whose = (0..16_u32, 0..80_u64, 0..4_usize, 0..4_usize);
    (whose, (amount, recovery.clone(), recovery), 0..3_usize, any::<bool>()).prop_map(
        |((months_ago, processed_after, child, recipient), (granted, internal, third), body, has_account)| Line {
            months_ago,
            processed_after,
            child,
            recipient,
            granted,
            internal,
            third,
            body,
            has_account,
        },
    )
}

/// Lines for this many children and adults.
fn lines(children: usize, adults: usize, count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Line>> {
    vec(line(), count).prop_map(move |lines| {
        let fold = |line: Line| Line { child: line.child % children, recipient: line.recipient % adults, ..line };
        lines.into_iter().map(fold).collect()
    })
}

/// A household, and lines that come to it later.
pub fn world() -> impl Strategy<Value = (World, Vec<Line>)> {
    (vec(vec(period(), 0..3), 1..4), 1..4_usize).prop_flat_map(|(spouses, children)| {
        let adults = spouses.len() + 1;
        (lines(children, adults, 0..24), lines(children, adults, 1..8))
            .prop_map(move |(lines, later)| (World { spouses: spouses.clone(), children, lines }, later))
    })
}

/// A household in the database, with somebody signed in for each adult.
pub struct Settled {
    pub household_id: i64,
    pub adults: Vec<i64>,
    children: Vec<i64>,
    /// One caller for the holder, then one for each spouse.
    pub callers: Vec<Caller>,
    mark: usize,
}

/// Distinguishes the households of one database.
static NEXT: AtomicUsize = AtomicUsize::new(1);

impl Settled {
    /// Puts `world` into the database and signs its adults in.
    pub async fn of(app: &TestApp, world: &World) -> Self {
        let mark = NEXT.fetch_add(1, Ordering::Relaxed);
        let db = app.db();
        let mut settled = Self { household_id: 0, adults: Vec::new(), children: Vec::new(), callers: Vec::new(), mark };
        for adult in 0..=world.spouses.len() {
            settled.adults.push(settled.person(db, "Adulte", adult).await);
        }
        for child in 0..world.children {
            settled.children.push(settled.person(db, "Enfant", child).await);
        }
        let household = registry::Model {
            id: 0,
            matricule: format!("Z{mark}"),
            holder_id: settled.adults[0],
            card_colour: None,
            batch_id: 1,
        };
        settled.household_id = inserted::<registry::Entity, _>(db, household).await;
        settled.member(db, settled.adults[0], MemberRole::Holder, &Period { began: 4_000, lasted: None }).await;
        for (spouse, periods) in world.spouses.iter().enumerate() {
            // The days on which memberships begin are part of their key.
            let mut began = std::collections::HashSet::new();
            for period in periods.iter().filter(|period| began.insert(period.began)) {
                settled.member(db, settled.adults[spouse + 1], MemberRole::Spouse, period).await;
            }
        }
        for child in settled.children.clone() {
            settled.member(db, child, MemberRole::Child, &Period { began: 900, lasted: None }).await;
        }
        settled.pay(db, 0, &world.lines).await;
        for (adult, id) in settled.adults.clone().into_iter().enumerate() {
            let caller = settled.signed_in(app, id, adult == 0).await;
            settled.callers.push(caller);
        }
        settled
    }

    /// Family name of an adult or a child, which occurs nowhere else.
    fn last_name(&self, kind: &str, which: usize) -> String {
        format!("{kind}-{}-{which}", self.mark)
    }

    /// Family name of an adult.
    pub fn adult(&self, which: usize) -> String {
        self.last_name("Adulte", which)
    }

    async fn person(&self, db: &DatabaseConnection, kind: &str, which: usize) -> i64 {
        let model = person::Model {
            id: 0,
            public_id: Uuid::new_v4(),
            number: format!("Z{}-{kind}-{which}", self.mark),
            last_name: self.last_name(kind, which),
            birth_name: None,
            first_name: "X".to_owned(),
            birth_date: days_ago(if kind == "Enfant" { 3_000 } else { 13_000 } - which as u64),
            death_date: None,
            family_situation: None,
            address_line_1: None,
            address_line_2: None,
            postal_code: None,
            city: None,
            country: None,
            file_incomplete: false,
            batch_id: 1,
        };
        inserted::<person::Entity, _>(db, model).await
    }

    async fn member(&self, db: &DatabaseConnection, person_id: i64, role: MemberRole, period: &Period) {
        let model = household_member::Model {
            id: 0,
            household_id: self.household_id,
            person_id,
            role,
            recipient: role == MemberRole::Spouse,
            valid_from: period.first_day(),
            valid_until: period.last_day(),
            batch_id: 1,
        };
        inserted::<household_member::Entity, _>(db, model).await;
    }

    /// Pays these lines; `from` makes their numbers differ from those that were paid before.
    pub async fn pay(&self, db: &DatabaseConnection, from: usize, lines: &[Line]) {
        if lines.is_empty() {
            return;
        }
        let rows = lines.iter().zip(from..).map(|(line, rank)| {
            let mut row = self.row(line, rank).into_active_model();
            row.id = NotSet;
            row
        });
        family_allowance::Entity::insert_many(rows).exec(db).await.unwrap();
    }

    /// Pays these lines to somebody who may belong to another household too.
    pub async fn pay_to(&self, db: &DatabaseConnection, recipient_id: i64, lines: &[Line]) {
        for (line, rank) in lines.iter().zip(500..) {
            let row = family_allowance::Model { recipient_id, ..self.row(line, rank) };
            inserted::<family_allowance::Entity, _>(db, row).await;
        }
    }

    fn row(&self, line: &Line, rank: usize) -> family_allowance::Model {
        family_allowance::Model {
            id: 0,
            number: format!("Z{}-{rank}", self.mark),
            household_id: self.household_id,
            month: line.month(),
            child_id: self.children[line.child],
            recipient_id: self.adults[line.recipient],
            processed_on: line.processed_on(),
            allowance_cents: line.granted,
            internal_recovery_cents: line.internal,
            third_party_recovery_cents: line.third,
            third_party_name: self.body(line),
            account: self.account(line),
            batch_id: 1,
        }
    }

    /// The other body, whose name tells the recipient from whose money it took.
    fn body(&self, line: &Line) -> Option<String> {
        (line.third != 0).then(|| format!("Organisme {} de {}", line.body, self.adult(line.recipient)))
    }

    /// An account that tells whose it is.
    fn account(&self, line: &Line) -> Option<String> {
        line.has_account.then(|| format!("MC58****{:02}{:02}", self.mark % 100, line.recipient))
    }

    async fn signed_in(&self, app: &TestApp, person_id: i64, as_holder: bool) -> Caller {
        let (db, now) = (app.db(), app.clock.now());
        let any = subscription::Entity::find().one(db).await.unwrap().unwrap();
        let population = if as_holder { subscription::Population::Employee } else { subscription::Population::Spouse };
        let household_id = self.household_id;
        let public_id = Uuid::new_v4();
        let own = subscription::Model { person_id, household_id, population, public_id, ..any };
        let subscription_id = inserted::<subscription::Entity, _>(db, own).await;
        let token = Token::random();
        let opened = session::Model {
            id: 0,
            public_id: Uuid::new_v4(),
            token_hash: token.hash(),
            subscription_id,
            signed_in_at: now,
            last_seen_at: now,
            previous_sign_in_at: None,
            one_time_secret_id: None,
            user_agent: None,
        };
        inserted::<session::Entity, _>(db, opened).await;
        let caller = app.anybody();
        caller.set_cookie("session", token.reveal());
        caller
    }

    /// Takes away every line that was paid to anybody but this adult.
    pub async fn forget_others(&self, db: &DatabaseConnection, adult: usize) {
        family_allowance::Entity::delete_many()
            .filter(family_allowance::Column::HouseholdId.eq(self.household_id))
            .filter(family_allowance::Column::RecipientId.ne(self.adults[adult]))
            .exec(db)
            .await
            .unwrap();
    }

    fn seen(&self, line: &Line, recipient: Option<String>, account: Option<String>) -> Seen {
        let third_party = self.body(line);
        let recoveries = [(None, line.internal), (third_party, line.third)];
        let recoveries = recoveries.into_iter().filter(|(_, cents)| *cents != 0).collect();
        let paid = line.granted - line.internal - line.third;
        let child = format!("X {}", self.last_name("Enfant", line.child));
        let amounts = [line.granted, line.internal, line.third, paid];
        (line.month(), recipient, child, line.processed_on(), amounts, recoveries, account)
    }

    /// What FAM-01 to FAM-04 give the holder to see, sorted: everything of the year, nobody's account.
    pub fn of_holder<'l>(&self, lines: impl Iterator<Item = &'l Line>) -> Vec<Seen> {
        let visible = lines.filter(|line| line.is_visible());
        let mut seen: Vec<Seen> =
            visible.map(|line| self.seen(line, Some(format!("X {}", self.adult(line.recipient))), None)).collect();
        seen.sort();
        seen
    }

    /// What FAM-05 gives a spouse to see, sorted: their own lines of the year, in months that a period of theirs
    /// touches.
    pub fn of_spouse<'l>(&self, world: &World, adult: usize, lines: impl Iterator<Item = &'l Line>) -> Vec<Seen> {
        let own = lines.filter(|line| line.recipient == adult && line.is_visible());
        let in_period = own.filter(|line| world.spouses[adult - 1].iter().any(|period| period.touches(line.month())));
        let mut seen: Vec<Seen> = in_period.map(|line| self.seen(line, None, self.account(line))).collect();
        seen.sort();
        seen
    }
}

/// Inserts a row and answers its key.
async fn inserted<E, M>(db: &DatabaseConnection, model: M) -> i64
where
    E: sea_orm::EntityTrait<Model = M>,
    M: IntoActiveModel<E::ActiveModel>,
    E::ActiveModel: sea_orm::ActiveModelTrait<Entity = E> + Send,
    <E::PrimaryKey as sea_orm::PrimaryKeyTrait>::ValueType: Into<i64>,
{
    use sea_orm::{ActiveModelTrait as _, Iterable as _, PrimaryKeyToColumn as _};
    let mut row = model.into_active_model().reset_all();
    for key in E::PrimaryKey::iter() {
        row.not_set(key.into_column());
    }
    E::insert(row).exec(db).await.unwrap().last_insert_id.into()
}
