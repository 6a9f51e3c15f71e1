#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::HashSet;

use proptest::prelude::*;

use super::{EmailAddress, EmailFault, check};

fn parse(typed: &str) -> Result<String, EmailFault> {
    EmailAddress::parse(typed).map(String::from)
}

#[test]
fn addresses_of_every_honest_shape_are_accepted() {
    for (typed, expected) in [
        ("alain.dupont@caisses.example", "alain.dupont@caisses.example"),
        ("  alain@caisses.example ", "alain@caisses.example"),
        ("\u{a0}alain@caisses.example\u{202f}", "alain@caisses.example"),
        ("Alain.Dupont@Caisses.EXAMPLE", "Alain.Dupont@caisses.example"),
        ("o'neill+caisses@mail.caisses.example", "o'neill+caisses@mail.caisses.example"),
        ("a@b.mc", "a@b.mc"),
        ("{x}|y~@caisses.example", "{x}|y~@caisses.example"),
        ("alain@xn--bcher-kva.example", "alain@xn--bcher-kva.example"),
        ("alain@123.example", "alain@123.example"),
        ("alain@caisses.xn--p1ai", "alain@caisses.xn--p1ai"),
    ] {
        assert_eq!(parse(typed).as_deref(), Ok(expected), "{typed}");
    }
}

#[test]
fn each_slip_has_its_own_reason() {
    for (typed, reason) in [
        ("", EmailFault::Missing),
        ("  \u{a0} ", EmailFault::Missing),
        ("alain.dupont", EmailFault::MissingAt),
        ("alain@dupont@caisses.example", EmailFault::SeveralAts),
        ("alain@@caisses.example", EmailFault::SeveralAts),
        ("alain dupont@caisses.example", EmailFault::Blank),
        ("Alain Dupont <alain@caisses.example>", EmailFault::Blank),
        ("a@b.example, c@d.example", EmailFault::Blank),
        ("alain\u{2003}dupont@caisses.example", EmailFault::Blank),
        ("@caisses.example", EmailFault::LocalPartMissing),
        ("<alain@caisses.example", EmailFault::LocalPartCharacter),
        ("\"alain\"@caisses.example", EmailFault::LocalPartCharacter),
        ("alain(comment)@caisses.example", EmailFault::LocalPartCharacter),
        ("alain,dupont@caisses.example", EmailFault::LocalPartCharacter),
        ("al\\ain@caisses.example", EmailFault::LocalPartCharacter),
        ("mailto:alain@caisses.example", EmailFault::LocalPartCharacter),
        (".alain@caisses.example", EmailFault::LocalPartDot),
        ("alain.@caisses.example", EmailFault::LocalPartDot),
        ("alain..dupont@caisses.example", EmailFault::LocalPartDot),
        ("alain@", EmailFault::DomainMissing),
        ("alain@localhost", EmailFault::DomainWithoutDot),
        ("alain@.example", EmailFault::DomainDot),
        ("alain@caisses..example", EmailFault::DomainDot),
        ("alain@caisses.example.", EmailFault::DomainDot),
        ("alain@caisses.example>", EmailFault::DomainCharacter),
        ("alain@caisses_sociales.example", EmailFault::DomainCharacter),
        ("alain@[192.0.2.1]", EmailFault::DomainCharacter),
        ("alain@-caisses.example", EmailFault::DomainLabel),
        ("alain@caisses-.example", EmailFault::DomainLabel),
        ("alain@192.0.2.1", EmailFault::DomainEnding),
        ("alain@caisses.3x", EmailFault::DomainEnding),
    ] {
        assert_eq!(parse(typed), Err(reason), "{typed}");
    }
}

#[test]
fn lengths_are_counted_to_the_character() {
    let local = |length| format!("{}@caisses.example", "a".repeat(length));
    assert!(parse(&local(64)).is_ok());
    assert_eq!(parse(&local(65)), Err(EmailFault::LocalPartTooLong));

    let label = |length| format!("alain@{}.example", "a".repeat(length));
    assert!(parse(&label(63)).is_ok());
    assert_eq!(parse(&label(64)), Err(EmailFault::DomainLabel));

    let whole = |length: usize| {
        let domain = format!("{0}.{0}.{0}.example", "d".repeat(60));
        format!("{}@{domain}", "a".repeat(length - domain.len() - 1))
    };
    assert!(parse(&whole(254)).is_ok());
    assert_eq!(parse(&whole(255)), Err(EmailFault::TooLong));
    assert_eq!(parse(&"a".repeat(300)), Err(EmailFault::TooLong));
}

/// A second header, a reversed text, an invisible letter: refused wherever they stand, at the ends too.
#[test]
fn what_hides_in_an_address_is_refused() {
    for hidden in [
        "\r\nBcc: all@caisses.example",
        "\n",
        "\r",
        "\t",
        "\0",
        "\u{7f}",
        "\u{85}",
        "\u{2028}",
        "\u{200b}",
        "\u{200f}",
        "\u{202e}",
        "\u{2066}",
        "\u{feff}",
        "\u{ad}",
        "\u{e0041}",
    ] {
        for typed in [
            format!("al{hidden}ain@caisses.example"),
            format!("alain@cai{hidden}sses.example"),
            format!("{hidden}alain@caisses.example"),
            format!("alain@caisses.example{hidden}"),
        ] {
            assert_eq!(parse(&typed), Err(EmailFault::HiddenCharacter), "{typed:?}");
        }
    }
}

/// Letters that look like others, and honest accents: both are told to use the technical form.
#[test]
fn letters_of_other_alphabets_never_pass_unseen() {
    for typed in [
        "\u{430}lain@caisses.example", // Cyrillic а
        "alain@c\u{430}isses.example",
        "alain@caisses.ex\u{430}mple",
        "\u{3b1}lain@caisses.example", // Greek α
        "alain@b\u{fc}cher.example",
        "ren\u{e9}@caisses.example",
        "alain@caisses\u{ff0e}example", // full-width dot
        "alain\u{ff20}caisses.example", // full-width at
        "i\u{307}@caisses.example",
    ] {
        assert_eq!(parse(typed), Err(EmailFault::ForeignLetters), "{typed}");
    }
}

#[test]
fn codes_are_distinct_and_words_say_how_to_do_better() {
    let codes: HashSet<_> = EmailFault::ALL.iter().map(|fault| fault.code()).collect();
    assert_eq!(codes.len(), EmailFault::ALL.len());
    assert!(EmailFault::ForeignLetters.to_string().contains("xn--"));
}

#[test]
fn validation_answers_the_code_of_the_fault() {
    assert!(check("alain@caisses.example").is_ok());
    let error = check("alain.dupont").unwrap_err();
    assert_eq!(error.code, "email_missing_at");
    assert!(error.message.unwrap().contains('@'));
}

#[test]
fn capitals_do_not_make_another_mailbox() {
    let [typed, again, other] = ["Alain@Caisses.example", "alain@caisses.EXAMPLE", "alain@caisse.example"]
        .map(|typed| EmailAddress::parse(typed).unwrap());
    assert!(typed.is_same_mailbox(&again));
    assert_eq!(typed.mailbox_key(), again.mailbox_key());
    assert!(!typed.is_same_mailbox(&other));
    assert_eq!(typed.local_part(), "Alain");
    assert_eq!(typed.domain(), "caisses.example");
}

#[test]
fn a_masked_address_is_recognised_and_not_learnt() {
    for (typed, masked) in [
        ("claire.martin@caisses.example", "c•••••@caisses.example"),
        ("c@caisses.example", "•••••@caisses.example"),
        ("ab@Caisses.example", "a•••••@caisses.example"),
    ] {
        assert_eq!(EmailAddress::parse(typed).unwrap().masked(), masked);
    }
}

#[test]
fn an_address_is_never_shown_by_a_log() {
    let address = EmailAddress::parse("alain@caisses.example").unwrap();
    assert_eq!(format!("{address:?}"), "EmailAddress(…)");
}

#[test]
fn it_travels_as_a_string_and_only_when_it_keeps_the_rules() {
    let address = EmailAddress::parse("alain@caisses.example").unwrap();
    let json = serde_json::to_string(&address).unwrap();
    assert_eq!(json, "\"alain@caisses.example\"");
    assert_eq!(serde_json::from_str::<EmailAddress>(&json).unwrap(), address);
    assert!(serde_json::from_str::<EmailAddress>("\"alain\\r\\n@caisses.example\"").is_err());
}

/// Addresses as they are, and texts that come close.
fn nearly_an_address() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z0-9.+_-]{1,12}@[a-zA-Z0-9.-]{1,20}\\.[a-z]{2,5}",
        "\\PC{0,8}@\\PC{0,8}\\.\\PC{0,4}",
        "[a-z@. \\r\\n\u{430}\u{202e}\"<>]{0,24}",
        ".*",
    ]
}

proptest! {
    #[test]
    fn what_is_accepted_is_accepted_again_unchanged(typed in nearly_an_address()) {
        if let Ok(address) = EmailAddress::parse(&typed) {
            prop_assert_eq!(EmailAddress::parse(address.as_str()).unwrap(), address);
        }
    }

    #[test]
    fn what_is_accepted_is_visible_ascii_with_one_at(typed in nearly_an_address()) {
        if let Ok(address) = EmailAddress::parse(&typed) {
            prop_assert!(address.as_str().bytes().all(|byte| byte.is_ascii_graphic()));
            prop_assert_eq!(address.as_str().matches('@').count(), 1);
            prop_assert!(address.as_str().len() <= 254);
        }
    }

    #[test]
    fn nothing_with_a_control_character_is_accepted(
        before in "[a-z]{0,5}", control in "\\p{Cc}", after in "[a-z]{0,5}@caisses\\.example",
    ) {
        let typed = format!("{before}{control}{after}");
        prop_assert!(EmailAddress::parse(&typed).is_err());
        let at_the_end = format!("a{after}{control}");
        prop_assert!(EmailAddress::parse(&at_the_end).is_err());
    }

    #[test]
    fn every_plain_address_is_accepted(
        local in "[a-z0-9]{1,10}(\\.[a-z0-9_+-]{1,10}){0,3}", domain in "[a-z0-9]{1,20}(-[a-z0-9]{1,5})?\\.[a-z]{2,8}",
    ) {
        let typed = format!("{local}@{domain}");
        prop_assert_eq!(parse(&typed), Ok(typed));
    }
}
