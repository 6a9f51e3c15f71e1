//! Files of what a page shows: formats and languages. Not an [`Endpoint`](crate::endpoint::Endpoint): the answer is a
//! file, which the browser saves by following a link.

use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::{
    endpoint::{and_query, with_query},
    language::Language,
};

/// Format of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// Comma-separated values: UTF-8 with a byte-order mark, `;` between the fields, as spreadsheets in French expect.
    Csv,
    /// Office Open XML workbook.
    Xlsx,
    /// A tagged PDF (PDF/UA-1), as the page prints it.
    Pdf,
}

impl ExportFormat {
    /// Every format.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Xlsx, Self::Pdf];

    /// The name on the wire, and the ending of a file.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Pdf => "pdf",
        }
    }

    /// Media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pdf => "application/pdf",
        }
    }
}

/// In which language an export is written: a followed link does not carry the language that was chosen on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct ExportLanguage {
    /// Language of headings, labels and amounts; French when absent.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", param(inline, required = false))]
    pub language: Language,
}

/// Path and query, below the root of the API, of the file that holds what `path` lists under `filter`.
#[must_use]
pub fn export_target(path: &str, filter: &impl Serialize, format: ExportFormat, language: Language) -> String {
    and_query(with_query(&format!("{path}/exports/{}", format.code()), filter), &ExportLanguage { language })
}

#[cfg(test)]
mod tests {
    use super::{ExportFormat, export_target};
    use crate::language::Language;

    #[test]
    fn an_export_names_its_format_its_filter_and_its_language() {
        let target = export_target("/care", &[("state", "processed")], ExportFormat::Csv, Language::It);
        assert_eq!(target, "/care/exports/csv?state=processed&language=it");
        let everything: [(&str, &str); 0] = [];
        assert_eq!(
            export_target("/care", &everything, ExportFormat::Pdf, Language::Fr),
            "/care/exports/pdf?language=fr"
        );
    }
}
