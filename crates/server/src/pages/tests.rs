//! The carried pages keep their promises, and a fund's directory overlays them.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::{fs, path::Path};

use contract::{
    institution::{Department, DepartmentKey, Institution},
    language::{Language, LocalizedText},
    pages::{PageEntry, PageList},
    population::Population,
};
use tempfile::TempDir;

use super::{PageError, Pages, PagesError, front_matter::FrontMatter, source};

/// Slugs of the bottom menu (NAV-07), to which the frontend links.
const BOTTOM_MENU: [&str; 6] =
    ["presentation", "accueil", "telechargements", "aide", "mentions-legales", "accessibilite"];

/// Addresses of the portal that are not information pages.
const OTHER_ADDRESSES: [&str; 7] =
    ["/", "/mon-compte", "/salarie", "/independant", "/retraite", "/conjoint", "/plan-du-site"];

/// An institution whose names need escaping.
pub(super) fn institution() -> Institution {
    let in_every_language = |what: &str| LocalizedText {
        fr: format!("{what} en français"),
        en: format!("{what} in English"),
        it: format!("{what} in italiano"),
    };
    let department = |key, name: &str| Department {
        key,
        name: in_every_language(name),
        email: format!("{name}@fund.example"),
        telephone: "+377 93 15 44 44".to_owned(),
        hours: in_every_language("hours"),
    };
    Institution {
        name: "Caisses <Sociales> & Démonstration".to_owned(),
        short_name: "CS & D".to_owned(),
        address: vec!["1 rue <Haute>".to_owned(), "98000 Monaco".to_owned()],
        website: "https://fund.example".to_owned(),
        departments: vec![
            department(DepartmentKey::Registration, "registration"),
            department(DepartmentKey::MedicalBenefits, "medical"),
            department(DepartmentKey::FamilyBenefits, "family"),
            department(DepartmentKey::Pensions, "pensions"),
            department(DepartmentKey::TechnicalSupport, "support"),
        ],
        demonstration: None,
    }
}

fn carried() -> Pages {
    Pages::load(None, &institution()).unwrap()
}

fn slugs(list: &PageList) -> Vec<&str> {
    list.pages.iter().map(|entry| entry.slug.as_str()).collect()
}

fn write(directory: &Path, file: &str, text: &str) {
    let path = directory.join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn page(title: &str, text: &str) -> String {
    format!("+++\ntitle = \"{title}\"\nsummary = \"s\"\norder = 5\n+++\n\n{text}\n")
}

#[test]
fn every_page_is_translated_with_the_same_settings() {
    let sources = source::carried().unwrap();
    for (slug, _) in sources.keys() {
        let settings = Language::ALL.map(|language| {
            let text = sources.get(&(slug.clone(), language)).unwrap_or_else(|| panic!("{slug} lacks {language:?}"));
            let settings: FrontMatter = super::front_matter::split(text).unwrap().0;
            (settings.populations, settings.order, settings.updated_on)
        });
        assert!(settings.iter().all(|other| *other == settings[0]), "{slug}: the settings differ");
        assert!(settings[0].2.is_some(), "{slug}: no date");
    }
}

#[test]
fn the_menus_are_complete_and_in_the_same_order_in_every_language() {
    let pages = carried();
    let reference = pages.list(Language::Fr);
    for language in Language::ALL {
        let list = pages.list(language);
        assert_eq!(slugs(&list), slugs(&reference));
        for slug in BOTTOM_MENU {
            assert!(list.pages.iter().any(|entry| entry.slug == slug && entry.populations.is_empty()), "{slug}");
        }
        for population in Population::ALL {
            let count = list.pages.iter().filter(|entry| entry.populations.contains(&population)).count();
            assert!((4..=8).contains(&count), "{population:?} has {count} pages");
        }
    }
}

#[test]
fn every_placeholder_is_filled_and_no_first_level_heading_is_left() {
    let pages = carried();
    for language in Language::ALL {
        for entry in pages.list(language).pages {
            let page = pages.read(language, &entry.slug).unwrap();
            for text in [&entry.title, &entry.summary, &page.title, &page.html] {
                assert!(!text.is_empty() && !text.contains("{{") && !text.contains("<h1"), "{}", entry.slug);
            }
        }
    }
}

#[test]
fn every_link_inside_the_portal_leads_somewhere() {
    let pages = carried();
    for language in Language::ALL {
        let list = pages.list(language);
        for entry in &list.pages {
            let page = pages.read(language, &entry.slug).unwrap();
            for address in page.html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                assert!(leads_somewhere(&pages, language, entry, address), "{language:?} {}: {address}", entry.slug);
            }
        }
    }
}

/// Whether a link of `from` leads to an existing address, from the menu of each of its populations.
fn leads_somewhere(pages: &Pages, language: Language, from: &PageEntry, address: &str) -> bool {
    if ["https:", "http:", "mailto:", "tel:"].iter().any(|scheme| address.starts_with(scheme)) {
        return true;
    }
    let (path, anchor) = address.split_once('#').unwrap_or((address, ""));
    let slug = match path.strip_prefix("/infos/") {
        _ if path.is_empty() => &from.slug,
        Some(slug) if BOTTOM_MENU.contains(&slug) => slug,
        _ if path.starts_with('/') => return OTHER_ADDRESSES.contains(&path),
        _ => path,
    };
    let list = pages.list(language);
    let Some(target) = list.pages.iter().find(|entry| entry.slug == slug) else {
        return false;
    };
    // A relative address stays in the menu of the population that is being read.
    let same_menu = path.starts_with('/') || from.populations.iter().all(|one| target.populations.contains(one));
    let html = pages.read(language, slug).unwrap().html;
    same_menu && (anchor.is_empty() || html.contains(&format!("id=\"{anchor}\"")))
}

#[test]
fn the_sign_in_page_finds_how_the_service_is_secured() {
    let pages = carried();
    for language in Language::ALL {
        assert!(pages.read(language, "aide").unwrap().html.contains("<h2 id=\"securite\">"), "AUTH-09 in {language:?}");
    }
}

#[test]
fn an_unknown_page_is_none_whatever_its_name() {
    let pages = carried();
    for slug in ["", "nothing", "../aide", "fr/aide", "aide.md", "%2e%2e/aide", "AIDE"] {
        assert_eq!(pages.read(Language::Fr, slug), None, "{slug}");
    }
}

#[test]
fn the_fund_s_directory_replaces_adds_and_withdraws() {
    let directory = TempDir::new().unwrap();
    write(directory.path(), "fr/aide.md", &page("Notre aide", "Texte"));
    write(directory.path(), "fr/nouveau.md", &page("Nouveau", "Texte"));
    write(directory.path(), "fr/accueil.md", &page("Rien", "Texte").replace("order", "withdrawn = true\norder"));
    write(directory.path(), "fr/.nouveau.md.swp", "an editor's own business");
    let pages = Pages::load(Some(directory.path().to_owned()), &institution()).unwrap();

    assert_eq!(pages.read(Language::Fr, "aide").unwrap().html, "<p>Texte</p>\n");
    assert_eq!(pages.read(Language::It, "nouveau").unwrap().language, Language::Fr, "French stands in");
    assert_eq!(pages.read(Language::En, "accueil"), None);
    assert!(pages.read(Language::Fr, "presentation").is_some());
}

#[test]
fn an_edit_shows_after_a_refresh_and_a_slip_changes_nothing() {
    let directory = TempDir::new().unwrap();
    write(directory.path(), "fr/aide.md", &page("Avant", "Texte"));
    let pages = Pages::load(Some(directory.path().to_owned()), &institution()).unwrap();

    write(directory.path(), "fr/aide.md", &page("Après l'édition", "Texte"));
    pages.refresh();
    assert_eq!(pages.read(Language::Fr, "aide").unwrap().title, "Après l'édition");

    write(directory.path(), "fr/aide.md", "No settings");
    pages.refresh();
    assert_eq!(pages.read(Language::Fr, "aide").unwrap().title, "Après l'édition");

    fs::remove_file(directory.path().join("fr/aide.md")).unwrap();
    pages.refresh();
    assert_eq!(pages.read(Language::Fr, "aide"), carried().read(Language::Fr, "aide"));
}

#[test]
fn what_is_wrong_with_a_file_is_said_with_its_name() {
    type Expected = fn(&PageError) -> bool;
    let cases: [(&str, &str, Expected); 4] = [
        ("fr/Mon Aide.md", "", |error| matches!(error, PageError::Name)),
        ("it/orfana.md", &page("Orfana", "Testo"), |error| matches!(error, PageError::NoReference)),
        ("fr/aide.md", "Texte", |error| matches!(error, PageError::NoFrontMatter)),
        ("fr/aide.md", &page("A", "{{institution.x}}"), |error| matches!(error, PageError::UnknownPlaceholder(_))),
    ];
    for (file, text, expected) in cases {
        let directory = TempDir::new().unwrap();
        write(directory.path(), file, text);
        match Pages::load(Some(directory.path().to_owned()), &institution()) {
            Err(PagesError::Page { file: named, source }) => assert!(named == file && expected(&source), "{file}"),
            other => panic!("{file}: {:?}", other.err()),
        }
    }
}

#[test]
fn a_directory_that_is_not_there_is_refused_at_start() {
    let refused = Pages::load(Some("/nowhere/at/all".into()), &institution());
    assert!(matches!(refused, Err(PagesError::Unreadable { .. })));
}
