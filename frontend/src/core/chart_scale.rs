//! How tall the bars of the chart are.

/// A round amount at or above the highest bar, in cents, so that the scale reads easily: 1, 2 or 5 times a power of
/// ten, and at least one euro.
#[must_use]
pub fn ceiling(highest_cents: i64) -> i64 {
    let mut step = 100;
    loop {
        for factor in [1, 2, 5] {
            let candidate = i64::saturating_mul(step, factor);
            if candidate >= highest_cents || candidate == i64::MAX {
                return candidate;
            }
        }
        step = step.saturating_mul(10);
    }
}

/// Height of a bar in pixels of a chart of this height. Whatever is above nothing can be seen; recoveries have no bar.
#[must_use]
pub fn height(cents: i64, ceiling_cents: i64, pixels: i64) -> i64 {
    if cents <= 0 || ceiling_cents <= 0 {
        return 0;
    }
    (cents.saturating_mul(pixels) / ceiling_cents).clamp(1, pixels)
}

/// Hundredths of a percent as `7.69%`, the unit in which SVG places bars across any width.
#[must_use]
pub fn across(index: usize, count: usize, offset_hundredths: usize) -> String {
    let hundredths = (index * 10_000 + offset_hundredths * 100) / count.max(1);
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::{across, ceiling, height};

    #[test]
    fn the_scale_ends_at_a_round_amount() {
        for (highest, expected) in
            [(-5, 100), (0, 100), (100, 100), (101, 200), (3_680, 5_000), (52_340, 100_000), (100_001, 200_000)]
        {
            assert_eq!(ceiling(highest), expected, "{highest}");
        }
        assert_eq!(ceiling(i64::MAX), i64::MAX);
    }

    #[test]
    fn bars_stay_inside_the_chart_and_small_ones_can_be_seen() {
        assert_eq!(height(50, 100, 160), 80);
        assert_eq!(height(100, 100, 160), 160);
        assert_eq!(height(1, 1_000_000, 160), 1);
        assert_eq!(height(0, 100, 160), 0);
        assert_eq!(height(-40, 100, 160), 0);
    }

    #[test]
    fn bars_share_the_width() {
        assert_eq!(across(0, 13, 0), "0.00%");
        assert_eq!(across(1, 13, 0), "7.69%");
        assert_eq!(across(0, 13, 50), "3.84%");
        assert_eq!(across(0, 0, 100), "100.00%");
    }
}
