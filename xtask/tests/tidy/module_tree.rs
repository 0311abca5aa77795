//! The modules of a crate: what each defines, brings into scope and names by a path.

use std::collections::{BTreeMap, BTreeSet};

use crate::tokens::{Token, after_bracket, tokens, without_tests};
use crate::{read, root};

/// A path from the root of its crate.
pub type ModulePath = Vec<String>;

/// One module; a module within a file is one of its own.
#[derive(Default)]
pub struct Module {
    pub file: String,
    defined: BTreeSet<String>,
    /// Paths by the name that they have here: `use a::b as c` stands under `c`.
    imports: BTreeMap<String, Vec<String>>,
    /// Paths of modules all of whose names are brought in.
    globs: Vec<Vec<String>>,
    /// What a `pub use` shows under which name.
    re_exports: Vec<(String, Vec<String>)>,
    /// What is imported for this module alone, and what the code names by a path with `::`.
    named: BTreeSet<Vec<String>>,
    /// First words of what the code names, to tell a re-export that is also used here.
    words: BTreeSet<String>,
}

/// All modules of a crate, without its tests.
pub struct ModuleTree {
    /// Such as `src/lib.rs`.
    pub root_file: String,
    pub modules: BTreeMap<ModulePath, Module>,
}

impl ModuleTree {
    /// Reads the tree below a root file.
    pub fn read(root_file: &str) -> Self {
        let mut tree = Self {
            root_file: root_file.to_owned(),
            modules: BTreeMap::new(),
        };
        tree.read_file(root_file, Vec::new());
        tree
    }

    fn read_file(&mut self, file: &str, path: ModulePath) {
        let text = read(&root().join(file));
        let all = tokens(&text);
        self.read_module(file, path, &without_tests(&all));
    }

    fn read_module(&mut self, file: &str, path: ModulePath, code: &[Token]) {
        let mut module = Module {
            file: file.to_owned(),
            ..Module::default()
        };
        let mut at = 0;
        while at < code.len() {
            let word = code[at].text;
            let next = code.get(at + 1).map_or("", |token| token.text);
            let after_next = code.get(at + 2).map_or("", |token| token.text);
            match word {
                "mod" if after_next == ";" || after_next == "{" => {
                    let child = [path.clone(), vec![next.to_owned()]].concat();
                    let end = after_bracket(code, at + 2);
                    if after_next == ";" {
                        self.read_file(&file_of_child(file, path.is_empty(), next), child);
                    } else {
                        self.read_module(file, child, &code[at + 3..end - 1]);
                    }
                    at = end;
                    continue;
                }
                "use" => {
                    let is_public = at > 0 && matches!(code[at - 1].text, "pub" | ")");
                    at = module.read_use(code, at + 1, &[], is_public);
                    continue;
                }
                "fn" | "struct" | "enum" | "trait" | "type" | "const" | "static" => {
                    module.defined.insert(next.to_owned());
                }
                "macro_rules" => {
                    module.defined.insert(after_next.to_owned());
                }
                _ => {}
            }
            at = module.read_path(code, at);
        }
        self.modules.insert(path, module);
    }

    /// The module that defines what `path` names when it stands in the module `from`, and the name; none
    /// for what comes from another crate, and for a module itself.
    fn follow(
        &self,
        from: &[String],
        path: &[String],
        depth: usize,
    ) -> Option<(ModulePath, String)> {
        let (first, rest) = path.split_first()?;
        let mut at = from.to_vec();
        match first.as_str() {
            "crate" => at.clear(),
            "self" => {}
            "super" => {
                at.pop()?;
            }
            _ => {
                let here = self.modules.get(from)?;
                let is_here = self.child(from, first).is_some() || here.defined.contains(first);
                // `use csv::csv` takes from another crate.
                let imported = here.imports.get(first);
                if !is_here && imported.is_none_or(|import| import.first() == Some(first)) {
                    return None;
                }
                return self.walk(at, path, depth);
            }
        }
        let supers = rest.iter().take_while(|part| *part == "super").count();
        at.truncate(at.len().checked_sub(supers)?);
        self.walk(at, &rest[supers..], depth)
    }

    /// Goes down from a module along names that it has.
    fn walk(
        &self,
        mut at: ModulePath,
        names: &[String],
        depth: usize,
    ) -> Option<(ModulePath, String)> {
        assert!(depth < 30, "an import goes round: {at:?} {names:?}");
        for (index, name) in names.iter().enumerate() {
            if let Some(child) = self.child(&at, name) {
                at = child;
                continue;
            }
            let here = self.modules.get(&at)?;
            if here.defined.contains(name) {
                return Some((at, name.clone()));
            }
            if let Some(import) = here.imports.get(name) {
                let whole = [import, &names[index + 1..]].concat();
                return self.follow(&at, &whole, depth + 1);
            }
            let through_glob = here.globs.iter().find_map(|glob| {
                let whole = [glob, &names[index..]].concat();
                let (module, found) = self.follow(&at, &whole, depth + 1)?;
                let is_there = self.modules[&module].defined.contains(&found);
                is_there.then_some((module, found))
            });
            // What a macro defines is not seen; it lies in the module that is named.
            return through_glob.or_else(|| Some((at, name.clone())));
        }
        None
    }

    fn child(&self, of: &[String], name: &str) -> Option<ModulePath> {
        let child = [of, &[name.to_owned()]].concat();
        self.modules.contains_key(&child).then_some(child)
    }

    /// The files of its modules.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.modules.values().map(|module| module.file.as_str())
    }

    /// From which file to which names are taken, and these names. What a module takes from one that it lies
    /// in is no arrow: a folder's `mod.rs` says first what its files are about, and they build on that.
    pub fn arrows(&self) -> BTreeMap<(String, String), BTreeSet<String>> {
        let mut found: BTreeMap<_, BTreeSet<String>> = BTreeMap::new();
        for (path, module) in &self.modules {
            // A re-export says where a name stands; only a use of it in the code is an arrow.
            let re_exports = module.re_exports.iter();
            let used_here = re_exports
                .filter(|(name, _)| module.words.contains(name))
                .map(|(_, path)| path);
            for named in used_here.chain(&module.named) {
                let definition = self.follow(path, named, 0);
                if let Some((other_path, name)) = definition
                    && !path.starts_with(&other_path)
                    && let other = &self.modules[&other_path]
                    && other.file != module.file
                {
                    let arrow = (module.file.clone(), other.file.clone());
                    found.entry(arrow).or_default().insert(name);
                }
            }
        }
        found
    }
}

impl Module {
    /// Reads one tree of a `use` that begins at `at`; the place after it.
    fn read_use(
        &mut self,
        code: &[Token],
        mut at: usize,
        before: &[String],
        is_public: bool,
    ) -> usize {
        let mut path = before.to_vec();
        loop {
            match code[at].text {
                "{" => {
                    let end = after_bracket(code, at);
                    at += 1;
                    while at < end - 1 {
                        at = self.read_use(code, at, &path, is_public);
                        at += usize::from(code[at].text == ",");
                    }
                    return end;
                }
                "*" => {
                    self.globs.push(path.clone());
                    if !is_public {
                        self.named.insert([path, vec!["*".to_owned()]].concat());
                    }
                    return at + 1;
                }
                // `use a::{self, B}` names `a` itself.
                "self" if !path.is_empty() => {}
                word => path.push(word.to_owned()),
            }
            at += 1;
            if code[at].text != "::" {
                break;
            }
            at += 1;
        }
        let mut name = path.last().cloned().unwrap_or_default();
        if code[at].text == "as" {
            name = code[at + 1].text.to_owned();
            at += 2;
        }
        if is_public {
            self.re_exports.push((name.clone(), path.clone()));
        } else {
            self.named.insert(path.clone());
        }
        self.imports.insert(name, path);
        at
    }

    /// Reads a word, or a path of several, at `at`; the place after it.
    fn read_path(&mut self, code: &[Token], mut at: usize) -> usize {
        let is_word = |at: usize| {
            let token = code.get(at).map_or("", |token| token.text);
            token.starts_with(|c: char| c.is_alphabetic() || c == '_')
        };
        let mut path = Vec::new();
        while is_word(at) {
            path.push(code[at].text.to_owned());
            at += 1;
            if !(code.get(at).is_some_and(|token| token.text == "::") && is_word(at + 1)) {
                break;
            }
            at += 1;
        }
        self.words.extend(path.first().cloned());
        match path.len() {
            0 => at + 1,
            1 => at,
            _ => {
                self.named.insert(path);
                at
            }
        }
    }
}

/// The file of the child module `name` of a file.
fn file_of_child(file: &str, is_root: bool, name: &str) -> String {
    let (folder, own) = file.rsplit_once('/').unwrap_or(("", file));
    let folder = match own.trim_end_matches(".rs") {
        "mod" => folder.to_owned(),
        _ if is_root => folder.to_owned(),
        own => format!("{folder}/{own}"),
    };
    let alone = format!("{folder}/{name}.rs");
    match root().join(&alone).exists() {
        true => alone,
        false => format!("{folder}/{name}/mod.rs"),
    }
}
