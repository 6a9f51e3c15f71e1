//! The list of the named people.

use extract::records::Population::{self, Employee, Retired, SelfEmployed, Spouse};

use super::{NamedPerson, Situation};
use crate::calendar::date;

/// The named people, in the order in which they are worth trying. Somebody with two subscriptions stands there twice.
#[must_use]
pub fn people() -> Vec<NamedPerson> {
    ROWS.iter().map(Row::to_person).collect()
}

/// A named person: name, birth date, number, then what is typed to sign in, then the situation in three languages.
struct Row(
    (&'static str, &'static str),
    (i32, u32, u32),
    &'static str,
    (Population, &'static str, &'static str),
    [&'static str; 3],
);

impl Row {
    fn to_person(&self) -> NamedPerson {
        let Self((first_name, last_name), (year, month, day), number, (population, matricule, password), texts) = *self;
        let [fr, en, it] = texts;
        let birth_date = date(year, month, day);
        let situation = Situation { fr, en, it };
        NamedPerson { last_name, first_name, situation, population, matricule, number, birth_date, password }
    }
}

const ROWS: [Row; 16] = [
    Row(
        ("Alain", "Dupont"),
        (1979, 3, 15),
        "002490-1",
        (Employee, "002490", "demonstration-002490"),
        [
            "Salarié, marié, trois enfants : tous les cas de remboursement dans un même dossier",
            "Employee, married, three children: every kind of refund in one file",
            "Dipendente, sposato, tre figli: ogni tipo di rimborso in un unico fascicolo",
        ],
    ),
    Row(
        ("Sophie", "Dupont"),
        (1981, 9, 27),
        "002490-2",
        (Spouse, "002490", "demonstration-conjoint-002490"),
        [
            "Attributaire : épouse d’Alain Dupont, même matricule, sa propre date de naissance",
            "Recipient: Alain Dupont's wife, same matricule, her own birth date",
            "Attributaria: moglie di Alain Dupont, stesso numero di matricola, propria data di nascita",
        ],
    ),
    Row(
        ("Giulia", "Orengo"),
        (1974, 11, 18),
        "014713-1",
        (SelfEmployed, "014713", "demonstration-014713"),
        [
            "Travailleuse indépendante (CAMTI), carte bulle, soins de part et d’autre de la frontière",
            "Self-employed (CAMTI), bulle card, cared for on both sides of the border",
            "Lavoratrice autonoma (CAMTI), tessera bulle, cure da entrambi i lati della frontiera",
        ],
    ),
    Row(
        ("René", "Ferrero"),
        (1949, 5, 23),
        "003128-1",
        (Retired, "003128", "demonstration-003128"),
        [
            "Retraité, remboursé à 100 % ; son épouse est décédée au cours de l’année",
            "Retired, refunded at 100%; his wife died during the year",
            "Pensionato, rimborsato al 100%; la moglie è deceduta nel corso dell’anno",
        ],
    ),
    Row(
        ("Claire", "Rossi"),
        (1986, 7, 14),
        "018254-2",
        (Employee, "021377", "demonstration-021377"),
        [
            "Deux abonnements : salariée sous son propre matricule",
            "Two subscriptions: employee under her own matricule",
            "Due abbonamenti: dipendente con il proprio numero di matricola",
        ],
    ),
    Row(
        ("Claire", "Rossi"),
        (1986, 7, 14),
        "018254-2",
        (Spouse, "018254", "demonstration-conjoint-018254"),
        [
            "Deux abonnements : conjointe sous le matricule de Marc Rossi",
            "Two subscriptions: spouse under Marc Rossi's matricule",
            "Due abbonamenti: coniuge con il numero di matricola di Marc Rossi",
        ],
    ),
    Row(
        ("Thomas", "Blanchi"),
        (1995, 2, 19),
        "033015-1",
        (Employee, "033015", "demonstration-033015"),
        ["Aucun remboursement", "No refund at all", "Nessun rimborso"],
    ),
    Row(
        ("Nadia", "Benali"),
        (1988, 10, 16),
        "027846-1",
        (Employee, "027846", "demonstration-027846"),
        [
            "Dossier incomplet : des pièces sont attendues",
            "Incomplete file: documents are missing",
            "Fascicolo incompleto: mancano documenti",
        ],
    ),
    Row(
        ("Lucas", "Moretti"),
        (2007, 4, 21),
        "019633-3",
        (Employee, "045502", "demonstration-045502"),
        [
            "Enfant devenu majeur, aujourd’hui salarié : ses soins plus anciens sont restés au dossier de ses parents",
            "Child come of age, now an employee: earlier care stayed in his parents' file",
            "Figlio divenuto maggiorenne, oggi dipendente: le cure precedenti restano nel fascicolo dei genitori",
        ],
    ),
    Row(
        ("Isabelle", "Lefèvre"),
        (1977, 12, 28),
        "022618-2",
        (Spouse, "022618", "demonstration-conjoint-022618"),
        [
            "Ex-conjointe : divorcée, l’abonnement existe encore",
            "Former spouse: divorced, the subscription still exists",
            "Ex coniuge: divorziata, l’abbonamento esiste ancora",
        ],
    ),
    Row(
        ("Jeanne", "Castellari"),
        (1938, 8, 17),
        "001875-1",
        (Retired, "001875", "demonstration-001875"),
        [
            "Dossier volumineux : plusieurs centaines de lignes",
            "Large file: several hundred lines",
            "Fascicolo voluminoso: diverse centinaia di righe",
        ],
    ),
    Row(
        ("Antoine", "Vatrican"),
        (1983, 6, 26),
        "030921-1",
        (Employee, "030921", "demonstration-030921"),
        [
            "Séjours hospitaliers et facturation globale ; naissance d’un enfant",
            "Hospital stays and bundled billing; birth of a child",
            "Ricoveri ospedalieri e fatturazione complessiva; nascita di un figlio",
        ],
    ),
    Row(
        ("Chiara", "Bianchi"),
        (1991, 1, 22),
        "036440-1",
        (Employee, "036440", "demonstration-036440"),
        [
            "Honoraires non payés (HNP) : seul le ticket modérateur a été avancé",
            "Unpaid fees (HNP): only the co-payment was advanced",
            "Onorari non pagati (HNP): è stata anticipata solo la quota a carico",
        ],
    ),
    Row(
        ("Olivier", "Noaro"),
        (1970, 3, 29),
        "029187-1",
        (Employee, "029187", "demonstration-029187"),
        [
            "Dossiers régularisés, l’un d’eux deux fois",
            "Adjusted files, one of them twice",
            "Pratiche rettificate, una di esse due volte",
        ],
    ),
    Row(
        ("Anne-Françoise Marie-Thérèse", "de l’Église d’Aubréville-Saint-Hilaire"),
        (1965, 10, 31),
        "040056-1",
        (SelfEmployed, "040056", "demonstration-040056"),
        [
            "Nom très long ; salariée devenue travailleuse indépendante, la caisse a changé (CCSS puis CAMTI)",
            "Very long name; an employee who became self-employed, the fund has changed (CCSS, then CAMTI)",
            "Nome molto lungo; da dipendente a lavoratrice autonoma, la cassa è cambiata (CCSS, poi CAMTI)",
        ],
    ),
    Row(
        ("Hugo", "Sangiorgio"),
        (1998, 11, 13),
        "048813-1",
        (Employee, "048813", "demonstration-048813"),
        [
            "Nouveau salarié : tout est encore en cours de traitement",
            "New employee: everything is still being processed",
            "Nuovo dipendente: tutto è ancora in corso di trattamento",
        ],
    ),
];
