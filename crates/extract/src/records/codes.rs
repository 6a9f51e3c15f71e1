//! Closed lists of codes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $code)] $variant),+
        }

        impl $name {
            /// The code in the files.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code),+
                }
            }
        }
    };
}

codes! {
    /// The situation under which a person subscribed.
    Population {
        /// « Salarié ».
        Employee = "employee",
        /// « Travailleur indépendant ».
        SelfEmployed = "self_employed",
        /// « Retraité ».
        Retired = "retired",
        /// « Conjoint », as recipient of family allowances.
        Spouse = "spouse",
    }
}

codes! {
    /// What a person is in a household.
    MemberRole {
        /// The rights holder.
        Holder = "holder",
        /// The spouse, or a former spouse whose membership has ended.
        Spouse = "spouse",
        /// A child.
        Child = "child",
    }
}

codes! {
    /// A sickness fund.
    Fund {
        /// Employees.
        Ccss = "ccss",
        /// Self-employed.
        Camti = "camti",
    }
}

codes! {
    /// Card colour, set each year from the household's resources.
    CardColour {
        /// Conventional tariff.
        Verte = "verte",
        /// Up to 20 % above.
        Rose = "rose",
        /// Free fees.
        Bulle = "bulle",
    }
}

codes! {
    /// State of a care file.
    CareState {
        /// Being processed: amounts are not yet validated.
        InProgress = "in_progress",
        /// To be paid within two working days.
        ToPay = "to_pay",
        /// Processed and paid.
        Processed = "processed",
    }
}

codes! {
    /// What the payee of a refund is.
    PayeeKind {
        /// The insured person.
        Insured = "insured",
        /// The professional or institution that gave the care.
        Professional = "professional",
        /// Anybody else.
        ThirdParty = "third_party",
    }
}

codes! {
    /// A pension fund.
    PensionFund {
        /// Employees.
        Car = "car",
        /// Self-employed.
        Carti = "carti",
    }
}

codes! {
    /// Why somebody does not work.
    LeaveKind {
        /// Sickness.
        Sickness = "sickness",
        /// Maternity.
        Maternity = "maternity",
    }
}

codes! {
    /// On whose contributions a pension rests.
    PensionKind {
        /// The person's own.
        Own = "own",
        /// Those of a deceased spouse.
        Survivor = "survivor",
    }
}

codes! {
    /// What is indemnified.
    IndemnityKind {
        /// Daily allowance for sickness.
        Sickness = "sickness",
        /// Daily allowance for maternity.
        Maternity = "maternity",
        /// Invalidity pension.
        Invalidity = "invalidity",
    }
}

codes! {
    /// How often a pension is paid.
    PaymentFrequency {
        /// Every month.
        Monthly = "monthly",
        /// Every three months.
        Quarterly = "quarterly",
    }
}

codes! {
    /// State of an indemnity's file.
    IndemnityState {
        /// Being processed: the amount is not yet known.
        InProgress = "in_progress",
        /// The amount is known, and about to be paid.
        ToPay = "to_pay",
        /// The payment was ordered.
        Paid = "paid",
    }
}

codes! {
    /// How a payment reaches the person.
    PaymentMethod {
        /// A transfer to a bank account.
        Transfer = "transfer",
        /// A cheque.
        Cheque = "cheque",
    }
}

codes! {
    /// What the payee of an indemnity is.
    IndemnityPayeeKind {
        /// The insured person.
        Person = "person",
        /// The employer, who went on paying the salary (subrogation).
        Employer = "employer",
    }
}

codes! {
    /// What an option of the resources form is.
    FormOptionKind {
        /// A category of income.
        Income = "income",
        /// A special situation, which ends the declaration early.
        Situation = "situation",
    }
}

codes! {
    /// Whose income.
    IncomeOwner {
        /// The rights holder's.
        Holder = "holder",
        /// The spouse's.
        Spouse = "spouse",
    }
}

codes! {
    /// From where an income is known.
    IncomeOrigin {
        /// The fund paid it.
        PaidByFund = "paid_by_fund",
        /// An employer declared it to the fund.
        DeclaredByEmployer = "declared_by_employer",
        /// The household declared it the year before.
        LastDeclaration = "last_declaration",
    }
}
