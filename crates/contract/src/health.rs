//! What a load balancer asks.

use serde::{Deserialize, Serialize};

/// Answer of `/health/live` and `/health/ready`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Health {
    /// `ok`, or `unavailable` with status 503.
    #[cfg_attr(feature = "openapi", schema(example = "ok"))]
    pub status: String,
}
