//! The resources declaration. That an income has a category of its campaign is asked at the end of the file.

use std::collections::HashMap;

use database::WriteTransaction;
use entity::resources::{campaign, form_option, income, target};
use extract::records::{ResourceCampaign, ResourceIncome, ResourceOption, ResourceTarget};
use sea_orm::DbErr;

use super::{Load, Resolved, codes, reference};
use crate::{
    ImportError,
    loading::Loading,
    read::Numbered,
    store::{Keys, pairs},
};

impl Load for ResourceCampaign {
    type Row = campaign::Model;
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
            let Self { code, reference_year, opens_on, closes_on, children_on } = record;
            (line, campaign::Model { id: 0, code, reference_year, opens_on, closes_on, children_on, batch_id })
        });
        Ok(Resolved { rows: rows.collect(), waiting: Vec::new() })
    }
}

/// The keys of the campaigns with these codes.
async fn campaigns<'n>(
    tx: &WriteTransaction,
    codes: impl Iterator<Item = &'n str>,
) -> Result<HashMap<String, i64>, DbErr> {
    pairs::<campaign::Model>(tx, "code", codes).await
}

fn no_campaign(code: &str) -> String {
    format!("no resource campaign has the code `{code}`, in this batch or before")
}

impl Load for ResourceOption {
    type Row = form_option::Model;
    type Key = (i64, form_option::OptionKind, String);

    const LOOKUP: &'static str = "campaign_id";

    fn key(row: &Self::Row) -> Self::Key {
        (row.campaign_id, row.kind, row.code.clone())
    }

    fn lookup<'r>(rows: impl Iterator<Item = &'r Self::Row>) -> Keys {
        Keys::numbers(rows.map(|row| row.campaign_id))
    }

    async fn resolve(loading: &mut Loading<'_>, records: Vec<Numbered<Self>>) -> Result<Resolved<Self>, ImportError> {
        let campaigns = campaigns(loading.tx, records.iter().map(|n| n.record.campaign.as_str())).await?;
        let mut resolved = Resolved::new();
        for Numbered { line, record } in records {
            let Some(&campaign_id) = campaigns.get(&record.campaign) else {
                loading.refuse(line, "campaign", no_campaign(&record.campaign));
                continue;
            };
            let row = form_option::Model {
                id: 0,
                campaign_id,
                kind: codes::option_kind(record.kind),
                code: record.code,
                rank: record.rank,
                label_fr: record.label_fr,
                label_en: record.label_en,
                label_it: record.label_it,
                batch_id: loading.batch,
            };
            resolved.rows.push((line, row));
        }
        Ok(resolved)
    }
}

/// Keys of the campaign and of the household that a record names; none, and a refusal, where one is unknown.
async fn asked<T>(
    loading: &mut Loading<'_>,
    records: &[Numbered<T>],
    named: impl Fn(&T) -> (&str, &str),
) -> Result<Vec<Option<(i64, i64)>>, ImportError> {
    let tx = loading.tx;
    let campaigns = campaigns(tx, records.iter().map(|n| named(&n.record).0)).await?;
    let households = reference::households(tx, records.iter().map(|n| named(&n.record).1)).await?;
    let mut found = Vec::with_capacity(records.len());
    for Numbered { line, record } in records {
        let (code, matricule) = named(record);
        let (campaign, household) = (campaigns.get(code), households.get(matricule));
        if campaign.is_none() {
            loading.refuse(*line, "campaign", no_campaign(code));
        }
        if household.is_none() {
            loading.refuse(*line, "matricule", reference::no_household(matricule));
        }
        found.push(campaign.zip(household).map(|(campaign, household)| (*campaign, household.id)));
    }
    Ok(found)
}

impl Load for ResourceTarget {
    type Row = target::Model;
    type Key = (i64, i64);

    const LOOKUP: &'static str = "household_id";

    fn key(row: &Self::Row) -> Self::Key {
        (row.household_id, row.campaign_id)
    }

    fn lookup<'r>(rows: impl Iterator<Item = &'r Self::Row>) -> Keys {
        Keys::numbers(rows.map(|row| row.household_id))
    }

    async fn resolve(loading: &mut Loading<'_>, records: Vec<Numbered<Self>>) -> Result<Resolved<Self>, ImportError> {
        let asked = asked(loading, &records, |target| (&target.campaign, &target.matricule)).await?;
        let batch_id = loading.batch;
        let row = |(Numbered { line, record }, asked): (Numbered<Self>, Option<(i64, i64)>)| {
            let (campaign_id, household_id) = asked?;
            let Self { children_section, ended_on, .. } = record;
            Some((line, target::Model { id: 0, campaign_id, household_id, children_section, ended_on, batch_id }))
        };
        Ok(Resolved { rows: records.into_iter().zip(asked).filter_map(row).collect(), waiting: Vec::new() })
    }
}

impl Load for ResourceIncome {
    type Row = income::Model;
    type Key = (i64, i64, income::Whose, String);

    const LOOKUP: &'static str = "household_id";

    fn key(row: &Self::Row) -> Self::Key {
        (row.household_id, row.campaign_id, row.whose, row.category.clone())
    }

    fn lookup<'r>(rows: impl Iterator<Item = &'r Self::Row>) -> Keys {
        Keys::numbers(rows.map(|row| row.household_id))
    }

    async fn resolve(loading: &mut Loading<'_>, records: Vec<Numbered<Self>>) -> Result<Resolved<Self>, ImportError> {
        let asked = asked(loading, &records, |income| (&income.campaign, &income.matricule)).await?;
        let batch_id = loading.batch;
        let row = |(Numbered { line, record }, asked): (Numbered<Self>, Option<(i64, i64)>)| {
            let (campaign_id, household_id) = asked?;
            let row = income::Model {
                id: 0,
                campaign_id,
                household_id,
                whose: codes::income_owner(record.whose),
                category: record.category,
                amount_cents: record.amount_cents,
                months: record.months,
                origin: codes::income_origin(record.origin),
                batch_id,
            };
            Some((line, row))
        };
        Ok(Resolved { rows: records.into_iter().zip(asked).filter_map(row).collect(), waiting: Vec::new() })
    }
}
