//! Addresses in Monaco and around it: real streets, invented numbers.

use crate::dice::Dice;

/// A postal address.
#[derive(Clone, Debug)]
pub struct Address {
    /// Street and number.
    pub street: String,
    /// Building, floor.
    pub complement: Option<String>,
    /// Postal code.
    pub postal_code: &'static str,
    /// City.
    pub city: &'static str,
    /// Country, two letters.
    pub country: &'static str,
}

/// A town, how often it is drawn, and its streets.
struct Town {
    weight: u32,
    postal_code: &'static str,
    city: &'static str,
    country: &'static str,
    streets: &'static [&'static str],
}

impl Address {
    /// An address drawn at random: about a third in Monaco, most of the others within an hour of it.
    pub fn draw(dice: &mut Dice) -> Self {
        let weights: Vec<(u32, &Town)> = TOWNS.iter().map(|town| (town.weight, town)).collect();
        let town = dice.weighted(&weights);
        let number = dice.between(1, 64);
        let repeated = if dice.chance(8) { " bis" } else { "" };
        let street = dice.word(town.streets);
        let street =
            if town.country == "IT" { format!("{street} {number}") } else { format!("{number}{repeated}, {street}") };
        Self {
            street,
            complement: dice.chance(45).then(|| complement(dice)),
            postal_code: town.postal_code,
            city: town.city,
            country: town.country,
        }
    }
}

/// A building, and sometimes the floor.
fn complement(dice: &mut Dice) -> String {
    let building = dice.word(&BUILDINGS);
    match dice.between(0, 14) {
        0 => format!("{building}, rez-de-chaussée"),
        1 => format!("{building}, 1er étage"),
        floor @ 2..=9 => format!("{building}, {floor}e étage"),
        _ => building.to_owned(),
    }
}

const BUILDINGS: [&str; 18] = [
    "Le Bel Horizon",
    "Résidence Les Mimosas",
    "Le Grand Large",
    "Les Terrasses",
    "Villa Marguerite",
    "Le Panorama",
    "Palais Azur",
    "Les Oliviers, bât. B",
    "Le Mirador",
    "Résidence du Parc",
    "Les Citronniers, bloc C",
    "Villa Les Agaves",
    "Le Belvédère, entrée A",
    "L’Escale",
    "Château Amiral",
    "Les Caroubiers",
    "Le Soleil d’Or, bât. 2",
    "Résidence L’Estérel",
];

const TOWNS: [Town; 9] = [
    Town {
        weight: 34,
        postal_code: "98000",
        city: "Monaco",
        country: "MC",
        streets: &[
            "boulevard des Moulins",
            "rue Grimaldi",
            "avenue de Grande-Bretagne",
            "boulevard d’Italie",
            "rue Plati",
            "boulevard Rainier III",
            "rue de la Turbie",
            "avenue Crovetto Frères",
            "rue Malbousquet",
            "boulevard du Jardin Exotique",
            "quai Jean-Charles Rey",
            "avenue des Papalins",
            "rue Basse",
            "rue Comte Félix Gastaldi",
            "boulevard Princesse Charlotte",
            "rue des Orchidées",
            "rue Bosio",
            "escalier du Castelleretto",
            "avenue Hector Otto",
            "rue Princesse Caroline",
        ],
    },
    Town {
        weight: 17,
        postal_code: "06240",
        city: "Beausoleil",
        country: "FR",
        streets: &[
            "boulevard de la République",
            "avenue du Général de Gaulle",
            "boulevard du Ténao",
            "rue des Martyrs de la Résistance",
            "avenue Maréchal Foch",
            "chemin de la Noix",
            "avenue du Carnier",
            "rue Jules Ferry",
        ],
    },
    Town {
        weight: 9,
        postal_code: "06320",
        city: "Cap-d’Ail",
        country: "FR",
        streets: &[
            "avenue du Trois-Septembre",
            "avenue Raymond Gramaglia",
            "avenue du Docteur Onimus",
            "rue Jean Bono",
        ],
    },
    Town {
        weight: 11,
        postal_code: "06190",
        city: "Roquebrune-Cap-Martin",
        country: "FR",
        streets: &["avenue de la Paix", "avenue Jean Jaurès", "promenade Robert Schuman", "avenue Paul Doumer"],
    },
    Town {
        weight: 13,
        postal_code: "06300",
        city: "Nice",
        country: "FR",
        streets: &[
            "rue Barla",
            "boulevard de Riquier",
            "rue Auguste Gal",
            "avenue de la République",
            "rue Bonaparte",
            "boulevard Carnot",
            "rue Arson",
        ],
    },
    Town {
        weight: 9,
        postal_code: "06500",
        city: "Menton",
        country: "FR",
        streets: &["avenue Félix Faure", "rue de la République", "avenue Carnot", "promenade du Soleil", "rue Longue"],
    },
    Town {
        weight: 2,
        postal_code: "06320",
        city: "La Turbie",
        country: "FR",
        streets: &["route de Menton", "avenue de la Victoire", "rue Comte de Cessole"],
    },
    Town {
        weight: 1,
        postal_code: "06360",
        city: "Èze",
        country: "FR",
        streets: &["avenue de Verdun", "boulevard du Maréchal Leclerc"],
    },
    Town {
        weight: 4,
        postal_code: "18039",
        city: "Ventimiglia",
        country: "IT",
        streets: &["Via Cavour", "Corso Genova", "Via Roma", "Via della Repubblica", "Corso Limone Piemonte"],
    },
];
