//! Examples of what is answered about documents on request.

use super::{CHLOE, Example, date, moment};
use crate::{
    care::BeneficiaryRole,
    institution::DepartmentKey,
    requests::{
        AttestationKind, CatalogueDocument, DeskRequest, DeskRequestPage, DeskRequestSheet, DocumentCatalogue,
        DocumentDomain, DocumentRequest, DocumentRequestPage, IssuedAttestation, RequestState, VerifiedDocument,
    },
};

impl Example for DocumentCatalogue {
    const DESCRIPTION: &'static str = "Documents that can be asked for.";

    fn example() -> Self {
        Self {
            documents: vec![CatalogueDocument {
                code: "medical-rights".to_owned(),
                domain: DocumentDomain::Medical,
                title: "Attestation de droit aux prestations médicales".to_owned(),
                description: "Prouve que les soins du bénéficiaire sont pris en charge à la date du jour.".to_owned(),
                keywords: vec!["sécurité sociale".to_owned(), "couverture".to_owned(), "club".to_owned()],
                beneficiaries: vec![BeneficiaryRole::Holder, BeneficiaryRole::Spouse, BeneficiaryRole::Child],
                department: DepartmentKey::MedicalBenefits,
                issued_at_once: true,
            }],
        }
    }
}

impl Example for DocumentRequest {
    const DESCRIPTION: &'static str = "The request is taken; its number follows it.";

    fn example() -> Self {
        Self {
            number: "DEM2026-000123".to_owned(),
            document: "medical-rights".to_owned(),
            title: "Attestation de droit aux prestations médicales".to_owned(),
            domain: DocumentDomain::Medical,
            department: DepartmentKey::MedicalBenefits,
            beneficiary: CHLOE,
            beneficiary_name: "Chloé Dupont".to_owned(),
            comment: Some("Pour l'inscription au club de judo.".to_owned()),
            state: RequestState::Sent,
            requested_at: moment(0),
            being_handled_at: None,
            answered_at: Some(moment(0)),
            answer: None,
            issued: Some(IssuedAttestation {
                number: "ATT2026-000045".to_owned(),
                kind: AttestationKind::MedicalRights,
                code: "7K4M-90XR".to_owned(),
                issued_at: moment(0),
            }),
            not_issued_because: None,
        }
    }
}

impl Example for DocumentRequestPage {
    const DESCRIPTION: &'static str = "A page of one's own requests, the newest first.";

    fn example() -> Self {
        let refused = DocumentRequest {
            number: "DEM2026-000098".to_owned(),
            document: "schooling-form".to_owned(),
            title: "Certificat de scolarité à faire remplir".to_owned(),
            domain: DocumentDomain::Family,
            department: DepartmentKey::FamilyBenefits,
            comment: None,
            state: RequestState::Refused,
            being_handled_at: Some(moment(3_600)),
            answered_at: Some(moment(86_400)),
            answer: Some("Ce formulaire vous a été envoyé le 2 mars.".to_owned()),
            issued: None,
            ..DocumentRequest::example()
        };
        Self { requests: vec![DocumentRequest::example(), refused], next_cursor: Some("MTIz".to_owned()) }
    }
}

impl Example for VerifiedDocument {
    const DESCRIPTION: &'static str = "The fund has issued this document.";

    fn example() -> Self {
        Self {
            number: "ATT2026-000045".to_owned(),
            kind: AttestationKind::MedicalRights,
            issued_on: date(2026, 3, 3),
            initials: "C. D.".to_owned(),
        }
    }
}

fn at_the_desk() -> DeskRequest {
    DeskRequest {
        number: "DEM2026-000123".to_owned(),
        state: RequestState::BeingHandled,
        department: DepartmentKey::Registration,
        domain: DocumentDomain::Registration,
        document: "card-duplicate".to_owned(),
        title: "Duplicata de la carte d'immatriculation".to_owned(),
        matricule: "002490".to_owned(),
        beneficiary: "002490-1".to_owned(),
        beneficiary_name: "Alain Dupont".to_owned(),
        comment: Some("Carte perdue.".to_owned()),
        requested_at: moment(0),
        not_issued_because: None,
        being_handled_at: Some(moment(3_600)),
        assigned_to: Some("C. Orengo".to_owned()),
        answer: None,
        answered_at: None,
        attestation: None,
    }
}

impl Example for DeskRequestPage {
    const DESCRIPTION: &'static str = "The requests that wait for the departments of the agent, the oldest first.";

    fn example() -> Self {
        Self { requests: vec![at_the_desk()], next_cursor: None }
    }
}

impl Example for DeskRequestSheet {
    const DESCRIPTION: &'static str = "The request, who asked, and where the document goes.";

    fn example() -> Self {
        Self {
            request: at_the_desk(),
            requester: "Alain Dupont".to_owned(),
            address: vec!["12, boulevard des Moulins".to_owned(), "98000 Monaco".to_owned()],
        }
    }
}
