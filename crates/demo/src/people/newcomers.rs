//! The named people who have no password yet.

use extract::records::Population::{Employee, Retired};

use super::{Newcomer, Situation};
use crate::calendar::date;

/// The named people who have no password yet: one who may subscribe, one who may not, one who is subscribed and has not
/// used the activation code.
#[must_use]
pub fn newcomers() -> Vec<Newcomer> {
    vec![
        Newcomer {
            first_name: "Matteo",
            last_name: "Giordano",
            situation: Situation {
                fr: "Salarié, pas encore abonné : remplit les conditions, une lettre d’activation part",
                en: "Employee, not subscribed yet: meets the conditions, an activation letter is sent",
                it: "Dipendente, non ancora abbonato: soddisfa le condizioni, parte una lettera di attivazione",
            },
            population: Employee,
            matricule: "050001",
            number: "050001-1",
            birth_date: date(1991, 4, 22),
            is_subscribed: false,
        },
        Newcomer {
            first_name: "Lucienne",
            last_name: "Bottero",
            situation: Situation {
                fr: "Retraitée sans adresse postale connue : ne peut pas s’abonner, doit contacter l’accueil",
                en: "Retired, no postal address known: cannot subscribe, has to contact the reception services",
                it: "Pensionata senza indirizzo postale noto: non può abbonarsi, deve contattare l’accoglienza",
            },
            population: Retired,
            matricule: "050002",
            number: "050002-1",
            birth_date: date(1952, 8, 17),
            is_subscribed: false,
        },
        Newcomer {
            first_name: "Camille",
            last_name: "Robini",
            situation: Situation {
                fr: "Abonnée par la caisse, n’a pas encore utilisé son code d’activation",
                en: "Subscribed by the fund, has not used the activation code yet",
                it: "Abbonata dalla cassa, non ha ancora usato il codice di attivazione",
            },
            population: Employee,
            matricule: "050003",
            number: "050003-1",
            birth_date: date(1988, 12, 14),
            is_subscribed: true,
        },
    ]
}
