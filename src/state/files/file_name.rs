//! How files of a region are named.

use enlace_model::Region;

use crate::browser::file;

/// So many letters of a name stand in a file's name.
const LONGEST_NAME: usize = 60;

/// `Ave 2029 2026-11-21`; where it is for somebody, or from somebody, `Ave 2029 Escola 2026-11-21`.
pub(in crate::state) fn file_name(region: &Region, partner: &str, today: &str) -> String {
    // File systems take some 250 letters for all of it.
    let short = |text: &str| -> String { text.trim().chars().take(LONGEST_NAME).collect() };
    let header = &region.header;
    let (name, year) = (short(&header.name), header.target_year.0.to_string());
    let partner = short(partner);
    let parts = [name.trim(), &year, partner.trim(), today];
    let parts = parts.into_iter().filter(|part| !part.is_empty());
    file::safe_name(&parts.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use enlace_model::{Header, SchoolYear};

    use super::*;

    fn check(region: &str, partner: &str, expected: &str) {
        let header = Header::new("r1".into(), region, "2026".into(), SchoolYear(2029));
        let name = file_name(&Region::new(header), partner, "2026-11-21");
        assert_eq!(name, expected);
    }

    #[test]
    fn a_file_is_named_by_region_target_year_partner_and_day() {
        check("Ave / Cávado", "", "Ave - Cávado 2029 2026-11-21");
        check(
            "Ave",
            "Escola de Vizela: sede",
            "Ave 2029 Escola de Vizela- sede 2026-11-21",
        );
        check("Ave", "  ", "Ave 2029 2026-11-21");
        let long = "ã".repeat(300);
        check(
            &long,
            &long,
            &format!("{0} 2029 {0} 2026-11-21", &long[..2 * 60]),
        );
    }
}
