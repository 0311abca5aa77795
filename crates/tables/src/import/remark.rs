//! What was noticed while a table was read: data, whose words live in `locales/`.

use serde::{Deserialize, Serialize};

/// Something that was noticed, with how often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    pub kind: RemarkKind,
    /// The column, counted from 0, where it is about one.
    pub column: Option<usize>,
    pub count: usize,
    /// One text it happened to, and what became of it.
    pub text: String,
    pub became: String,
}

enlace_model::variants! {
    /// What was noticed.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    pub enum RemarkKind {
        /// Zeros at the start of a code that a spreadsheet dropped were put back.
        LostZeros = "lost_zeros",
        /// A value that was withheld stands as a range.
        WithheldRange = "withheld_range",
        /// A value that was withheld or is missing stays unknown.
        WithheldUnknown = "withheld_unknown",
        /// A date that stood there as a number of days.
        DateSerial = "date_serial",
        /// Rows that hold the sum of others were left out.
        TotalRows = "total_rows",
        /// Rows that the choice of rows leaves out.
        OtherRows = "other_rows",
        /// Rows of municipalities that the region does not have were left out.
        ElsewhereRows = "elsewhere_rows",
        /// Rows that name nothing, such as notes below the table.
        NotesRows = "notes_rows",
        /// Rows that the spreadsheet hides.
        HiddenRows = "hidden_rows",
        /// Rows that say of a record what an earlier row says otherwise: the first counts.
        Disagreeing = "disagreeing",
        /// The municipality was read from the start of the school's code.
        PlaceFromCode = "place_from_code",
        /// Code and name stood in one cell.
        CodeAndName = "code_and_name",
        /// Names that were taken for a record's as decided before.
        ByAlias = "by_alias",
        /// Names that differ from a record's only by case, accents and marks.
        ByNormalForm = "by_normal_form",
        /// Names of no record that the region has: the field stays empty.
        Unresolved = "unresolved",
        /// Occupations that a title stood for were given their code.
        OccupationByTitle = "occupation_by_title",
        /// Entries of no record of the region.
        NotUsed = "not_used",
        /// Signs that nobody sees, or that turn text around, stand in a text; it stays as it is.
        HiddenSigns = "hidden_signs",
        /// Dates that are another day where the month stands first.
        DayOrMonth = "day_or_month",
        /// Letters that were encoded twice, such as `Ã£`; they stay as they are.
        EncodedTwice = "encoded_twice",
        /// Shapes of a map that are no outline: points, lines.
        NoOutline = "no_outline",
        /// People that were said a year stand over the whole span of their need.
        OverAllYears = "over_all_years",
        /// Difficulties of 1 to 5, as forms have them, became 0 to 4.
        ScaleFromOne = "scale_from_one",
        /// Entries of a sheet that the answers of another sheet do not have.
        WithoutEntries = "without_entries",
        /// Records without an official code that were taken for those that come with one.
        SameAsTyped = "same_as_typed",
        /// Latitude and longitude stood in each other's place and were put right.
        CoordinatesSwapped = "coordinates_swapped",
        /// Coordinates had lost their decimal mark and got it back.
        CoordinatesMark = "coordinates_mark",
        /// Outlines in metres of a projected map, which were not used.
        NotWgs84 = "not_wgs84",
        /// Places far from the region, or from their municipality.
        FarPlaces = "far_places",
        /// Codes that a spreadsheet had taken for numbers lost their decimals.
        CodeFromNumber = "code_from_number",
        /// Formulas that only keep a text are that text.
        FormulaText = "formula_text",
        /// Days that a program writes where nobody gave one are none.
        NoDate = "no_date",
    }
}

/// Remarks, gathered by kind and column.
#[derive(Default)]
pub(super) struct Remarks(Vec<Remark>);

impl Remarks {
    /// Notes it once more.
    pub fn note(&mut self, kind: RemarkKind, column: Option<usize>, text: &str, became: &str) {
        let same = |one: &&mut Remark| {
            one.kind == kind
                && one.column == column
                && (kind != RemarkKind::WithheldRange && kind != RemarkKind::WithheldUnknown
                    || one.text == text)
        };
        match self.0.iter_mut().find(same) {
            Some(one) => one.count += 1,
            None => self.0.push(Remark {
                kind,
                column,
                count: 1,
                text: text.to_owned(),
                became: became.to_owned(),
            }),
        }
    }

    /// All remarks, in the order of their kinds and columns.
    pub fn finish(mut self) -> Vec<Remark> {
        self.0.sort_by_key(|one| (one.kind, one.column));
        self.0
    }
}
