//! Information pages: the fund's own texts, edited as Markdown files without rebuilding.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    endpoint::{Endpoint, Method},
    language::Language,
    population::Population,
};

/// Asks for the list of information pages, in the language of `Accept-Language`.
#[derive(Clone, Copy, Debug)]
pub struct ListPages;

impl Endpoint for ListPages {
    type Answer = PageList;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = false;

    fn target(&self) -> String {
        "/pages".to_owned()
    }
}

/// Asks for one information page, in the language of `Accept-Language`.
#[derive(Clone, Debug)]
pub struct ReadPage {
    /// The page's [`slug`](PageEntry::slug).
    pub slug: String,
}

impl Endpoint for ReadPage {
    type Answer = InformationPage;
    const METHOD: Method = Method::Get;
    const IS_ACTIVITY: bool = false;

    fn target(&self) -> String {
        format!("/pages/{}", self.slug)
    }
}

/// The information pages, in menu order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PageList {
    /// The pages, in menu order.
    pub pages: Vec<PageEntry>,
}

/// One entry of the list of information pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PageEntry {
    /// Name in the address, the same in every language.
    #[cfg_attr(feature = "openapi", schema(example = "remboursements"))]
    pub slug: String,
    /// Title in the language asked for.
    #[cfg_attr(feature = "openapi", schema(example = "Vos remboursements de soins"))]
    pub title: String,
    /// One sentence on what the page holds.
    pub summary: String,
    /// Populations whose menu lists the page (NAV-02); empty for a page of the bottom menu (NAV-07).
    pub populations: Vec<Population>,
}

/// One information page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InformationPage {
    /// Name in the address.
    #[cfg_attr(feature = "openapi", schema(example = "remboursements"))]
    pub slug: String,
    /// Language of the title and the text: French where the page is not translated.
    pub language: Language,
    /// Title, in the language of the page.
    #[cfg_attr(feature = "openapi", schema(example = "Vos remboursements de soins"))]
    pub title: String,
    /// The text as HTML without scripts, styles or a first-level heading; safe to show as it is.
    #[cfg_attr(feature = "openapi", schema(example = "<p>Le remboursement…</p>"))]
    pub html: String,
    /// Date of the last change of the text.
    pub updated_on: Option<NaiveDate>,
}
