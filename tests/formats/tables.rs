//! Tables from spreadsheets: any separator, any encoding, any order of columns, any of them missing.

use roundtable::{
    exchange::{
        incoming::{Target, new_plan},
        sniff,
    },
    guidance::catalogue,
    model::{Category, IdSource, Level, PartnerStatus, Plan},
};

use super::{chosen, links, merged, partner, read, read_bytes, taken_in, with};

#[test]
fn the_same_table_is_read_with_every_separator_and_in_every_encoding() {
    let table = "Organization;Sector;Influence\r\nBüro für Süd;Courts and justice;80\r\nSchools;Human services;40,5\r\n";
    let comma = table.replace(",5", ".5").replace(';', ",");
    let mut files: Vec<Vec<u8>> = [";", "\t", "|"]
        .iter()
        .map(|sign| table.replace(';', sign).into_bytes())
        .collect();
    files.push(comma.clone().into_bytes());
    files.push([b"\xEF\xBB\xBF".as_slice(), comma.as_bytes()].concat());
    files.push(format!("sep=;\r\n{table}").into_bytes());
    files.push(table.replace("\r\n", "\n").into_bytes());
    files.push(table.chars().map(|c| u32::from(c) as u8).collect());
    let utf_16: Vec<u8> = table.encode_utf16().flat_map(u16::to_le_bytes).collect();
    files.push([b"\xFF\xFE".as_slice(), &utf_16].concat());
    for file in files {
        let merged = merged(&Plan::default(), &read_bytes(&file));
        assert_eq!(merged.problems, [], "{}", String::from_utf8_lossy(&file));
        let plan = with(&Plan::default(), &merged);
        assert_eq!(partner(&plan, "Büro für Süd").category, Category::Justice);
        assert_eq!(partner(&plan, "Büro für Süd").influence, Some(80.0));
        assert_eq!(partner(&plan, "Schools").influence, Some(40.5));
    }
}

#[test]
fn columns_are_found_by_name_in_any_order_and_the_others_become_notes() {
    let (plan, lines) = taken_in(
        "Exported on 12 May\n\nWork phone,Level today,City,NAME,At the table since,Tags,First Name,Last Name,Email,Status\n\
         555-1,Collaboration,Reno,Court,2024-02-01,core; courts,Ana,Núñez,ana@example.org,At the table\n\
         ,,,Clinic,,,,,,\n",
    );
    assert_eq!(lines, <[String; 0]>::default());
    let court = partner(&plan, "Court");
    assert_eq!(court.current_level, Some(Level::Collaboration));
    assert_eq!(court.status, PartnerStatus::AtTable);
    assert_eq!(court.notes, "City: Reno");
    assert_eq!(court.tags, "core,  courts");
    assert_eq!(court.since.unwrap().to_string(), "2024-02-01");
    let contact = plan.contacts.iter().next().unwrap();
    assert_eq!(
        (contact.name.as_str(), contact.phone.as_str()),
        ("Ana Núñez", "555-1")
    );
    assert!(contact.primary_contact);
    assert_eq!(partner(&plan, "Clinic").notes, "");
    assert_eq!(plan.contacts.len(), 1);
}

#[test]
fn one_row_for_each_person_gives_one_partner_with_several_contacts() {
    let (plan, lines) = taken_in(
        "Primary Organization,Node Label,First Name,Last Name,Email\n\
         Court,CRT,Ana,Núñez,ana@example.org\nCourt,CRT,Bo,Lee,bo@example.org\n",
    );
    assert_eq!(lines, <[String; 0]>::default());
    assert_eq!(plan.partners.len(), 1);
    assert_eq!(partner(&plan, "Court").short, "CRT");
    let names: Vec<_> = plan.contacts.iter().map(|c| c.name.as_str()).collect();
    assert_eq!(names, ["Ana Núñez", "Bo Lee"]);
    let first: Vec<_> = plan.contacts.iter().map(|c| c.primary_contact).collect();
    assert_eq!(first, [true, false]);
}

#[test]
fn a_bare_list_of_names_is_enough() {
    let (plan, lines) = taken_in("Family Court\n\nOpen Door\nSchools\n");
    assert_eq!(lines, <[String; 0]>::default());
    assert_eq!(plan.partners.len(), 3);
    partner(&plan, "Family Court");
}

#[test]
fn a_table_of_links_is_read_by_its_two_ends() {
    let (plan, lines) = taken_in(
        "From,To,Type,Direction,Strength\nCourt,Schools,Refers clients,directed,3\nSchools,Clinic,,undirected,\nCourt,,,,\n",
    );
    assert_eq!(plan.partners.len(), 3);
    assert_eq!(
        links(&plan),
        [
            "Court -> Schools: refers-clients",
            "Schools <-> Clinic: informal"
        ]
    );
    assert_eq!(
        lines,
        ["Row 4: one end is empty, so it was left out; fill it in"]
    );
}

#[test]
fn what_can_t_be_held_is_told_with_its_row_and_column_as_the_spreadsheet_counts() {
    let (plan, lines) = taken_in(
        "Name,Influence,Trust,Joined,Level\n\nCourt,very high,9,5/12/2026,Medium\n\"Two\nlines\",120,4,,\n,50,,,\n",
    );
    assert_eq!(
        lines,
        [
            "Row 3, Influence: “very high” was left out; write a number from 0 to 100",
            "Row 3, Trust: “9” was left out; write a number from 1 to 5",
            "Row 3, Joined: “5/12/2026” was left out; write the day as 2026-05-12",
            "Row 3, Level: “Medium” was left out; write one of Networking, Cooperation, Collaboration, Integration",
            "Row 4, Influence: “120” was left out; write a number from 0 to 100",
            "Row 5: there is no name here, so it was left out; add one",
        ]
    );
    assert_eq!(plan.partners.len(), 2);
    assert_eq!(partner(&plan, "Two\nlines").trust, Some(4));
}

#[test]
fn each_column_can_be_put_elsewhere() {
    let incoming = read("Who,Room,Site\nCourt,Family Court,Reno\n");
    let mut choices = incoming.choices();
    assert_eq!(
        choices.targets,
        [Target::Partner("name"), Target::Note, Target::Note]
    );
    choices.targets = vec![
        Target::Partner("short"),
        Target::Partner("name"),
        Target::Skip,
    ];
    let plan = with(
        &Plan::default(),
        &chosen(&Plan::default(), &incoming, &choices),
    );
    let court = partner(&plan, "Family Court");
    assert_eq!((court.short.as_str(), court.notes.as_str()), ("Court", ""));
}

#[test]
fn ratings_on_a_shorter_scale_are_pointed_out() {
    let (plan, lines) = taken_in("name,influence\nA,1\nB,5\nC,3\n");
    assert_eq!(partner(&plan, "B").influence, Some(5.0));
    assert_eq!(lines.len(), 1);
    assert!(
        lines[0].starts_with("Influence: no value is above 5"),
        "{lines:?}"
    );
    let (_, lines) = taken_in("name,influence\nA,1\nB,50\nC,3\n");
    assert_eq!(lines, <[String; 0]>::default());
}

#[test]
fn a_quotation_mark_that_nothing_closes_is_told_with_its_row_and_swallows_nobody() {
    let problems = sniff::read(b"Name,Category\nAlpha,Policy\n\"Unclosed,Community\nBeta,Policy\n")
        .expect_err("rows would be part of a name");
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(lines.len(), 1);
    assert!(
        lines[0].starts_with("Row 3: a quotation mark opens"),
        "{lines:?}"
    );
    // A sign for inches is no such mark.
    let (plan, lines) = taken_in("Name,Notes\nAlpha,a 5\" pipe\nBeta,\"two\nlines\"\n");
    assert_eq!((plan.partners.len(), lines.len()), (2, 0));
    let (plan, lines) = taken_in("Name,Notes\nAlpha,\"two\nlines\"\nBeta,a 5\" pipe\n");
    assert_eq!((plan.partners.len(), lines.len()), (2, 0));
}

#[test]
fn lines_within_a_cell_end_as_our_own() {
    let (plan, _) = taken_in("Name,Notes\r\nAlpha,\"One\r\ntwo\"\r\n");
    assert_eq!(partner(&plan, "Alpha").notes, "One\ntwo");
}

#[test]
fn a_new_plan_of_a_table_tells_which_categories_were_guessed() {
    let incoming =
        read("Name,Category\nAlpha,Warehouses\nBeta,Warehouses\nGamma,\nDelta,Policy makers\n");
    let mut ids = IdSource::new(5, 1_800_000_000_000);
    let (_, problems) = new_plan(&incoming, "x", &mut ids, catalogue()).expect("four partners");
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(
        lines[0].starts_with("The category “Warehouses” of 2 partners"),
        "{lines:?}"
    );
}
