//! Given and family names.

use crate::dice::Dice;

/// Which list a given name comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// Women and girls.
    Woman,
    /// Men and boys.
    Man,
}

impl Gender {
    /// The other list.
    pub fn other(self) -> Self {
        match self {
            Self::Woman => Self::Man,
            Self::Man => Self::Woman,
        }
    }
}

/// A given name; those of the young differ from those of the old.
pub fn given_name(dice: &mut Dice, gender: Gender, age: u32) -> &'static str {
    let lists: [&[&str]; 2] = match (gender, age) {
        (Gender::Woman, 0..=30) => [&WOMEN_YOUNG, &WOMEN],
        (Gender::Woman, 31..=60) => [&WOMEN, &WOMEN],
        (Gender::Woman, _) => [&WOMEN_OLD, &WOMEN],
        (Gender::Man, 0..=30) => [&MEN_YOUNG, &MEN],
        (Gender::Man, 31..=60) => [&MEN, &MEN],
        (Gender::Man, _) => [&MEN_OLD, &MEN],
    };
    let list = if dice.chance(80) { lists[0] } else { lists[1] };
    dice.word(list)
}

/// A family name; one in twenty-five is double.
pub fn family_name(dice: &mut Dice) -> String {
    let name = dice.word(&FAMILY_NAMES);
    if dice.chance(4) { format!("{name}-{}", dice.word(&FAMILY_NAMES)) } else { name.to_owned() }
}

#[rustfmt::skip]
const WOMEN_YOUNG: [&str; 30] = [
    "Emma", "Léa", "Chloé", "Inès", "Jade", "Louise", "Alice", "Giulia", "Camille", "Zoé", "Sarah", "Anna", "Lina",
    "Romane", "Margaux", "Aurora", "Mia", "Rose", "Victoire", "Elena", "Clara", "Océane", "Stella", "Apolline",
    "Nour", "Beatrice", "Eva", "Maëlys", "Lou-Anne", "Sofia",
];

#[rustfmt::skip]
const WOMEN: [&str; 34] = [
    "Sophie", "Isabelle", "Nathalie", "Caroline", "Stéphanie", "Virginie", "Valérie", "Laura", "Chiara", "Élodie",
    "Céline", "Francesca", "Aurélie", "Sandrine", "Delphine", "Audrey", "Marie-Laure", "Hélène", "Paola", "Claudia",
    "Fatima", "Anaïs", "Émilie", "Laetitia", "Cristina", "Karine", "Florence", "Ana Paula", "Julie", "Mélanie",
    "Véronique", "Agnès", "Silvia", "Gaëlle",
];

#[rustfmt::skip]
const WOMEN_OLD: [&str; 22] = [
    "Monique", "Jacqueline", "Denise", "Simone", "Ginette", "Odette", "Yvette", "Antoinette", "Marie-Thérèse",
    "Josette", "Paulette", "Rosalie", "Giovanna", "Pierrette", "Colette", "Renée", "Dévote", "Angèle", "Lucienne",
    "Huguette", "Mireille", "Assunta",
];

#[rustfmt::skip]
const MEN_YOUNG: [&str; 30] = [
    "Lucas", "Hugo", "Louis", "Matteo", "Gabriel", "Nathan", "Enzo", "Léo", "Raphaël", "Jules", "Adam", "Arthur",
    "Noé", "Théo", "Alessandro", "Tom", "Maël", "Ethan", "Sacha", "Lorenzo", "Rayan", "Axel", "Éliott", "Baptiste",
    "Gianluca", "Clément", "Antonin", "Achille", "Marius", "Émile",
];

#[rustfmt::skip]
const MEN: [&str; 34] = [
    "Nicolas", "Christophe", "Philippe", "Laurent", "Stéphane", "Frédéric", "Thierry", "Olivier", "Marco",
    "Sébastien", "Franck", "Éric", "David", "Andrea", "Fabrice", "Jérôme", "Karim", "Bruno", "Julien", "Thomas",
    "Stefano", "Cédric", "Vincent", "Jean-Luc", "Pascal", "Gilles", "Roberto", "Yannick", "João", "Mickaël", "Xavier",
    "Benoît", "Paolo", "Jean-François",
];

#[rustfmt::skip]
const MEN_OLD: [&str; 22] = [
    "Jean", "Pierre", "André", "Roger", "Marcel", "Louis", "Robert", "René", "Georges", "Henri", "Giuseppe", "Lucien",
    "Raymond", "Charles", "Maurice", "Honoré", "Jean-Baptiste", "Albert", "Vincenzo", "Émile", "Gaston", "Rainier",
];

#[rustfmt::skip]
const FAMILY_NAMES: [&str; 156] = [
    "Martin", "Bernard", "Dubois", "Thomas", "Robert", "Richard", "Petit", "Durand", "Leroy", "Moreau", "Simon",
    "Laurent", "Lefèvre", "Michel", "Garcia", "David", "Bertrand", "Roux", "Vincent", "Fournier", "Morel", "Girard",
    "André", "Mercier", "Dupuis", "Lambert", "Bonnet", "François", "Martinez", "Legrand", "Garnier", "Faure",
    "Rousseau", "Blanc", "Guérin", "Muller", "Henry", "Roussel", "Perrin", "Morin", "Mathieu", "Gauthier",
    "Chevalier", "Clément", "Barbier", "Arnaud", "Aubert", "Rivière", "Lemoine", "Giraud", "Brun", "Renard",
    "Marchand", "Colin", "Fabre", "Bourgeois", "Pons", "Carpentier", "Raynaud", "Isnard", "Barale", "Ciais", "Musso",
    "Giordan", "Raybaud", "Maurel", "Allavena", "Gastaud", "Bosio", "Settimo", "Marquet", "Crovetto", "Sangiorgio",
    "Campana", "Boisson", "Palmaro", "Vatrican", "Lorenzi", "Aureglia", "Notari", "Imbert", "Fontana", "Bellando",
    "Gastaldi", "Olivié", "Projetti", "Bergonzi", "Orecchia", "Cellario", "Sbarrato", "Médecin", "Fissore", "Rapaire",
    "Bernasconi", "Rossi", "Russo", "Ferrari", "Esposito", "Bianchi", "Romano", "Colombo", "Ricci", "Marino", "Greco",
    "Bruno", "Gallo", "Conti", "De Luca", "Costa", "Mancini", "Lombardi", "Moretti", "Barbieri", "Rinaldi", "Caruso",
    "Ferrara", "Santoro", "Marini", "Bianco", "Conte", "Serra", "Villa", "Fabbri", "Parodi", "Viale", "Amoretti",
    "Lanteri", "Biancheri", "Rebaudo", "Ballestra", "Guglielmi", "Palmero", "Verrando", "Orengo", "Da Silva",
    "Pereira", "Santos", "Ferreira", "Oliveira", "Almeida", "Benali", "Haddad", "Mansouri", "Trabelsi", "Nguyen",
    "Diallo", "Kovač", "Schneider", "Van den Berghe", "O’Connor", "Williams", "Petrov", "D’Angelo", "L’Hostis",
    "Le Goff", "Saint-Clair",
];
