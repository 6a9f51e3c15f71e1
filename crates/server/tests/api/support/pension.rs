//! Simulations, as a person keeps them.

use entity::pension::pension_simulation::{ActiveModel, Column, Entity};
use sea_orm::{
    ActiveModelTrait as _,
    ActiveValue::{NotSet, Set},
    ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::TestApp;

impl TestApp {
    /// A simulation that this person keeps, whether they may simulate or not.
    pub async fn kept_simulation(&self, person_id: i64) -> Uuid {
        let kept = Entity::find().filter(Column::PersonId.eq(person_id)).count(self.db()).await.unwrap();
        let row = ActiveModel {
            id: NotSet,
            public_id: Set(Uuid::new_v4()),
            person_id: Set(person_id),
            number: Set(i64::try_from(kept).unwrap() + 1),
            created_at: Set(self.clock.now()),
            leaving_month: Set("2031-06-01".parse().unwrap()),
            basis: Set(basis().to_string()),
            monthly_cents: Set(149_646),
        };
        row.insert(self.db()).await.unwrap().public_id
    }
}

/// What a result rested on: 882 points at 20.36 €.
fn basis() -> Value {
    let parameter = |code: &str, value: i64| {
        json!({
            "code": code, "value": value, "unit": "count", "valid_from": "2022-10-01", "source": "test",
            "illustrative": false,
        })
    };
    json!({
        "data_as_of": "2026-11-22", "made_on": "2026-11-23", "birth_date": "1960-03-29",
        "leaving_month": "2026-11-01", "last_choice": "2036-11-01",
        "first_month": "1998-02-01", "last_month": "2026-11-01", "contributed_months": 346,
        "funds": [{
            "fund": "car", "validated_hundredths": 88_200, "provisional_hundredths": 0, "average_hundredths": 0,
        }],
        "parameters": [
            parameter("pension.car.point_value", 2_036), parameter("pension.carti.point_value", 1_540),
            parameter("pension.monthly_cap", 400), parameter("pension.age_of_right", 60),
            parameter("pension.full_age", 70), parameter("pension.bonus_per_quarter", 150),
            parameter("pension.minimum_period", 120), parameter("pension.minimum_contributions", 60),
            parameter("pension.simulation.horizon", 10), parameter("pension.simulation.minimum_age", 55),
        ],
    })
}
