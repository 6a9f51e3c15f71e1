//! Everyday episodes of care. Each draws the bills of one patient from one day on, files them, and answers the file
//! that stands for it.

mod dental;
mod doctors;
mod examinations;
mod hospital;
mod medicines;
mod series;
mod supplies;

pub use dental::{dental_care, dental_prosthesis, orthodontics};
pub use doctors::{abroad, consultant, consultation, home_visit, specialist, without_refund};
pub use examinations::{imaging, laboratory};
pub use hospital::{hospital_stay, maternity, surgery};
pub use medicines::medicines;
pub use series::{nursing, physiotherapy, speech_therapy};
pub use supplies::{appliances, glasses, transport};
