//! A set of keys of rows, one bit each.

/// Keys of rows of one table. Takes one bit for each key up to the highest one: 1.25 MB for ten million rows.
#[derive(Debug, Default)]
pub struct RowSet(Vec<u64>);

impl RowSet {
    /// Puts `id` in; answers whether it was not there yet.
    pub fn insert(&mut self, id: i64) -> bool {
        let (word, bit) = position(id);
        if word >= self.0.len() {
            self.0.resize(word + 1, 0);
        }
        let fresh = self.0[word] & bit == 0;
        self.0[word] |= bit;
        fresh
    }
}

fn position(id: i64) -> (usize, u64) {
    let id = usize::try_from(id).unwrap_or(0);
    (id / 64, 1 << (id % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_fresh_once() {
        let mut set = RowSet::default();
        assert!(set.insert(64));
        assert!(!set.insert(64));
        assert!(set.insert(63));
        assert!(set.insert(1));
        assert!(!set.insert(63));
    }
}
