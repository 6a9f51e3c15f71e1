//! Chance that repeats itself: the same seed, purpose and index give the same throws.

use chrono::{Days, NaiveDate};
use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng},
};

/// What the throws decide. Purposes do not disturb each other: changing how care is drawn leaves the families alone.
#[derive(Clone, Copy, Debug)]
pub enum Purpose {
    /// The register of practitioners.
    Practitioners = 1,
    /// Who lives in a household.
    Family = 2,
    /// How many lines of care two neighbouring households have.
    Quota = 3,
    /// The care of a household.
    Care = 4,
    /// The care of a named person's household.
    Story = 5,
    /// The absences from work of a household's holder.
    Absences = 6,
    /// The pensions of a household.
    Pension = 8,
    /// The family allowances of a household.
    Allowances = 9,
    /// The career of a household's holder.
    Career = 10,
    /// Whether the resources campaign asks a household, and what is known of its income.
    Resources = 11,
}

/// A source of throws.
#[derive(Debug)]
pub struct Dice(ChaCha8Rng);

impl Dice {
    /// The throws for one purpose and one index in the fund of `seed`.
    pub fn new(seed: u64, purpose: Purpose, index: u32) -> Self {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        key[8] = purpose as u8;
        key[16..20].copy_from_slice(&index.to_le_bytes());
        Self(ChaCha8Rng::from_seed(key))
    }

    /// A number below `limit`, which is not 0.
    pub fn below(&mut self, limit: usize) -> usize {
        // The bias of this scaling is below one in a million for every limit used here.
        ((u64::from(self.0.next_u32()) * limit as u64) >> 32) as usize
    }

    /// A number from `low` to `high`, both included; `low` when the range is empty.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = u64::try_from(high - low).map_or(1, |width| width + 1);
        low + ((u64::from(self.0.next_u32()) * width) >> 32).cast_signed()
    }

    /// A count from `low` to `high`, both included; `low` when the range is empty.
    pub fn count(&mut self, low: u64, high: u64) -> u64 {
        low + self.below(high.saturating_sub(low) as usize + 1) as u64
    }

    /// True in `percent` cases of a hundred.
    pub fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent as usize
    }

    /// One of `items`, which are not empty.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    /// One of `words`, which are not empty.
    pub fn word(&mut self, words: &[&'static str]) -> &'static str {
        words[self.below(words.len())]
    }

    /// One of `items`, each as often as its weight says; the weights do not all equal 0.
    pub fn weighted<T: Copy>(&mut self, items: &[(u32, T)]) -> T {
        let total: u32 = items.iter().map(|(weight, _)| weight).sum();
        let mut throw = self.below(total as usize) as u32;
        for (weight, item) in items {
            if throw < *weight {
                return *item;
            }
            throw -= weight;
        }
        items[0].1
    }

    /// A day from `first` to `last`, both included; `first` when the period is empty.
    pub fn day_between(&mut self, first: NaiveDate, last: NaiveDate) -> NaiveDate {
        let width = (last - first).num_days();
        first + Days::new(self.between(0, width).unsigned_abs())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_purpose_and_index_throw_the_same() {
        let throws = |seed, purpose, index| {
            let mut dice = Dice::new(seed, purpose, index);
            [dice.below(1000), dice.below(1000), dice.below(1000), dice.below(1000)]
        };
        assert_eq!(throws(1, Purpose::Care, 2), throws(1, Purpose::Care, 2));
        assert_ne!(throws(1, Purpose::Care, 2), throws(2, Purpose::Care, 2));
        assert_ne!(throws(1, Purpose::Care, 2), throws(1, Purpose::Family, 2));
        assert_ne!(throws(1, Purpose::Care, 2), throws(1, Purpose::Care, 3));
    }

    #[test]
    fn throws_stay_within_their_limits_and_reach_them() {
        let mut dice = Dice::new(7, Purpose::Care, 0);
        let throws: Vec<i64> = (0..500).map(|_| dice.between(-2, 3)).collect();
        assert_eq!(throws.iter().min(), Some(&-2));
        assert_eq!(throws.iter().max(), Some(&3));
        assert_eq!(dice.between(5, 4), 5);
    }

    #[test]
    fn a_weight_of_zero_is_never_drawn() {
        let mut dice = Dice::new(7, Purpose::Care, 0);
        assert!((0..200).all(|_| dice.weighted(&[(0, 'a'), (3, 'b'), (0, 'c')]) == 'b'));
    }
}
