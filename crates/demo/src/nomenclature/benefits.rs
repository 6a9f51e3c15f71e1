//! The table of benefits. Labels in French, English, Italian; tariffs in cents.

use super::{
    Benefit,
    Raise::{GeneralPractice, Specialists},
    Rate,
    Tariff::{self, Fixed, OnTheBill},
};

const fn benefit(code: &'static str, tariff: Tariff, labels: [&'static str; 3]) -> Benefit {
    Benefit { code, labels, tariff, rate: Rate::Standard }
}

const fn at_rate(rate: Rate, benefit: Benefit) -> Benefit {
    Benefit { rate, ..benefit }
}

macro_rules! benefits {
    ($($(#[$doc:meta])* $name:ident = $benefit:expr;)+) => {
        $($(#[$doc])* pub static $name: Benefit = $benefit;)+

        /// Every benefit, in the order of the nomenclature.
        pub static BENEFITS: &[&Benefit] = &[$(&$name),+];
    };
}

benefits! {
    /// Consultation of a general practitioner.
    C = benefit("C", Tariff::Raised { before: 3_200, now: 3_440, on: GeneralPractice },
        ["Acte de consultation", "Consultation", "Visita ambulatoriale"]);
    /// Consultation of a specialist.
    CS = benefit("CS", Tariff::Raised { before: 4_400, now: 4_600, on: Specialists },
        ["Consultation d’un spécialiste", "Consultation of a specialist", "Visita specialistica"]);
    /// One-off opinion of a consultant.
    APC = benefit("APC", Tariff::Raised { before: 5_700, now: 6_000, on: Specialists },
        ["Avis ponctuel de consultant", "One-off opinion of a consultant", "Parere specialistico occasionale"]);
    /// Visit at home.
    V = benefit("V", Tariff::Raised { before: 3_200, now: 3_440, on: GeneralPractice },
        ["Visite à domicile", "Home visit", "Visita a domicilio"]);
    /// Supplement for going to the patient.
    MD = benefit("MD", Fixed(1_000), ["Majoration de déplacement", "Travel supplement", "Maggiorazione per spostamento"]);
    /// Supplement at night, on Sundays and holidays.
    MN = benefit("MN", Fixed(3_500),
        ["Majoration de nuit, dimanche ou jour férié", "Night, Sunday or holiday supplement", "Maggiorazione notturna o festiva"]);
    /// Supplement for a child under six.
    MEG = benefit("MEG", Fixed(500),
        ["Majoration enfant de moins de 6 ans", "Supplement, child under 6", "Maggiorazione, bambino sotto i 6 anni"]);
    /// Supplement of a specialist who coordinates.
    MCS = benefit("MCS", Fixed(500),
        ["Majoration de coordination du spécialiste", "Specialist's coordination supplement", "Maggiorazione di coordinamento specialistico"]);
    /// Technical act of the common classification (CCAM).
    ATM = benefit("ATM", Fixed(1_426), ["Acte technique médical (CCAM)", "Technical medical act (CCAM)", "Atto tecnico medico (CCAM)"]);
    /// Surgery (CCAM).
    ADC = benefit("ADC", Fixed(27_180), ["Acte de chirurgie (CCAM)", "Surgery (CCAM)", "Intervento chirurgico (CCAM)"]);
    /// Anaesthesia (CCAM).
    ADA = benefit("ADA", Fixed(11_520), ["Acte d’anesthésie (CCAM)", "Anaesthesia (CCAM)", "Anestesia (CCAM)"]);
    /// Delivery (CCAM).
    ACO = benefit("ACO", Fixed(31_350), ["Acte d’obstétrique (CCAM)", "Obstetrics (CCAM)", "Ostetricia (CCAM)"]);
    /// Ultrasound (CCAM).
    ADE = benefit("ADE", Fixed(5_670), ["Acte d’échographie (CCAM)", "Ultrasound (CCAM)", "Ecografia (CCAM)"]);
    /// Scanner and magnetic resonance (CCAM).
    ADI = benefit("ADI", Fixed(6_900), ["Acte d’imagerie (CCAM)", "Medical imaging (CCAM)", "Diagnostica per immagini (CCAM)"]);
    /// Radiology, by coefficient.
    Z = benefit("Z", Fixed(133), ["Acte de radiologie", "Radiology", "Radiologia"]);
    /// Laboratory, by coefficient.
    B = benefit("B", Fixed(25), ["Acte de biologie", "Laboratory test", "Esame di laboratorio"]);
    /// Physiotherapy, a session.
    AMK = benefit("AMK", Fixed(1_658), ["Acte de masso-kinésithérapie", "Physiotherapy", "Fisioterapia"]);
    /// Nursing, by coefficient.
    AMI = benefit("AMI", Fixed(315), ["Acte de soins infirmiers", "Nursing care", "Prestazione infermieristica"]);
    /// Nurse's travel.
    IFD = benefit("IFD", Fixed(275), ["Indemnité forfaitaire de déplacement", "Flat-rate travel allowance", "Indennità forfettaria di spostamento"]);
    /// Speech therapy, a session.
    AMO = benefit("AMO", Fixed(3_120), ["Acte d’orthophonie", "Speech therapy", "Logopedia"]);
    /// Midwife, by coefficient.
    SF = benefit("SF", Fixed(265), ["Acte de sage-femme", "Midwife's care", "Prestazione ostetrica"]);
    /// Dental care, by coefficient.
    SC = benefit("SC", Fixed(241), ["Soins dentaires conservateurs", "Conservative dental care", "Cure dentarie conservative"]);
    /// Dental prosthesis, by coefficient.
    SPR = benefit("SPR", Fixed(215), ["Prothèse dentaire", "Dental prosthesis", "Protesi dentaria"]);
    /// Orthodontics, by coefficient.
    TO = benefit("TO", Fixed(215), ["Orthopédie dento-faciale", "Orthodontics", "Ortodonzia"]);
    /// Medicines.
    PH = benefit("PH", OnTheBill, ["Pharmacie", "Medicines", "Farmaci"]);
    /// Medicines of minor use.
    PH4 = at_rate(Rate::Reduced, benefit("PH4", OnTheBill,
        ["Pharmacie à taux réduit", "Medicines, reduced rate", "Farmaci a tasso ridotto"]));
    /// Medicines without refund.
    PHN = at_rate(Rate::Nothing, benefit("PHN", OnTheBill,
        ["Pharmacie non remboursable", "Medicines without refund", "Farmaci non rimborsabili"]));
    /// Care outside the nomenclature.
    HN = at_rate(Rate::Nothing, benefit("HN", OnTheBill,
        ["Acte hors nomenclature", "Care outside the nomenclature", "Atto fuori nomenclatura"]));
    /// Appliances.
    APP = benefit("APP", OnTheBill, ["Appareillage", "Appliances", "Apparecchi e ausili"]);
    /// Glasses.
    OPT = benefit("OPT", OnTheBill, ["Optique", "Glasses and lenses", "Ottica"]);
    /// Medical transport.
    TRA = benefit("TRA", OnTheBill, ["Transport sanitaire", "Medical transport", "Trasporto sanitario"]);
    /// Hospital stay, medicine.
    SMED = benefit("SMED", OnTheBill, ["Séjour en médecine", "Hospital stay, medicine", "Degenza in medicina"]);
    /// Hospital stay, surgery.
    SCHI = benefit("SCHI", OnTheBill, ["Séjour en chirurgie", "Hospital stay, surgery", "Degenza in chirurgia"]);
    /// Hospital stay, maternity.
    SMAT = benefit("SMAT", OnTheBill, ["Séjour en maternité", "Hospital stay, maternity", "Degenza in maternità"]);
    /// Daily hospital charge.
    FJ = benefit("FJ", Fixed(2_000), ["Forfait journalier", "Daily hospital charge", "Contributo giornaliero ospedaliero"]);
}
