//! Every address that the contract accepts can be written to.

use contract::{email::EmailAddress, language::Language};
use mail::Delivery;
use mail_parser::MessageParser;
use proptest::prelude::*;

use crate::samples::{HONEST, composer, delivery};

fn written_to(recipient: &EmailAddress) -> String {
    let (_, message) = HONEST.messages().swap_remove(0);
    let delivery = Delivery { recipient: recipient.clone(), ..delivery(Language::Fr) };
    let bytes = composer().compose(&message, delivery).unwrap().message().formatted();
    let read = MessageParser::default().parse(&bytes).unwrap();
    let to = read.to().unwrap();
    assert_eq!(to.iter().count(), 1);
    to.first().unwrap().address.as_deref().unwrap().to_owned()
}

#[test]
fn unusual_addresses_are_written_as_they_are() {
    for address in [
        "o'neill+caisses@courrier.example",
        "!#$%&'*+-/=?^_`{|}~@courrier.example",
        "a@b.mc",
        "alain@xn--bcher-kva.example",
        "alain@123.example",
    ] {
        let address = EmailAddress::parse(address).unwrap();
        assert_eq!(written_to(&address), address.as_str());
    }
    let longest = format!("{}@{2}.{2}.{1}.example", "l".repeat(64), "d".repeat(53), "d".repeat(63));
    assert_eq!(longest.len(), 254);
    assert_eq!(written_to(&EmailAddress::parse(&longest).unwrap()), longest);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_accepted_address_can_be_written_to(
        local in "[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]{1,12}(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]{1,12}){0,3}",
        domain in "[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?){0,3}\\.[a-z]([a-z0-9-]{0,8}[a-z0-9])?",
    ) {
        let address = EmailAddress::parse(&format!("{local}@{domain}")).unwrap();
        prop_assert_eq!(written_to(&address), address.as_str());
    }
}
