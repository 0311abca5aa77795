//! A drawing as an SVG file of its own: nothing in it needs the page's styles, fonts or patterns.

use crate::components::chart::drawing::{Drawing, Shape, ShapeKind};

/// The looks of an element with a class, as attributes: what the page's styles say of it on paper.
pub type Looks<'a> = &'a dyn Fn(&'static str, &'static str) -> String;

/// Fonts by family, since the system's own are not everywhere.
const FONT: &str = "font-family=\"system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif\"";

/// The whole file, on white.
pub fn svg(drawing: &Drawing, title: &str, looks: Looks) -> String {
    let (width, height) = (number(drawing.width), number(drawing.height));
    let mut file = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" {FONT}>\n<title>{}</title>\n",
        escaped(title)
    );
    file.push_str("<defs>");
    for (id, turn) in [("hatch", 45), ("hatch-back", -45)] {
        let line = looks(
            "line",
            if id == "hatch" {
                "hatch-line"
            } else {
                "hatch-back-line"
            },
        );
        file.push_str(&format!(
            "<pattern id=\"{id}\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"rotate({turn})\"><line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"5\"{line}/></pattern>"
        ));
    }
    file.push_str("</defs>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
    write(&drawing.shapes, looks, &mut file);
    file.push_str("</svg>\n");
    file
}

/// The tags and classes that a drawing uses, each once, with those of the patterns.
pub fn classes(drawing: &Drawing) -> Vec<(&'static str, &'static str)> {
    fn gather(shapes: &[Shape], found: &mut Vec<(&'static str, &'static str)>) {
        for shape in shapes {
            let own = (tag(&shape.form), shape.class);
            if !found.contains(&own) {
                found.push(own);
            }
            if let ShapeKind::Group { shapes, .. } = &shape.form {
                gather(shapes, found);
            }
        }
    }
    let mut found = vec![("line", "hatch-line"), ("line", "hatch-back-line")];
    gather(&drawing.shapes, &mut found);
    found
}

/// A number as short as it looks the same.
pub fn number(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    // No minus before nothing.
    format!("{}", if rounded == 0.0 { 0.0 } else { rounded })
}

fn tag(form: &ShapeKind) -> &'static str {
    match form {
        ShapeKind::Box { .. } => "rect",
        ShapeKind::Line { .. } => "line",
        ShapeKind::Circle { .. } => "circle",
        ShapeKind::Path(_) => "path",
        ShapeKind::Text { .. } => "text",
        ShapeKind::Group { .. } => "g",
    }
}

fn write(shapes: &[Shape], looks: Looks, file: &mut String) {
    for shape in shapes {
        let tag = tag(&shape.form);
        let place = match &shape.form {
            ShapeKind::Box { at, size } => attributes(&[
                ("x", at.0),
                ("y", at.1),
                ("width", size.0),
                ("height", size.1),
            ]),
            ShapeKind::Line { from, to } => {
                attributes(&[("x1", from.0), ("y1", from.1), ("x2", to.0), ("y2", to.1)])
            }
            ShapeKind::Circle { at, radius } => {
                attributes(&[("cx", at.0), ("cy", at.1), ("r", *radius)])
            }
            ShapeKind::Path(path) => format!(" d=\"{}\"", escaped(path)),
            ShapeKind::Text {
                at, anchor, turn, ..
            } => {
                let turned = turned(*turn, *at).map(|turned| format!(" transform=\"{turned}\""));
                let (place, anchor) = (attributes(&[("x", at.0), ("y", at.1)]), anchor.as_str());
                format!(
                    "{place} text-anchor=\"{anchor}\"{}",
                    turned.unwrap_or_default()
                )
            }
            ShapeKind::Group { shift, .. } => moved(*shift)
                .map(|moved| format!(" transform=\"{moved}\""))
                .unwrap_or_default(),
        };
        file.push_str(&format!("<{tag}{place}{}>", looks(tag, shape.class)));
        match &shape.form {
            ShapeKind::Text { text, .. } => file.push_str(&escaped(text)),
            ShapeKind::Group { shapes, .. } => write(shapes, looks, file),
            _ => {
                let said = shape.mark.as_ref().map(|mark| escaped(&mark.label));
                if let Some(said) = said {
                    file.push_str(&format!("<title>{said}</title>"));
                }
            }
        }
        file.push_str(&format!("</{tag}>\n"));
    }
}

/// How a text is turned, in the words of SVG.
pub fn turned(turn: f64, at: (f64, f64)) -> Option<String> {
    let [turn_, x, y] = [turn, at.0, at.1].map(number);
    (turn != 0.0).then(|| format!("rotate({turn_} {x} {y})"))
}

/// How a group is moved, in the words of SVG.
pub fn moved(shift: (f64, f64)) -> Option<String> {
    let [x, y] = [shift.0, shift.1].map(number);
    (shift != (0.0, 0.0)).then(|| format!("translate({x} {y})"))
}

fn attributes(pairs: &[(&str, f64)]) -> String {
    let written = pairs
        .iter()
        .map(|(name, value)| format!(" {name}=\"{}\"", number(*value)));
    written.collect()
}

/// Text as XML takes it; what XML cannot hold is left out.
fn escaped(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '"' => written.push_str("&quot;"),
            '\n' | '\t' => written.push(' '),
            c if c.is_control() => {}
            c => written.push(c),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::components::chart::drawing::Anchor;

    #[test]
    fn a_file_needs_nothing_of_the_page_and_no_name_breaks_it() {
        let text = "A <b> & \"c\"\u{0}".to_owned();
        let drawing = Drawing {
            width: 100.0,
            height: 50.04,
            shapes: vec![
                Shape::rectangle("near", (0.0, 1.25), (10.0, -4.0)).mark(Some(0), text.clone()),
                Shape::text("soft", Anchor::End, (1.0, 2.0), text),
            ],
            ..Drawing::default()
        };
        let looks = |tag: &str, class: &str| format!(" fill=\"{tag}-{class}\"");
        let file = svg(&drawing, "T & t", &looks);
        assert!(
            file.starts_with(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"50\""
            )
        );
        assert!(file.contains("<title>T &amp; t</title>"));
        assert!(file.contains(
            "<rect x=\"0\" y=\"1.3\" width=\"10\" height=\"0\" fill=\"rect-near\">\
             <title>A &lt;b&gt; &amp; &quot;c&quot;</title></rect>"
        ));
        assert!(!file.contains("class=") && !file.contains("style="));
        assert_eq!(classes(&drawing).len(), 4);
    }
}
