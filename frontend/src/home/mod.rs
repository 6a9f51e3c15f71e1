//! The entrance: home, choice of the population, welcome pages (NAV-01 to NAV-03).

mod account_page;
mod home_page;
mod not_found_page;
mod population_cards;
mod welcome_page;

pub use account_page::AccountPage;
pub use home_page::HomePage;
pub use not_found_page::NotFoundPage;
pub use population_cards::PopulationCards;
pub use welcome_page::WelcomePage;
