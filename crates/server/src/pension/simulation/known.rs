//! What is known of somebody who wants to simulate: read once, then decided on by the rules.

use chrono::NaiveDate;
use contract::pension::SimulationAccess;
use entity::{
    fund::dated_parameter,
    household::person,
    pension::{entitlement, pension_month},
};
use sea_orm::{ColumnTrait as _, DbErr, EntityTrait as _, QueryFilter as _, QuerySelect as _};

use super::{
    basis::{Basis, FundBasis},
    error::SimulationError,
    parameters::{Dated, Figures, PREFIX, Parameters},
    rules::{
        access::{self, Person, is_own_pension},
        career::{Career, career},
        months::month_of,
    },
};
use crate::{identity::InsuredPerson, period::complete};

/// Most months of one person that are read: sixty years in both funds, and more.
const MOST_MONTHS: u64 = 2_000;

/// Most values of parameters that are read: a century of yearly values.
const MOST_VALUES: u64 = 2_000;

/// Most pensions of one person that are looked at.
const MOST_PENSIONS: u64 = 20;

/// What is known of the caller.
#[derive(Clone, Debug)]
pub struct Known {
    /// Whether they may simulate, and from when on.
    pub access: (SimulationAccess, Option<NaiveDate>),
    /// The parameters in force.
    pub in_force: Vec<Dated>,
    /// What they make; none when the fund has not given them.
    pub figures: Option<Figures>,
    birth_date: NaiveDate,
    /// The career; none without points.
    pub career: Option<Career>,
    data_as_of: Option<NaiveDate>,
}

impl Known {
    /// Reads what is known of the caller on `today`.
    pub async fn of(caller: &InsuredPerson, today: NaiveDate) -> Result<Self, SimulationError> {
        let person_id = caller.scope.person_id();
        let person = person::Entity::find_by_id(person_id).one(&caller.db).await?.ok_or(SimulationError::NotFound)?;
        let parameters = parameters(caller).await?;
        let months = pension_month::Entity::find()
            .filter(pension_month::Column::PersonId.eq(person_id))
            .limit(MOST_MONTHS + 1)
            .all(&caller.db)
            .await?;
        let pensions = entitlement::Entity::find()
            .filter(entitlement::Column::PersonId.eq(person_id))
            .limit(MOST_PENSIONS)
            .all(&caller.db)
            .await?;
        let in_force = parameters.in_force(today);
        let figures = Figures::of(&in_force);
        let career = career(&complete(months, MOST_MONTHS)?, &parameters, month_of(today));
        let who = Person {
            population: caller.population,
            birth_date: person.birth_date,
            has_own_pension: pensions.iter().any(|pension| is_own_pension(pension, today)),
            has_career: career.is_some(),
        };
        let access = access::access(who, figures.as_ref(), today);
        let data_as_of = caller.data_as_of;
        Ok(Self { access, in_force, figures, birth_date: person.birth_date, career, data_as_of })
    }

    /// What a result for this leaving month rests on; nothing unless the caller may simulate.
    #[must_use]
    pub fn basis(&self, leaving_month: NaiveDate, today: NaiveDate) -> Option<Basis> {
        let (figures, career) = (self.figures?, self.career.as_ref()?);
        if self.access.0 != SimulationAccess::Open {
            return None;
        }
        let fund = |fund: &super::rules::career::FundCareer| FundBasis {
            fund: fund.fund,
            validated_hundredths: fund.validated_hundredths,
            provisional_hundredths: fund.provisional_hundredths,
            average_hundredths: fund.average_hundredths,
        };
        Some(Basis {
            data_as_of: self.data_as_of.unwrap_or(today),
            made_on: today,
            birth_date: self.birth_date,
            leaving_month,
            last_choice: access::choice(&figures, today).1,
            first_month: career.first_month,
            last_month: career.last_month,
            contributed_months: career.contributed_months,
            funds: career.funds.iter().map(fund).collect(),
            parameters: self.in_force.clone(),
        })
    }
}

async fn parameters(caller: &InsuredPerson) -> Result<Parameters, DbErr> {
    let values = dated_parameter::Entity::find()
        .filter(dated_parameter::Column::Code.starts_with(PREFIX))
        .limit(MOST_VALUES)
        .all(&caller.db)
        .await?;
    Ok(Parameters::of(values.into_iter().map(Dated::from)))
}
