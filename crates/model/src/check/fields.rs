//! What follows for every record from its table of fields: ids that are there, numbers that can be, dates
//! that are some, codes that lead to a record, and choices that are known.

use crate::check::ProblemKind;
use crate::check::findings::{Findings, RecordScope};
use crate::field::row::Holds;
use crate::field::value::CellValue;
use crate::field::{Content, FieldRow};
use crate::region::Region;

pub(super) fn check(region: &Region, findings: &mut Findings) {
    macro_rules! lists {
        ($( $(#[doc = $doc:literal])* $kind:ident, $id:ident, $id_field:ident, $table:ident; )*) => {$(
            for record in region.$table.values() {
                let mut scope = findings.of(region, record);
                scope.id();
                record.each_value(None, &mut |path, row, value| {
                    if let Some(fault) = fault(row, value, &mut scope) {
                        scope.at(path.to_string(), fault);
                    }
                });
            }
        )*};
    }
    crate::kinds!(lists);
}

/// What is wrong with a value by itself.
fn fault(row: &FieldRow, value: CellValue, scope: &mut RecordScope) -> Option<ProblemKind> {
    match (value, row.holds) {
        (CellValue::Number(number), Holds::Cell(Content::Number(measure))) => {
            measure.range_in_files().fault(number)
        }
        (
            CellValue::Code(code),
            Holds::Cell(Content::Reference(kind) | Content::References(kind)),
        ) => (!scope.has(kind, code)).then(|| ProblemKind::DanglingCode {
            list: kind.as_str(),
            code: code.to_owned(),
        }),
        (CellValue::Date(date), _) if date.day().is_none() => Some(ProblemKind::NotADate {
            text: date.as_str().to_owned(),
        }),
        (CellValue::OtherChoice(text), _) if !row.is_open => Some(ProblemKind::UnknownChoice {
            value: text.to_owned(),
        }),
        _ => None,
    }
}
