//! Qualification by municipality: what is wanted where, and what of it is not covered.
//!
//! Persons per year. Rows are the education fields, or the qualifications of one. Beyond
//! [`Matrix::MOST`] municipalities they stand together by the groups that are known, and of rows or
//! columns that are still too many the smallest do. Occupations count with the
//! qualifications that lead there; where none does, they are a row of their own. Sums of rows, of
//! columns and of all are those of the list and of the map.

use crate::Coverage;
use crate::figures::Tiers;
use crate::views::scope::{Places, each_alone};
use enlace_model::order::put_in_order;
use enlace_model::{MunicipalityCode, QualificationCode, Rate, Region, Share};

/// The table.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    pub rows: Vec<(MatrixRow, Meeting)>,
    pub columns: Vec<(MatrixColumn, Meeting)>,
    /// Row by row; `None` where nothing is wanted.
    pub cells: Vec<Vec<Option<Meeting>>>,
    pub total: Meeting,
}

/// What stands in a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatrixRow {
    Field(String),
    /// Qualifications without a field.
    NoField,
    Qualification(QualificationCode),
    /// Occupations to which no qualification leads.
    NoQualification,
    /// So many that would be rows too many.
    Others(usize),
}

/// What stands in a column.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MatrixColumn {
    Municipality(MunicipalityCode),
    /// Municipalities that belong together.
    Group(String),
    Others(usize),
}

/// Where a row and a column meet.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Meeting {
    pub demand: Rate,
    pub gap: Rate,
}

impl Meeting {
    /// The share of demand that is met; `None` where nothing is wanted.
    pub fn coverage(self) -> Option<Share> {
        (self.demand.0 > 0.0).then(|| Share((1.0 - self.gap.0 / self.demand.0).clamp(0.0, 1.0)))
    }

    fn add(&mut self, demand: Rate, tiers: &Tiers, share: f64) {
        self.demand.0 += demand.0 * share;
        self.gap.0 += tiers.uncovered.0 * share;
    }

    fn join(&mut self, other: Self) {
        self.demand.0 += other.demand.0;
        self.gap.0 += other.gap.0;
    }
}

/// Of what the rows are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rows {
    Fields,
    /// All qualifications.
    Qualifications,
    /// The qualifications of one field; those without a field where it is empty.
    OfField(String),
}

/// Of what the columns are.
#[derive(Clone, Copy)]
pub struct Columns<'a> {
    /// What municipalities belong to.
    pub places: Places<'a>,
    /// Only those of this group, each for itself.
    pub within: Option<&'a str>,
}

impl Columns<'_> {
    /// All municipalities, without groups.
    pub const ALONE: Self = Self {
        places: &each_alone,
        within: None,
    };
}

impl Matrix {
    /// The most rows or columns.
    pub const MOST: usize = 40;
}

/// The table of a region. Without demand: no rows.
pub fn matrix(region: &Region, coverage: &Coverage, rows: &Rows, columns: Columns) -> Matrix {
    let mut found = MatrixCells::default();
    let inside = columns.within.map(|group| {
        let own = |place: &&MunicipalityCode| (columns.places)(place).as_deref() == Some(group);
        region.municipalities.keys().filter(own).collect::<Vec<_>>()
    });
    let belongs = |place: &MunicipalityCode| {
        let inside = inside.as_ref();
        inside.is_none_or(|all| all.binary_search(&place).is_ok())
    };
    for cell in coverage.cells.iter().filter(|c| belongs(c.municipality)) {
        let mut put = |row: Option<MatrixRow>, share: f64| {
            if let Some(row) = row {
                let column = MatrixColumn::Municipality(cell.municipality.clone());
                let mut meeting = Meeting::default();
                meeting.add(cell.demand, &cell.tiers, share);
                found.put(row, column, meeting);
            }
        };
        let among = coverage.among(cell.target);
        for (code, share) in &among {
            put(row_of(region, code, rows), share.0);
        }
        if among.is_empty() {
            put(no_qualification(rows), 1.0);
        }
    }
    if columns.within.is_none() && found.columns.len() > Matrix::MOST {
        found = found.grouped(columns.places);
    }
    found.in_order()
}

fn row_of(region: &Region, code: &QualificationCode, rows: &Rows) -> Option<MatrixRow> {
    let known = region.qualifications.get(code);
    let field = known.and_then(|known| known.cnaef.as_deref());
    match rows {
        Rows::Fields => Some(field.map_or(MatrixRow::NoField, |field| {
            MatrixRow::Field(field.to_owned())
        })),
        Rows::Qualifications => Some(MatrixRow::Qualification(code.clone())),
        Rows::OfField(wanted) => {
            (field.unwrap_or_default() == wanted).then(|| MatrixRow::Qualification(code.clone()))
        }
    }
}

fn no_qualification(rows: &Rows) -> Option<MatrixRow> {
    let shown = !matches!(rows, Rows::OfField(_));
    shown.then_some(MatrixRow::NoQualification)
}

/// Meetings as they are found.
#[derive(Default)]
struct MatrixCells {
    rows: Vec<MatrixRow>,
    columns: Vec<MatrixColumn>,
    meetings: Vec<Vec<Option<Meeting>>>,
}

impl MatrixCells {
    fn put(&mut self, row: MatrixRow, column: MatrixColumn, meeting: Meeting) {
        let y = position(&mut self.rows, row);
        let x = position(&mut self.columns, column);
        if self.meetings.len() <= y {
            self.meetings.resize_with(y + 1, Vec::new);
        }
        let line = &mut self.meetings[y];
        if line.len() <= x {
            line.resize(x + 1, None);
        }
        line[x].get_or_insert_default().join(meeting);
    }

    /// The same with municipalities in the columns of their groups; those of none stay alone.
    fn grouped(self, places: Places) -> Self {
        let group = |column: &MatrixColumn| match column {
            MatrixColumn::Municipality(code) => places(code).map(MatrixColumn::Group),
            _ => None,
        };
        let columns: Vec<MatrixColumn> = self
            .columns
            .iter()
            .map(|c| group(c).unwrap_or_else(|| c.clone()))
            .collect();
        let mut found = Self::default();
        for (row, line) in self.rows.into_iter().zip(self.meetings) {
            for (column, meeting) in columns.iter().zip(line) {
                if let Some(meeting) = meeting {
                    found.put(row.clone(), column.clone(), meeting);
                }
            }
        }
        found
    }

    /// Rows and columns with the most demand first; those too many together, last.
    fn in_order(self) -> Matrix {
        let meeting = |y: usize, x: usize| self.meetings[y].get(x).copied().flatten();
        let sum = |all: &mut dyn Iterator<Item = Option<Meeting>>| {
            let mut sum = Meeting::default();
            all.flatten().for_each(|one| sum.join(one));
            sum
        };
        let (height, width) = (self.rows.len(), self.columns.len());
        let of_row = |y: usize| sum(&mut (0..width).map(|x| meeting(y, x)));
        let of_column = |x: usize| sum(&mut (0..height).map(|y| meeting(y, x)));
        let lines = groups(height, &of_row, &|y| {
            self.rows[y] == MatrixRow::NoQualification
        });
        let stacks = groups(width, &of_column, &|_| false);
        let rows = lines.iter().map(|line| {
            let row = match line.as_slice() {
                [one] => self.rows[*one].clone(),
                many => MatrixRow::Others(many.len()),
            };
            (row, sum(&mut line.iter().map(|y| Some(of_row(*y)))))
        });
        let columns = stacks.iter().map(|stack| {
            let column = match stack.as_slice() {
                [one] => self.columns[*one].clone(),
                many => MatrixColumn::Others(many.len()),
            };
            (column, sum(&mut stack.iter().map(|x| Some(of_column(*x)))))
        });
        let cells = lines.iter().map(|line| {
            let cell = |stack: &Vec<usize>| {
                let mut all = line
                    .iter()
                    .flat_map(|y| stack.iter().map(move |x| (*y, *x)))
                    .map(|(y, x)| meeting(y, x))
                    .filter(Option::is_some)
                    .peekable();
                all.peek()?;
                Some(sum(&mut all))
            };
            stacks.iter().map(cell).collect()
        });
        Matrix {
            rows: rows.collect(),
            columns: columns.collect(),
            cells: cells.collect(),
            total: sum(&mut (0..height).map(|y| Some(of_row(y)))),
        }
    }
}

/// The places of rows or columns in their order, one by one, or the last of them together.
fn groups(
    count: usize,
    sum: &dyn Fn(usize) -> Meeting,
    stands_last: &dyn Fn(usize) -> bool,
) -> Vec<Vec<usize>> {
    let sums: Vec<f64> = (0..count).map(|i| sum(i).demand.0).collect();
    let mut order: Vec<usize> = (0..count).collect();
    put_in_order(&mut order, |a, b| {
        let last = stands_last(*a).cmp(&stands_last(*b));
        last.then(sums[*b].total_cmp(&sums[*a]))
    });
    if count <= Matrix::MOST {
        return order.into_iter().map(|one| vec![one]).collect();
    }
    let rest = order.split_off(Matrix::MOST - 1);
    let mut groups: Vec<Vec<usize>> = order.into_iter().map(|one| vec![one]).collect();
    groups.push(rest);
    groups
}

fn position<T: PartialEq>(list: &mut Vec<T>, wanted: T) -> usize {
    let found = list.iter().position(|one| *one == wanted);
    found.unwrap_or_else(|| {
        list.push(wanted);
        list.len() - 1
    })
}
