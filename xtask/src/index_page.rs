//! Reads `index.html`, which names all that belongs to the page in the words of Trunk, and writes the page
//! of a build from it.
//!
//! Trunk alone builds the page too, in one piece; `cargo xtask build` does what Trunk cannot: it cuts the
//! program into parts, and lets the page answer before the workers are there.

use std::fs;
use std::path::Path;

use crate::dist;
use crate::program::{Program, ProgramKind};
use crate::shell::{self, Result};
use crate::stamp;

/// A line of `index.html` that Trunk would act upon.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Asset {
    /// The folder of the page itself, to which all its addresses are relative.
    Base,
    Style(String),
    /// A folder, and where its files go.
    Folder {
        from: String,
        to: String,
    },
    Program(Program),
}

/// `index.html`, line by line.
pub struct IndexPage {
    lines: Vec<(String, Option<Asset>)>,
}

impl IndexPage {
    /// Reads the page of the checkout; an error names the line that Trunk would understand and we do not.
    pub fn read() -> Result<Self> {
        let file = shell::root().join("index.html");
        let text = fs::read_to_string(&file)
            .map_err(|error| format!("cannot read {}: {error}", file.display()))?;
        Self::parse(&text)
    }

    fn parse(text: &str) -> Result<Self> {
        let lines = text
            .lines()
            .map(|line| Ok((line.to_owned(), asset(line)?)))
            .collect::<Result<Vec<_>>>()?;
        Ok(Self { lines })
    }

    /// The program of the page.
    pub fn program(&self) -> Result<&Program> {
        let found = self
            .programs()
            .find(|program| program.kind == ProgramKind::Page);
        found.ok_or_else(|| "index.html names no program of the page".to_owned())
    }

    /// The programs of the workers.
    pub fn workers(&self) -> impl Iterator<Item = &Program> {
        self.programs()
            .filter(|program| program.kind == ProgramKind::Worker)
    }

    fn programs(&self) -> impl Iterator<Item = &Program> {
        self.lines.iter().filter_map(|(_, asset)| match asset {
            Some(Asset::Program(program)) => Some(program),
            _ => None,
        })
    }

    /// All style sheets in their order: one file comes sooner than many, and is much smaller compressed.
    fn joined_styles(&self) -> Result<String> {
        let mut all = String::new();
        for (_, asset) in &self.lines {
            if let Some(Asset::Style(name)) = asset {
                let file = shell::root().join(name);
                let style = fs::read_to_string(&file)
                    .map_err(|error| format!("cannot read {}: {error}", file.display()))?;
                all.push_str(&style);
            }
        }
        Ok(all)
    }

    /// Writes the page, its styles and the folders that are copied into `folder`. `program` is the
    /// folder in there with the program of the page, and `preloaded` its scripts that are always needed.
    pub fn assemble(&self, folder: &Path, program: &str, preloaded: &[String]) -> Result {
        let root = shell::root();
        let mut has_styles = false;
        let mut page = String::new();
        for (line, asset) in &self.lines {
            let indent = &line[..line.len() - line.trim_start().len()];
            let written = match asset {
                None => vec![line.trim_start().to_owned()],
                Some(Asset::Base) => vec!["<base href=\"./\">".to_owned()],
                Some(Asset::Style(_)) if has_styles => Vec::new(),
                Some(Asset::Style(_)) => {
                    has_styles = true;
                    let style = write_style(&self.joined_styles()?, folder)?;
                    vec![format!("<link rel=\"stylesheet\" href=\"./{style}\">")]
                }
                Some(Asset::Folder { from, to }) => {
                    copy_folder(&root.join(from), &folder.join(to))?;
                    Vec::new()
                }
                Some(Asset::Program(Program {
                    kind: ProgramKind::Worker,
                    ..
                })) => Vec::new(),
                Some(Asset::Program(Program { name, .. })) => start(program, name, preloaded),
            };
            for line in written {
                page.push_str(&format!("{indent}{line}\n"));
            }
        }
        let file = folder.join("index.html");
        fs::write(&file, page).map_err(|error| format!("cannot write {}: {error}", file.display()))
    }
}

/// What loads the program and starts it. The event has the name that Trunk gives it.
fn start(folder: &str, name: &str, preloaded: &[String]) -> Vec<String> {
    let script = |file: &String| {
        format!("<link rel=\"modulepreload\" href=\"./{folder}/{file}\" crossorigin=\"anonymous\">")
    };
    let mut lines: Vec<String> = preloaded.iter().map(script).collect();
    lines.push(format!(
        "<link rel=\"preload\" href=\"./{folder}/{name}_bg.wasm\" crossorigin=\"anonymous\" \
         as=\"fetch\" type=\"application/wasm\">"
    ));
    lines.push(format!(
        "<script type=\"module\">import init from \"./{folder}/{name}.js\"; \
         const wasm = await init({{ module_or_path: \"./{folder}/{name}_bg.wasm\" }}); \
         dispatchEvent(new CustomEvent(\"TrunkApplicationStarted\", {{ detail: {{ wasm }} }}));</script>"
    ));
    lines
}

/// Writes the styles under a name that changes with their content, and gives that name.
fn write_style(style: &str, folder: &Path) -> Result<String> {
    let name = format!("style-{}.css", stamp::short(style.as_bytes()));
    let file = folder.join(&name);
    fs::write(&file, style).map_err(|error| format!("cannot write {}: {error}", file.display()))?;
    Ok(name)
}

fn copy_folder(from: &Path, to: &Path) -> Result {
    for name in stamp::names_in(from)? {
        let copy = to.join(&name);
        if let Some(folder) = copy.parent() {
            dist::make_folder(folder)?;
        }
        fs::copy(from.join(&name), &copy)
            .map_err(|error| format!("cannot make {}: {error}", copy.display()))?;
    }
    Ok(())
}

/// What Trunk would do with a line; `None` for a line that goes into the page as it is.
fn asset(line: &str) -> Result<Option<Asset>> {
    if line.contains("<base data-trunk-public-url>") {
        return Ok(Some(Asset::Base));
    }
    if !line.contains("data-trunk") {
        return Ok(None);
    }
    let is_whole = line.trim().starts_with("<link data-trunk ") && line.trim().ends_with('>');
    let unknown = || {
        format!(
            "index.html has a line for Trunk that xtask does not know: {}",
            line.trim()
        )
    };
    let value = |name: &str| {
        let (_, rest) = line.split_once(&format!(" {name}=\""))?;
        Some(rest.split_once('"')?.0.to_owned())
    };
    let href = value("href");
    match (value("rel").filter(|_| is_whole).as_deref(), href) {
        (Some("css"), Some(href)) => Ok(Some(Asset::Style(href))),
        (Some("copy-dir"), Some(from)) => {
            let to = value("data-target-path").unwrap_or_else(|| from.clone());
            Ok(Some(Asset::Folder { from, to }))
        }
        (Some("rust"), href) => Ok(Some(Asset::Program(Program {
            manifest: href.unwrap_or_else(|| "Cargo.toml".to_owned()),
            name: value("data-bin").ok_or_else(unknown)?,
            kind: match value("data-type").as_deref() {
                None => ProgramKind::Page,
                Some("worker") => ProgramKind::Worker,
                Some(_) => return Err(unknown()),
            },
        }))),
        _ => Err(unknown()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_of_the_repository_names_three_programs() {
        let page = IndexPage::read().expect("is understood");
        assert_eq!(page.program().expect("is there").name, "enlace-web");
        let workers: Vec<_> = page
            .workers()
            .map(|program| program.name.as_str())
            .collect();
        assert_eq!(workers, ["worker", "helper"]);
    }

    #[test]
    fn a_line_for_trunk_that_we_do_not_know_is_an_error_and_not_left_out() {
        for line in [
            "<link data-trunk rel=\"sass\" href=\"a.scss\">",
            "<link data-trunk rel=\"rust\">",
            "<link data-trunk rel=\"css\"",
            "<script data-trunk src=\"a.js\"></script>",
        ] {
            assert!(IndexPage::parse(line).is_err(), "{line}");
        }
    }

    #[test]
    fn an_assembled_page_has_nothing_left_for_trunk() {
        let folder = std::env::temp_dir().join(format!("enlace-page-{}", std::process::id()));
        dist::make_folder(&folder).expect("can be made");
        let page = IndexPage::read().expect("is understood");
        let scripts = ["enlace-web.js".to_owned()];
        page.assemble(&folder, "program-1", &scripts)
            .expect("can be written");
        let html = fs::read_to_string(folder.join("index.html")).expect("is there");
        let names = stamp::names_in(&folder).expect("can be listed");
        fs::remove_dir_all(&folder).expect("can be removed");
        assert!(!html.contains("data-trunk"));
        assert!(html.contains("import init from \"./program-1/enlace-web.js\""));
        let style = names.iter().find(|name| name.starts_with("style-"));
        assert!(html.contains(style.expect("is written").as_str()));
        assert!(names.iter().any(|name| name == "locales/pt.json"));
        assert!(names.iter().any(|name| name == "sw.js"));
    }
}
