//! A formula is written as text with its numbers filled in.

use enlace_method::explain::{Expr, FigureId, FigureUnit};
use enlace_model::order::put_in_order;

use crate::i18n::Words;

/// How many terms of a sum or product are written out; the others are counted.
const WRITTEN_OUT: usize = 12;

/// Sorts the terms by size where there are more than are written out, so that the terms that matter
/// come first.
pub fn largest_first<T>(all: &mut Vec<T>, value: impl Fn(&T) -> f64) {
    if all.len() > WRITTEN_OUT {
        put_in_order(all, |a, b| value(b).abs().total_cmp(&value(a).abs()));
    }
}

/// The precedence of a part of a formula, from the loosest; it decides about brackets.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Precedence {
    Sum,
    Product,
    Whole,
}

/// The formula with its numbers.
pub fn filled(w: Words, expr: &Expr) -> String {
    write(w, expr).0
}

/// A figure's value with its unit.
pub fn value(w: Words, id: FigureId, value: f64) -> String {
    match id.unit() {
        FigureUnit::Persons => w.value_persons(as_read(value, 10.0), &w.persons(value)),
        FigureUnit::Share => format!("{} ({})", w.percent(Some(value)), w.number(value, 4)),
        FigureUnit::Points => w.value_points(as_read(value, 100.0), &w.number(value, 2)),
        FigureUnit::Minutes => w.value_minutes(as_read(value, 10.0), &w.number(value, 1)),
        FigureUnit::Classes => w.value_classes(as_read(value, 10.0), &w.number(value, 1)),
        FigureUnit::Plain => w.number(value, 4),
    }
}

/// The number as the reader sees it, rounded to its decimals, so that what reads as 1 gets the
/// singular.
fn as_read(value: f64, step: f64) -> f64 {
    (value * step).round() / step
}

fn write(w: Words, expr: &Expr) -> (String, Precedence) {
    match expr {
        Expr::Constant(value) => number(w, *value),
        Expr::Operand(operand) => number(w, operand.value),
        Expr::Sum(terms) => chain(w, terms, " + ", Precedence::Sum, 0.0),
        Expr::Product(factors) => chain(w, factors, " × ", Precedence::Product, 1.0),
        Expr::Difference(from, taken) => {
            let text = format!(
                "{} − {}",
                held(w, from, Precedence::Sum),
                held(w, taken, Precedence::Product)
            );
            (text, Precedence::Sum)
        }
        Expr::Quotient(part, of) => {
            let text = format!(
                "{} ÷ {}",
                held(w, part, Precedence::Product),
                held(w, of, Precedence::Whole)
            );
            (text, Precedence::Product)
        }
        Expr::Min(all) => call(w, "min", all),
        Expr::Max(all) => call(w, "max", all),
        Expr::Power(base, exponent) => {
            let text = format!(
                "{} ^ {}",
                held(w, base, Precedence::Whole),
                held(w, exponent, Precedence::Whole)
            );
            (text, Precedence::Product)
        }
        Expr::Exp(of) => call(w, "exp", std::slice::from_ref(of)),
        Expr::Sqrt(of) => call(w, "√", std::slice::from_ref(of)),
        Expr::NormalQuantile(of) => call(w, "Φ⁻¹", std::slice::from_ref(of)),
        Expr::Floor(of) => (format!("⌊{}⌋", write(w, of).0), Precedence::Whole),
        Expr::Ceil(of) => (format!("⌈{}⌉", write(w, of).0), Precedence::Whole),
        Expr::GreatCircle(ends) => call(w, "km", ends.as_slice()),
    }
}

fn number(w: Words, value: f64) -> (String, Precedence) {
    let text = w.number(value, 4);
    if value < 0.0 {
        (format!("({text})"), Precedence::Whole)
    } else {
        (text, Precedence::Whole)
    }
}

fn held(w: Words, expr: &Expr, least: Precedence) -> String {
    let (text, hold) = write(w, expr);
    if hold < least {
        format!("({text})")
    } else {
        text
    }
}

fn chain(w: Words, all: &[Expr], sign: &str, hold: Precedence, empty: f64) -> (String, Precedence) {
    match all {
        [] => return number(w, empty),
        [one] => return write(w, one),
        _ => {}
    }
    let mut all: Vec<&Expr> = all.iter().collect();
    if hold == Precedence::Sum {
        largest_first(&mut all, |term| term.evaluate());
    }
    let written = all.iter().take(WRITTEN_OUT);
    let mut parts: Vec<String> = written.map(|e| held(w, e, hold)).collect();
    if all.len() > WRITTEN_OUT {
        parts.push(w.explain_more_terms((all.len() - WRITTEN_OUT) as f64));
    }
    (parts.join(sign), hold)
}

/// `name(a; b)`: the semicolon stands where a comma could be a decimal sign.
fn call(w: Words, name: &str, all: &[Expr]) -> (String, Precedence) {
    let parts: Vec<String> = all.iter().map(|e| write(w, e).0).collect();
    (format!("{name}({})", parts.join("; ")), Precedence::Whole)
}
