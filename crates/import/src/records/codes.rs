//! The codes of the files as the codes of the tables.

use entity::{
    care::{care_line, care_statement},
    household::{household_member, medical_right},
    identity::subscription,
    indemnities::{indemnity, sick_leave},
    pension::{entitlement, pension_payment},
    resources::{form_option, income},
};
use extract::records as file;

macro_rules! same_codes {
    ($($name:ident: $from:path => $to:path { $($variant:ident),+ })+) => {$(
        pub const fn $name(code: $from) -> $to {
            use $from as From;
            use $to as To;
            match code {
                $(From::$variant => To::$variant),+
            }
        }
    )+};
}

same_codes! {
    population: file::Population => subscription::Population { Employee, SelfEmployed, Retired, Spouse }
    role: file::MemberRole => household_member::MemberRole { Holder, Spouse, Child }
    fund: file::Fund => medical_right::Fund { Ccss, Camti }
    state: file::CareState => care_statement::CareState { InProgress, ToPay, Processed }
    payee: file::PayeeKind => care_line::PayeeKind { Insured, Professional, ThirdParty }
    pension_fund: file::PensionFund => entitlement::PensionFund { Car, Carti }
    pension_kind: file::PensionKind => entitlement::PensionKind { Own, Survivor }
    payment_frequency: file::PaymentFrequency => entitlement::PaymentFrequency { Monthly, Quarterly }
    payment_method: file::PaymentMethod => pension_payment::PaymentMethod { Transfer, Cheque }
    leave_kind: file::LeaveKind => sick_leave::LeaveKind { Sickness, Maternity }
    indemnity_kind: file::IndemnityKind => indemnity::IndemnityKind { Sickness, Maternity, Invalidity }
    indemnity_state: file::IndemnityState => indemnity::IndemnityState { InProgress, ToPay, Paid }
    option_kind: file::FormOptionKind => form_option::OptionKind { Income, Situation }
    income_owner: file::IncomeOwner => income::Whose { Holder, Spouse }
    income_origin: file::IncomeOrigin => income::IncomeOrigin { PaidByFund, DeclaredByEmployer, LastDeclaration }
    indemnity_payee: file::IndemnityPayeeKind => indemnity::IndemnityPayeeKind { Person, Employer }
}
