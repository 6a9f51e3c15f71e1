//! Loading a batch: all of it or nothing.

use std::{path::Path, time::Instant};

use chrono::{Days, SubsecRound as _};
use database::WriteTransaction;
use entity::fund::import_batch::{self, BatchState};
use extract::records::{
    Benefit, Convention, FamilyAllowance, Household, Indemnity, Line, Member, Parameter, Pension, PensionMonth,
    PensionPayment, Person, Practitioner, ResourceCampaign, ResourceIncome, ResourceOption, ResourceTarget, Right,
    SickLeave, Statement, Subscription,
};
use sea_orm::{
    ActiveModelTrait as _,
    ActiveValue::{NotSet, Set},
    ColumnTrait as _, DatabaseConnection, EntityTrait as _, IntoActiveModel as _, QueryFilter as _, QueryOrder as _,
};

use crate::{
    Counts, ImportError, Options, Outcome, Refusal, Refusals, Report,
    folder::{Folder, MANIFEST},
    loading::Loading,
    lock,
    progress::Progress,
    records::{Load, load_file},
    rules,
    store::table_name,
};

/// Loads the batch in `folder`; see [`crate::load`].
pub async fn load(db: &DatabaseConnection, folder: &Path, options: &Options) -> Result<Report, ImportError> {
    let started = Instant::now();
    let path = folder.to_owned();
    let opened = tokio::task::spawn_blocking(move || Folder::open(&path)).await;
    let opened = opened.map_err(|failure| ImportError::Interrupted(failure.to_string()))??;
    let folder = opened.map_err(|found| refused(found, options.listed_refusals))?;
    let tx = lock::begin(db).await?;
    let outcome = load_folder(&tx, &folder, options).await;
    let (outcome, batch, counts) = lock::end(tx, outcome).await?;
    tracing::info!(batch = batch.id, ?outcome, "batch imported");
    Ok(Report {
        outcome,
        batch: batch.id,
        label: batch.label,
        as_of: batch.as_of,
        counts,
        duration_ms: u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX),
    })
}

async fn load_folder(
    tx: &WriteTransaction,
    folder: &Folder,
    options: &Options,
) -> Result<(Outcome, import_batch::Model, Counts), ImportError> {
    if let Some(earlier) = same_content(tx, folder).await? {
        let counts = crate::list::counts(&earlier);
        return Ok((Outcome::AlreadyLoaded, earlier, counts));
    }
    refuse_wrong_date(tx, folder, options).await?;
    let batch = begin_batch(tx, folder, options).await?;
    let progress = Progress::new(options.progress, folder.length());
    let mut loading = Loading::new(tx, batch.id, progress, options.listed_refusals);
    let counts = load_files(&mut loading, folder).await?;
    if !loading.sound() {
        return Err(ImportError::Refused(loading.refusals));
    }
    let mut ended = batch.clone().into_active_model();
    ended.counts = Set(serde_json::to_string(&counts).unwrap_or_default());
    ended.update(tx).await?;
    Ok((Outcome::Loaded, batch, counts))
}

fn refused(found: Vec<Refusal>, listed: usize) -> ImportError {
    let mut refusals = Refusals::default();
    for refusal in found {
        refusals.add(refusal, listed);
    }
    ImportError::Refused(refusals)
}

/// The loaded batch with the very content of `folder`, if there is one.
async fn same_content(tx: &WriteTransaction, folder: &Folder) -> Result<Option<import_batch::Model>, ImportError> {
    let same = import_batch::Entity::find()
        .filter(import_batch::Column::ContentHash.eq(&folder.content_hash))
        .filter(import_batch::Column::State.eq(BatchState::Loaded));
    Ok(same.one(tx).await?)
}

/// Refuses data of the future, and data older than those that are loaded: they would overwrite what is newer.
async fn refuse_wrong_date(tx: &WriteTransaction, folder: &Folder, options: &Options) -> Result<(), ImportError> {
    let as_of = folder.manifest.as_of;
    let newest = import_batch::Entity::find()
        .filter(import_batch::Column::State.eq(BatchState::Loaded))
        .order_by_desc(import_batch::Column::AsOf)
        .one(tx)
        .await?;
    let tomorrow = options.now.date_naive().checked_add_days(Days::new(1)).unwrap_or(as_of);
    let reason = match newest {
        _ if as_of > tomorrow => format!("{as_of} lies in the future"),
        Some(newest) if as_of < newest.as_of => {
            format!("{as_of} is older than {}, the date of the data in batch {}", newest.as_of, newest.id)
        }
        _ => return Ok(()),
    };
    let (file, column) = (MANIFEST.to_owned(), Some("as_of".to_owned()));
    Err(refused(vec![Refusal { file, line: None, column, reason }], options.listed_refusals))
}

async fn begin_batch(
    tx: &WriteTransaction,
    folder: &Folder,
    options: &Options,
) -> Result<import_batch::Model, ImportError> {
    let batch = import_batch::ActiveModel {
        id: NotSet,
        label: Set(folder.manifest.label.clone()),
        content_hash: Set(folder.content_hash.clone()),
        as_of: Set(folder.manifest.as_of),
        loaded_at: Set(options.now.trunc_subsecs(6)),
        state: Set(BatchState::Loaded),
        counts: Set("{}".to_owned()),
        announced_at: Set(None),
    };
    Ok(batch.insert(tx).await?)
}

/// Loads the files in the order in which they refer to each other, [`extract::LOAD_ORDER`].
async fn load_files(loading: &mut Loading<'_>, folder: &Folder) -> Result<Counts, ImportError> {
    let mut counts = Counts::default();
    load_one::<Benefit>(loading, folder, &mut counts).await?;
    load_one::<Parameter>(loading, folder, &mut counts).await?;
    load_one::<Practitioner>(loading, folder, &mut counts).await?;
    load_one::<Convention>(loading, folder, &mut counts).await?;
    load_one::<Person>(loading, folder, &mut counts).await?;
    load_one::<Household>(loading, folder, &mut counts).await?;
    load_one::<Member>(loading, folder, &mut counts).await?;
    load_one::<Right>(loading, folder, &mut counts).await?;
    load_one::<Subscription>(loading, folder, &mut counts).await?;
    load_one::<Statement>(loading, folder, &mut counts).await?;
    load_one::<Line>(loading, folder, &mut counts).await?;
    load_one::<Pension>(loading, folder, &mut counts).await?;
    load_one::<PensionPayment>(loading, folder, &mut counts).await?;
    load_one::<SickLeave>(loading, folder, &mut counts).await?;
    load_one::<Indemnity>(loading, folder, &mut counts).await?;
    load_one::<FamilyAllowance>(loading, folder, &mut counts).await?;
    load_one::<PensionMonth>(loading, folder, &mut counts).await?;
    load_one::<ResourceCampaign>(loading, folder, &mut counts).await?;
    load_one::<ResourceOption>(loading, folder, &mut counts).await?;
    load_one::<ResourceTarget>(loading, folder, &mut counts).await?;
    load_one::<ResourceIncome>(loading, folder, &mut counts).await?;
    // No file is ever passed over in silence.
    match folder.sources.keys().find(|name| !counts.0.contains_key(**name)) {
        Some(name) => Err(ImportError::Interrupted(format!("nothing loads the records of {name}"))),
        None => Ok(counts),
    }
}

/// Loads the file of one record type, if the batch has it, and asks the rules that can be asked from then on.
async fn load_one<T: Load>(loading: &mut Loading<'_>, folder: &Folder, counts: &mut Counts) -> Result<(), ImportError> {
    loading.note_highest(table_name::<T::Row>()).await?;
    if let Some(source) = folder.sources.get(T::NAME) {
        let count = load_file::<T>(loading, source).await?;
        counts.0.insert(T::NAME.to_owned(), count);
    }
    if loading.sound() {
        rules::ask(loading, &folder.sources, T::NAME).await?;
    }
    Ok(())
}
