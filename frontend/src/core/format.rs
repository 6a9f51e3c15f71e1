//! Dates, amounts and numbers as the language writes them, by the browser's own `Intl`.

use std::cell::RefCell;

use chrono::{DateTime, NaiveDate, Utc};
use js_sys::{Array, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

use super::texts;

const MS_PER_DAY: f64 = 86_400_000.0;

/// One formatting function for each way of writing.
struct Formats {
    euros: Function,
    percent: Function,
    count: Function,
    hundredths: Function,
    signed_euros: Function,
    signed_percent: Function,
    month_name: Function,
    month_and_year: Function,
    date: Function,
    short_date: Function,
    month: Function,
    month_short: Function,
    month_narrow: Function,
    moment: Function,
    short_moment: Function,
}

thread_local! {
    static FORMATS: RefCell<Option<Formats>> = const { RefCell::new(None) };
}

/// Prepares the formats of a language.
pub(super) fn activate(tag: &str) {
    let number = |options: &[(&str, &str)]| Intl::NumberFormat::new(&locales(tag), &object(options)).format();
    let date = |options: &[(&str, &str)]| Intl::DateTimeFormat::new(&locales(tag), &object(options)).format();
    let utc = ("timeZone", "UTC");
    FORMATS.set(Some(Formats {
        euros: number(&[("style", "currency"), ("currency", "EUR")]),
        percent: number(&[("style", "percent"), ("maximumFractionDigits", "2")]),
        count: number(&[]),
        hundredths: number(&[("minimumFractionDigits", "2"), ("maximumFractionDigits", "2")]),
        signed_euros: number(&[("style", "currency"), ("currency", "EUR"), ("signDisplay", "exceptZero")]),
        signed_percent: number(&[("style", "percent"), ("maximumFractionDigits", "2"), ("signDisplay", "exceptZero")]),
        month_name: date(&[("month", "long"), utc]),
        month_and_year: date(&[("month", "short"), ("year", "numeric"), utc]),
        date: date(&[("day", "numeric"), ("month", "long"), ("year", "numeric"), utc]),
        short_date: date(&[("day", "numeric"), ("month", "short"), ("year", "numeric"), utc]),
        month: date(&[("month", "long"), ("year", "numeric"), utc]),
        month_short: date(&[("month", "short"), utc]),
        month_narrow: date(&[("month", "narrow"), utc]),
        moment: date(&[("dateStyle", "long"), ("timeStyle", "short")]),
        short_moment: date(&[("dateStyle", "medium"), ("timeStyle", "short")]),
    }));
}

/// `1 234,56 €`, from cents.
#[must_use]
pub fn euros(cents: i64) -> String {
    write(|formats| &formats.euros, number(cents) / 100.0)
}

/// `80 %`, from basis points.
#[must_use]
pub fn percent(basis_points: i32) -> String {
    write(|formats| &formats.percent, f64::from(basis_points) / 10_000.0)
}

/// `1 234`.
#[must_use]
pub fn count(count: i64) -> String {
    write(|formats| &formats.count, number(count))
}

/// `718,20`, from hundredths: points of pension.
#[must_use]
pub fn hundredths(hundredths: i64) -> String {
    write(|formats| &formats.hundredths, number(hundredths) / 100.0)
}

/// `+1 234,56 €`, from cents: a difference.
#[must_use]
pub fn signed_euros(cents: i64) -> String {
    write(|formats| &formats.signed_euros, number(cents) / 100.0)
}

/// `+1 %`, from basis points: a difference.
#[must_use]
pub fn signed_percent(basis_points: i64) -> String {
    write(|formats| &formats.signed_percent, number(basis_points) / 10_000.0)
}

/// `mars`.
#[must_use]
pub fn month_name(date: NaiveDate) -> String {
    write(|formats| &formats.month_name, midnight_utc(date))
}

/// `mars 2026`, or its abbreviation: for the bars of charts.
#[must_use]
pub fn month_and_year(date: NaiveDate) -> String {
    write(|formats| &formats.month_and_year, midnight_utc(date))
}

/// `3 mars 2026`, `1er avril 2026`.
#[must_use]
pub fn date(date: NaiveDate) -> String {
    from_first_day(write(|formats| &formats.date, midnight_utc(date)))
}

/// `3 mars 2026`, `23 nov. 2026`: for the columns of tables, on one line.
#[must_use]
pub fn short_date(date: NaiveDate) -> String {
    unbroken(&from_first_day(write(|formats| &formats.short_date, midnight_utc(date))))
}

/// The first day of a month as people write it, `1er` in French: browsers write a cardinal number.
fn from_first_day(written: String) -> String {
    match written.strip_prefix("1 ") {
        Some(rest) => format!("{} {rest}", texts::common::first_day()),
        None => written,
    }
}

/// The same words on one line.
#[must_use]
pub fn unbroken(words: &str) -> String {
    words.replace(' ', "\u{a0}")
}

/// `mars 2026`.
#[must_use]
pub fn month(date: NaiveDate) -> String {
    write(|formats| &formats.month, midnight_utc(date))
}

/// `mars`, or its abbreviation where the language has one.
#[must_use]
pub fn month_short(date: NaiveDate) -> String {
    write(|formats| &formats.month_short, midnight_utc(date))
}

/// `M`, for the narrowest screens.
#[must_use]
pub fn month_narrow(date: NaiveDate) -> String {
    write(|formats| &formats.month_narrow, midnight_utc(date))
}

/// `3 mars 2026 à 14:05`, in the time zone of the person.
#[must_use]
pub fn moment(moment: DateTime<Utc>) -> String {
    moment_ms(number(moment.timestamp_millis()))
}

/// `3 mars 2026, 14:05`, in the time zone of the person: for the columns of tables.
#[must_use]
pub fn short_moment(moment: DateTime<Utc>) -> String {
    let written = from_first_day(write(|formats| &formats.short_moment, number(moment.timestamp_millis())));
    // Where there is no room, the time stands below the day.
    match written.rsplit_once(", ") {
        Some((day, time)) => format!("{}, {}", unbroken(day), unbroken(time)),
        None => written,
    }
}

/// The same as [`moment`], from milliseconds since 1970.
#[must_use]
pub fn moment_ms(milliseconds: f64) -> String {
    from_first_day(write(|formats| &formats.moment, milliseconds))
}

/// Name of a country, from its two letters (ISO 3166-1); the letters themselves where the browser knows no name.
#[must_use]
pub fn country(code: &str) -> String {
    let name = || {
        let intl = Reflect::get(&js_sys::global(), &"Intl".into())?;
        let names: Function = Reflect::get(&intl, &"DisplayNames".into())?.dyn_into()?;
        let options = Array::of2(&locales(super::i18n::language().code()), &object(&[("type", "region")]));
        let names = Reflect::construct(&names, &options)?;
        let of: Function = Reflect::get(&names, &"of".into())?.dyn_into()?;
        of.call1(&names, &code.into())
    };
    name().ok().and_then(|name: JsValue| name.as_string()).unwrap_or_else(|| code.to_owned())
}

fn write(choose: impl Fn(&Formats) -> &Function, value: f64) -> String {
    FORMATS
        .with_borrow(|formats| {
            choose(formats.as_ref()?).call1(&JsValue::UNDEFINED, &JsValue::from_f64(value)).ok()?.as_string()
        })
        .unwrap_or_default()
}

fn midnight_utc(date: NaiveDate) -> f64 {
    number(date.signed_duration_since(NaiveDate::default()).num_days()) * MS_PER_DAY
}

#[allow(clippy::cast_precision_loss, reason = "amounts in cents stay far below 2^53")]
const fn number(value: i64) -> f64 {
    value as f64
}

fn locales(tag: &str) -> Array {
    Array::of1(&tag.into())
}

fn object(options: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (name, value) in options {
        let _ = Reflect::set(&object, &(*name).into(), &(*value).into());
    }
    object
}
