//! Lists are read page by page, with a cursor.

use serde::{Deserialize, Serialize};
use validator::Validate;

/// Most items that one page can hold.
pub const LARGEST_PAGE: u16 = 100;

/// Items on a page when the request does not say.
pub const USUAL_PAGE: u16 = 20;

/// Which page of a list is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct PageRequest {
    /// `next_cursor` of the page before; absent for the first page. Opaque: never build one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 200))]
    #[cfg_attr(feature = "openapi", param(max_length = 200))]
    pub cursor: Option<String>,
    /// Most items wanted, 1 to 100; 20 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(range(min = 1, max = 100))]
    #[cfg_attr(feature = "openapi", param(minimum = 1, maximum = 100, example = 20))]
    pub limit: Option<u16>,
}

impl PageRequest {
    /// Most items wanted, within the bounds of the API.
    #[must_use]
    pub fn limit(&self) -> u16 {
        self.limit.unwrap_or(USUAL_PAGE).clamp(1, LARGEST_PAGE)
    }
}
