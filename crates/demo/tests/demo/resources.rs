//! The resources campaign, and whom it asks.

use std::collections::HashSet;

use extract::records::{FormOptionKind, MemberRole, ResourceTarget};

use crate::support::{Fund, fund, options};

fn target<'f>(fund: &'f Fund, matricule: &str) -> Option<&'f ResourceTarget> {
    fund.resource_targets.iter().find(|target| target.matricule == matricule)
}

fn is_member(fund: &Fund, matricule: &str, role: MemberRole) -> bool {
    fund.members
        .iter()
        .any(|member| member.matricule == matricule && member.role == role && member.valid_until.is_none())
}

#[test]
fn one_campaign_is_open_and_one_is_over() {
    let fund = fund(&options(5, 1));
    let as_of = fund.manifest.as_of;
    let [over, open] = &fund.resource_campaigns[..] else { panic!("two campaigns") };
    assert!(over.closes_on < as_of && open.opens_on < as_of && as_of < open.closes_on);
    assert_eq!((open.code.as_str(), open.reference_year), ("2026", 2025));
}

#[test]
fn every_form_has_categories_and_three_special_situations_in_three_languages() {
    let fund = fund(&options(5, 1));
    for campaign in &fund.resource_campaigns {
        let of =
            |kind| fund.resource_options.iter().filter(move |row| row.campaign == campaign.code && row.kind == kind);
        assert_eq!(of(FormOptionKind::Situation).count(), 3);
        assert!(of(FormOptionKind::Income).count() >= 6);
    }
}

#[test]
fn the_named_people_show_every_kind_of_form() {
    let fund = fund(&options(5, 1));
    let [over, open] = &fund.resource_campaigns[..] else { panic!("two campaigns") };
    let alain = target(&fund, "002490").unwrap();
    assert!(alain.children_section && is_member(&fund, "002490", MemberRole::Spouse));
    assert!(fund.resource_incomes.iter().any(|income| income.matricule == "002490"));
    let giulia = target(&fund, "014713").unwrap();
    assert!(!giulia.children_section && !is_member(&fund, "014713", MemberRole::Spouse));
    assert_eq!(giulia.campaign, open.code);
    assert!(target(&fund, "027846").unwrap().ended_on.is_some_and(|day| day <= fund.manifest.as_of));
    assert_eq!(target(&fund, "033015").unwrap().campaign, over.code);
    assert_eq!(target(&fund, "036440"), None);
}

#[test]
fn some_drawn_households_are_asked_and_every_reference_leads_somewhere() {
    let fund = fund(&options(120, 1));
    let asked = fund.resource_targets.iter().filter(|target| !target.matricule.starts_with('0')).count();
    assert!((5..40).contains(&asked), "{asked}");
    let households: HashSet<&str> = fund.households.iter().map(|household| household.matricule.as_str()).collect();
    let campaigns: HashSet<&str> = fund.resource_campaigns.iter().map(|campaign| campaign.code.as_str()).collect();
    let categories: HashSet<&str> = fund.resource_options.iter().map(|option| option.code.as_str()).collect();
    for target in &fund.resource_targets {
        assert!(households.contains(target.matricule.as_str()) && campaigns.contains(target.campaign.as_str()));
        let with_children = is_member(&fund, &target.matricule, MemberRole::Child);
        assert!(with_children || !target.children_section, "{target:?}");
    }
    for income in &fund.resource_incomes {
        assert!(target(&fund, &income.matricule).is_some() && categories.contains(income.category.as_str()));
    }
}
