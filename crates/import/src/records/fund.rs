//! The fund's own figures and lists: benefits, parameters, practitioners. They refer to nothing.

use chrono::NaiveDate;
use entity::{
    care::{benefit, practitioner},
    fund::dated_parameter,
};
use extract::records::{Benefit, Parameter, Practitioner};

use super::{Load, Resolved};
use crate::{ImportError, loading::Loading, read::Numbered, store::Keys};

impl Load for Benefit {
    type Row = benefit::Model;
    type Key = String;

    const LOOKUP: &'static str = "code";

    fn key(row: &Self::Row) -> String {
        row.code.clone()
    }

    fn lookup<'r>(rows: impl Iterator<Item = &'r Self::Row>) -> Keys {
        Keys::texts(rows.map(|row| row.code.as_str()))
    }

    async fn resolve(loading: &mut Loading<'_>, records: Vec<Numbered<Self>>) -> Result<Resolved<Self>, ImportError> {
        let batch_id = loading.batch;
        let rows = records.into_iter().map(|Numbered { line, record }| {
            let Self { code, label_fr, label_en, label_it } = record;
            (line, benefit::Model { id: 0, code, label_fr, label_en, label_it, batch_id })
        });
        Ok(Resolved { rows: rows.collect(), waiting: Vec::new() })
    }
}

impl Load for Parameter {
    type Row = dated_parameter::Model;
    type Key = (String, NaiveDate);

    const LOOKUP: &'static str = "code";

    fn key(row: &Self::Row) -> Self::Key {
        (row.code.clone(), row.valid_from)
    }

    fn lookup<'r>(rows: impl Iterator<Item = &'r Self::Row>) -> Keys {
        Keys::texts(rows.map(|row| row.code.as_str()))
    }

    async fn resolve(loading: &mut Loading<'_>, records: Vec<Numbered<Self>>) -> Result<Resolved<Self>, ImportError> {
        let batch_id = loading.batch;
        let rows = records.into_iter().map(|Numbered { line, record }| {
            let Self { code, valid_from, value, unit, source, illustrative } = record;
            (line, dated_parameter::Model { id: 0, code, valid_from, value, unit, source, illustrative, batch_id })
        });
        Ok(Resolved { rows: rows.collect(), waiting: Vec::new() })
    }
}

impl Load for Practitioner {
    type Row = practitioner::Model;
    type Key = String;

    const LOOKUP: &'static str = "number";

    fn key(row: &Self::Row) -> String {
        row.number.clone()
    }

    fn lookup<'r>(rows: impl Iterator<Item = &'r Self::Row>) -> Keys {
        Keys::texts(rows.map(|row| row.number.as_str()))
    }

    async fn resolve(loading: &mut Loading<'_>, records: Vec<Numbered<Self>>) -> Result<Resolved<Self>, ImportError> {
        let batch_id = loading.batch;
        let rows = records.into_iter().map(|Numbered { line, record }| {
            let Self { number, last_name, first_name, specialty, city } = record;
            (line, practitioner::Model { id: 0, number, last_name, first_name, specialty, city, batch_id })
        });
        Ok(Resolved { rows: rows.collect(), waiting: Vec::new() })
    }
}
