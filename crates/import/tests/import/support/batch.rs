//! Batches as folders of files.

use std::{collections::BTreeMap, fs};

use extract::{
    Record,
    records::{
        Benefit, Convention, FamilyAllowance, Household, Indemnity, Line, Member, Parameter, Pension, PensionMonth,
        PensionPayment, Person, Practitioner, ResourceCampaign, ResourceIncome, ResourceOption, ResourceTarget, Right,
        SickLeave, Statement, Subscription,
    },
};
use tempfile::TempDir;

/// The files of a batch.
#[derive(Clone, Debug)]
pub struct Batch {
    files: BTreeMap<String, Vec<u8>>,
}

const PERSONS: &str = "number,last_name,birth_name,first_name,birth_date,death_date,family_situation,address_line_1,\
    address_line_2,postal_code,city,country,file_incomplete\n\
    P1,Novaro,,Anne,1980-05-14,,Marié(e),3 rue Plati,,98000,Monaco,MC,false\n\
    P2,Novaro,Rossi,Luc,1979-02-03,,Marié(e),3 rue Plati,,98000,Monaco,MC,false\n\
    P3,Novaro,,Zoé,2015-07-21,,,,,,,,false\n\
    P4,Imbert,,Paul,1978-11-30,,Divorcé(e),,,06240,Beausoleil,FR,true\n\
    P5,Ferrero,,Marc,1965-01-16,,Célibataire,12 avenue Crovetto,Bât. B,98000,Monaco,MC,false\n";

const STATEMENTS: &str = "number,matricule,beneficiary,fund,state,processed_on,paid_on,adjusts\n\
    S1,100001,P1,ccss,processed,2026-10-01,2026-10-05,\n\
    S2,100001,P3,ccss,in_progress,2026-11-02,,\n\
    S3,200002,P5,camti,to_pay,2026-11-20,,\n";

const LINES: &str = "statement,line,benefit,care_from,care_until,billed_cents,refunded_cents,base_tariff_cents,rate_bp,\
    payee_kind,payee_name,fees_unpaid,performer,performed_at,prescriber,adjusts_line,bundled_acts\n\
    S1,1,C,2026-09-20,2026-09-20,4000,2752,3440,8000,insured,Anne Novaro,false,D1,,,,\n\
    S1,2,PH,2026-09-20,2026-09-20,1830,1464,1830,8000,third_party,Pharmacie du Port,false,,Pharmacie du Port,D1,,\n\
    S2,1,CS,2026-10-28,2026-10-28,5520,,,,professional,Dr Bianchi,true,D2,,,,\n\
    S3,1,CS,2026-11-10,2026-11-12,9000,7200,9000,8000,insured,Marc Ferrero,false,D2,,D1,,C@2026-11-10 CS@2026-11-11/2026-11-12\n";

const PENSION_PAYMENTS: &str = "number,pension,period_from,period_until,paid_on,amount_cents,method,account,bank\n\
    V1,R1,2026-10-01,2026-10-31,2026-10-27,131500,transfer,MC58****0134,Banque du Rocher\n\
    V2,R1,2026-09-01,2026-09-30,2026-10-28,-4250,transfer,MC58****0134,Banque du Rocher\n\
    V3,R2,2026-04-01,2026-06-30,2026-06-26,48000,cheque,,\n";
const SICK_LEAVES: &str = "number,person,matricule,kind,from,until,approved_on\n\
    A1,P1,100001,sickness,2026-09-01,2026-09-14,2026-09-03\n\
    A2,P5,200002,maternity,2026-11-01,,\n";

const INDEMNITIES: &str = "number,person,matricule,kind,state,from,until,employer,amount_cents,processed_on,paid_on,\
    payee_kind,payee_name,base_salary_cents,rate_bp,waiting_days,paid_days\n\
    I1,P1,100001,sickness,paid,2026-09-01,2026-09-14,Ateliers du Port,49005,2026-09-21,2026-09-24,person,Anne Novaro,8910,5000,3,11\n\
    I2,P1,100001,sickness,to_pay,2026-09-01,2026-09-14,Garage du Rocher,24000,2026-11-20,,employer,Garage du Rocher,,,,\n\
    I3,P5,200002,invalidity,in_progress,2026-11-01,2026-11-30,,,2026-11-20,,person,Marc Ferrero,,,,\n";
const FAMILY_ALLOWANCES: &str = "number,matricule,month,child,recipient,processed_on,allowance_cents,internal_recovery_cents,\
    third_party_recovery_cents,third_party_name,account\n\
    AF1,100001,2026-09-01,P3,P2,2026-10-05,20840,0,0,,MC58****0134\n\
    AF2,100001,2026-10-01,P3,P2,2026-11-04,20840,3000,4500,Trésorerie,MC58****0134\n";

impl Batch {
    /// No records, only a cover sheet.
    pub fn empty(label: &str, as_of: &str) -> Self {
        let manifest = format!(r#"{{"format": 1, "label": "{label}", "as_of": "{as_of}"}}"#);
        Self { files: BTreeMap::new() }.with("batch.json", &manifest)
    }

    /// Two households with everything that a first batch brings.
    pub fn first() -> Self {
        Self::empty("first", "2026-11-22")
            .with("benefits.csv", "code,label_fr,label_en,label_it\nC,Consultation,Consultation,Visita\nCS,Consultation de spécialiste,Specialist,Specialista\nPH,Pharmacie,Pharmacy,Farmacia\n")
            .with("parameters.csv", "code,valid_from,value,unit,source,illustrative\ncare.tariff.C,2024-01-01,3440,cents,Avis,true\n")
            .with("practitioners.csv", "number,last_name,first_name,specialty,city\nD1,Gastaud,Rémi,Médecine générale,Monaco\nD2,Bianchi,Lea,Cardiologie,Monaco\n")
            .with("conventions.csv", "number,insurer,mailbox,signed_on,ended_on\nCV-1,Mutuelle du Port,Decomptes@Mutuelle-du-Port.example,2019-01-01,\nCV-2,Assurance Ancienne,soins@ancienne.example,2010-01-01,2020-12-31\n")
            .with("persons.csv", PERSONS)
            .with("households.csv", "matricule,holder,card_colour\n100001,P1,rose\n200002,P5,\n")
            .with("members.csv", "matricule,person,role,recipient,valid_from,valid_until\n100001,P1,holder,false,2005-01-01,\n100001,P2,spouse,true,2014-06-01,\n100001,P3,child,false,2015-07-21,\n100001,P4,spouse,false,2005-01-01,2012-03-31\n200002,P5,holder,false,1990-01-01,\n")
            .with("rights.csv", "matricule,fund,valid_from,valid_until\n100001,ccss,2005-01-01,\n200002,camti,1990-01-01,\n")
            .with("subscriptions.csv", "matricule,person,population\n100001,P1,employee\n100001,P2,spouse\n200002,P5,self_employed\n")
            .with("statements.csv", STATEMENTS)
            .with("lines.csv", LINES)
            .with("pensions.csv", "number,person,matricule,fund,kind,frequency,starts_on,ends_on\nR1,P1,100001,car,own,monthly,2020-06-01,\nR2,P5,200002,carti,own,quarterly,2019-01-01,2026-06-30\n")
            .with("pension_payments.csv", PENSION_PAYMENTS)
            .with("sick_leaves.csv", SICK_LEAVES)
            .with("indemnities.csv", INDEMNITIES)
            .with("family_allowances.csv", FAMILY_ALLOWANCES)
            .with("pension_months.csv", "person,fund,month,gross_salary_cents,class,points_hundredths,validated\nP1,car,2026-09-01,305600,,200,true\nP1,car,2026-10-01,305600,,200,false\nP5,carti,2026-10-01,,3,300,false\n")
            .with("resource_campaigns.csv", "code,reference_year,opens_on,closes_on,children_on\n2026,2025,2026-11-02,2027-01-31,2026-10-01\n")
            .with("resource_options.csv", "campaign,kind,code,rank,label_fr,label_en,label_it\n2026,income,salary,1,Salaires,Wages,Stipendi\n2026,income,base_pension,2,Pension de base,Base pension,Pensione di base\n2026,situation,abroad,1,Je vis à l'étranger,I live abroad,Vivo all'estero\n")
            .with("resource_targets.csv", "campaign,matricule,children_section,ended_on\n2026,100001,true,\n2026,200002,false,2026-12-01\n")
            .with("resource_incomes.csv", "campaign,matricule,whose,category,amount_cents,months,origin\n2026,100001,holder,salary,2840000,12,declared_by_employer\n2026,100001,spouse,base_pension,960000,8,paid_by_fund\n")
    }

    /// With this file.
    pub fn with(self, file: &str, content: &str) -> Self {
        self.with_bytes(file, content.as_bytes())
    }

    /// With this file, whatever its bytes.
    pub fn with_bytes(mut self, file: &str, content: &[u8]) -> Self {
        self.files.insert(file.to_owned(), content.to_vec());
        self
    }

    /// With the same header as in the first batch and these lines.
    pub fn with_lines(self, file: &str, lines: &[&str]) -> Self {
        let first = Self::first();
        let header = first.text(file).lines().next().unwrap().to_owned();
        self.with(file, &format!("{header}\n{}\n", lines.join("\n")))
    }

    /// With `from` replaced by `to` in a file; it has to be there once.
    pub fn replacing(self, file: &str, from: &str, to: &str) -> Self {
        let text = self.text(file).to_owned();
        assert_eq!(text.matches(from).count(), 1, "`{from}` in {file}");
        self.with(file, &text.replace(from, to))
    }

    /// With one more line at the end of a file.
    pub fn appending(self, file: &str, line: &str) -> Self {
        let text = format!("{}{line}\n", self.text(file));
        self.with(file, &text)
    }

    /// Without this file.
    pub fn without(mut self, file: &str) -> Self {
        self.files.remove(file).unwrap();
        self
    }

    /// Called otherwise: another batch, even with the same records.
    pub fn labelled(self, label: &str) -> Self {
        self.replacing("batch.json", "\"first\"", &format!("\"{label}\""))
    }

    /// The text of a file.
    pub fn text(&self, file: &str) -> &str {
        std::str::from_utf8(&self.files[file]).unwrap()
    }

    /// The same records with semicolons between the columns.
    pub fn with_semicolons(mut self) -> Self {
        let tables = self.files.iter_mut().filter(|(file, _)| file.ends_with(".csv"));
        for (_, content) in tables {
            content.iter_mut().filter(|byte| **byte == b',').for_each(|comma| *comma = b';');
        }
        self
    }

    /// The same records as JSON Lines.
    pub fn into_json_lines(self) -> Self {
        self.converted::<Benefit>()
            .converted::<Parameter>()
            .converted::<Practitioner>()
            .converted::<Convention>()
            .converted::<Person>()
            .converted::<Household>()
            .converted::<Member>()
            .converted::<Right>()
            .converted::<Subscription>()
            .converted::<Statement>()
            .converted::<Line>()
            .converted::<Pension>()
            .converted::<PensionPayment>()
            .converted::<SickLeave>()
            .converted::<Indemnity>()
            .converted::<FamilyAllowance>()
            .converted::<PensionMonth>()
            .converted::<ResourceCampaign>()
            .converted::<ResourceOption>()
            .converted::<ResourceTarget>()
            .converted::<ResourceIncome>()
    }

    fn converted<T: Record>(mut self) -> Self {
        let Some(content) = self.files.remove(&format!("{}.csv", T::NAME)) else {
            return self;
        };
        let records = csv::Reader::from_reader(content.as_slice()).into_deserialize::<T>();
        let lines: String = records.map(|record| serde_json::to_string(&record.unwrap()).unwrap() + "\n").collect();
        self.with(&format!("{}.jsonl", T::NAME), &lines)
    }

    /// A folder with the files.
    pub fn write(&self) -> TempDir {
        let folder = TempDir::new().unwrap();
        for (file, content) in &self.files {
            fs::write(folder.path().join(file), content).unwrap();
        }
        folder
    }
}
