//! Cuts the program into parts that are loaded when they are first needed.
//!
//! Trunk knows nothing of that. While it builds, this program therefore stands on PATH under the
//! name of `wasm-bindgen`: it first lets `wasm-split-cli` cut the wasm at the functions that are
//! marked `#[wasm_split]`, then calls the real `wasm-bindgen` on the part that comes first. The other
//! parts and the script that loads them go to one folder that is named after their content.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::profile::Profile;
use crate::shell::{self, Result};

/// The name under which Trunk looks for us.
const BINDGEN: &str = "wasm-bindgen";
/// Where the real one lies.
const REAL: &str = "ENLACE_WASM_BINDGEN";
/// The script that `wasm-split-cli` writes beside the parts.
const LOADER: &str = "__wasm_split.js";
/// The folder of the parts, below `dist/`; Trunk copies what scripts bring along from there.
const FOLDER: &str = "snippets";

/// What the linker has to be told, so that the program can be cut.
pub const LINKED_TO_BE_CUT: &str = "-C link-args=--emit-relocs";

/// What `wasm-opt` has to know of the wasm that Rust makes.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// A folder for PATH in which we are `wasm-bindgen`, and the variable that names the real one.
pub fn stand_in(path: &std::ffi::OsStr) -> Result<(PathBuf, (&'static str, PathBuf))> {
    let name = format!("{BINDGEN}{}", std::env::consts::EXE_SUFFIX);
    let real = std::env::split_paths(path)
        .map(|folder| folder.join(&name))
        .find(|file| file.is_file())
        .ok_or("wasm-bindgen is not among the tools")?;
    let folder = shell::root().join("target").join("enlace-tools");
    let us = std::env::current_exe().map_err(|error| format!("cannot find ourselves: {error}"))?;
    make_folder(&folder)?;
    copy(&us, &folder.join(&name))?;
    Ok((folder, (REAL, real)))
}

/// Whether this program was started under the other name.
pub fn is_stand_in() -> bool {
    let name = std::env::args_os().next().map(PathBuf::from);
    name.and_then(|name| Some(name.file_stem()? == BINDGEN)) == Some(true)
}

/// Does what `wasm-bindgen` does with these arguments, on a program that is cut before.
pub fn bind(arguments: &[String]) -> Result {
    let real = std::env::var_os(REAL).ok_or(format!("{REAL} is not set"))?;
    let mut bindgen = shell::program(&real);
    let value = |key: &str| arguments.iter().find_map(|word| word.strip_prefix(key));
    let program = arguments.iter().find(|word| word.ends_with(".wasm"));
    let (Some(program), Some(out), Some(name)) =
        (program, value("--out-dir="), value("--out-name="))
    else {
        return shell::run(bindgen.args(arguments));
    };

    if name == "worker" || name == "helper" {
        // A worker comes in one piece, when it is first needed.
        shell::run(bindgen.args(arguments))?;
        return without_relocations(&Path::new(out).join(format!("{name}_bg.wasm")));
    }
    let out = Path::new(out);
    let parts = parts_folder();
    fs::remove_dir_all(&parts).ok();
    fs::remove_dir_all(out.join(FOLDER)).ok();
    shell::run(
        shell::program("wasm-split-cli")
            .args([program.as_str(), &parts.to_string_lossy()])
            .args(["--target", "web", "--out-name", name]),
    )?;
    let first = parts.join(format!("{name}.wasm"));
    let others = arguments.iter().filter(|word| *word != program);
    shell::run(bindgen.args(others).arg("--keep-lld-exports").arg(&first))?;
    remove(&first)?;

    let loader = parts.join(LOADER);
    let script = loader_that_is_told(&read(&loader)?, name)?;
    write(&loader, &script)?;
    let folder = format!("{FOLDER}/parts-{}", fingerprint(&parts)?);
    make_folder(&out.join(&folder))?;
    copy(&loader, &out.join(&folder).join(LOADER))?;
    remove(&loader)?;
    let glue = out.join(format!("{name}.js"));
    write(&glue, &glue_that_tells(&read(&glue)?, &folder)?)
}

/// Takes out of a program what the linker wrote for whoever cuts it ([`LINKED_TO_BE_CUT`]): a third of
/// the worker, which nobody cuts.
fn without_relocations(file: &Path) -> Result {
    let bytes =
        fs::read(file).map_err(|error| format!("cannot read {}: {error}", file.display()))?;
    let kept = kept_sections(&bytes)
        .ok_or_else(|| format!("{} does not have the sections of wasm", file.display()))?;
    fs::write(file, kept).map_err(|error| format!("cannot write {}: {error}", file.display()))
}

/// A program without its sections `linking` and `reloc.…`; `None` where it is no program.
fn kept_sections(bytes: &[u8]) -> Option<Vec<u8>> {
    let (head, mut rest) = bytes.split_at_checked(8)?;
    let mut kept = head.to_vec();
    while let Some((kind, after)) = rest.split_first() {
        let (length, after) = number(after)?;
        let (content, next) = after.split_at_checked(length)?;
        let is_custom = *kind == 0;
        let name = is_custom.then(|| {
            let (length, after) = number(content)?;
            after.get(..length)
        });
        let name = name.flatten().unwrap_or_default();
        if name != b"linking" && !name.starts_with(b"reloc.") {
            kept.extend(&rest[..rest.len() - next.len()]);
        }
        rest = next;
    }
    Some(kept)
}

/// A number in LEB128, and what follows.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let end = bytes.iter().take(5).position(|byte| byte & 0x80 == 0)?;
    let (digits, rest) = bytes.split_at(end + 1);
    let value = digits
        .iter()
        .rev()
        .fold(0, |sum, byte| sum << 7 | usize::from(byte & 0x7f));
    Some((value, rest))
}

/// Makes the parts small and puts them beside the script that loads them.
pub fn finish(made: &Path, path: &std::ffi::OsStr, profile: Profile) -> Result {
    let folder = fs::read_dir(made.join(FOLDER))
        .map_err(|error| format!("the build has no parts: {error}"))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| path.join(LOADER).is_file())
        .ok_or("the build has no script that loads its parts")?;
    for part in crate::stamp::files_in(&parts_folder())? {
        let name = part.file_name().unwrap_or_default();
        if profile == Profile::Quick {
            copy(&part, &folder.join(name))?;
            continue;
        }
        // It remarks on the names of symbols, which it then takes out.
        shell::run_quietly(
            shell::program("wasm-opt")
                .args(["-Oz", "-o"])
                .args([folder.join(name), part.clone()])
                .args(FEATURES)
                .env("PATH", path),
        )?;
    }
    Ok(())
}

fn parts_folder() -> PathBuf {
    shell::root().join("target").join("enlace-parts")
}

/// The parts need the program that runs. Asked for by name, its script would have to be called as
/// Trunk will call it; so the program tells the loader instead.
fn loader_that_is_told(script: &str, name: &str) -> Result<String> {
    let import = format!("import {{ initSync }} from \"./{name}.js\";");
    if !script.contains(&import) {
        return Err(format!("{LOADER} does not ask for the program as it did"));
    }
    let told = "let initSync;\nexport function tell(program) { initSync = program; }";
    Ok(script.replace(&import, told))
}

/// Only where the script is imported: under its first name it is also handed to the program.
fn glue_that_tells(glue: &str, folder: &str) -> Result<String> {
    let import = format!("from \"./{LOADER}\"");
    if !glue.contains(&import) {
        return Err("the program's script does not load its parts as it did".to_owned());
    }
    let here = format!("from \"./{folder}/{LOADER}\"");
    let glue = glue.replace(&import, &here);
    Ok(format!(
        "import {{ tell }} {here};\n{glue}\ntell(initSync);\n"
    ))
}

/// Sixteen digits that change with any of the parts.
fn fingerprint(parts: &Path) -> Result<String> {
    let mut hash = Sha256::new();
    for part in crate::stamp::files_in(parts)? {
        hash.update(
            part.file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .as_bytes(),
        );
        let bytes =
            fs::read(&part).map_err(|error| format!("cannot read {}: {error}", part.display()))?;
        hash.update(bytes);
    }
    let digits = hash.finalize();
    Ok(digits.iter().take(8).map(|b| format!("{b:02x}")).collect())
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).map_err(|error| format!("cannot read {}: {error}", file.display()))
}

fn write(file: &Path, text: &str) -> Result {
    fs::write(file, text).map_err(|error| format!("cannot write {}: {error}", file.display()))
}

fn remove(file: &Path) -> Result {
    fs::remove_file(file).map_err(|error| format!("cannot remove {}: {error}", file.display()))
}

fn make_folder(folder: &Path) -> Result {
    fs::create_dir_all(folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))
}

fn copy(from: &Path, to: &Path) -> Result {
    // A program that runs cannot be written over, but its name can be given to another.
    fs::remove_file(to).ok();
    match fs::copy(from, to) {
        Ok(_) => Ok(()),
        Err(error) => Err(format!(
            "cannot copy {} to {}: {error}",
            from.display(),
            to.display()
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loader_is_told_of_the_program_instead_of_asking_for_it_by_name() {
        let script = "import { initSync } from \"./web.js\";\nconst load = 1;";
        let told = loader_that_is_told(script, "web").expect("asks as it did");
        assert!(!told.contains("web.js") && told.contains("export function tell"));
        assert!(loader_that_is_told("import x", "web").is_err());
    }

    #[test]
    fn a_program_that_nobody_cuts_loses_what_is_there_for_cutting() {
        let section = |kind: u8, content: &[u8]| [&[kind, content.len() as u8], content].concat();
        let head = b"\0asm\x01\0\0\0".to_vec();
        let code = section(10, &[0; 100]);
        let linked = [
            head.clone(),
            section(0, b"\x07linking\x01"),
            code.clone(),
            section(0, b"\x0areloc.CODE\x02"),
            section(0, b"\x09producers\x03"),
        ];
        let expected = [head, code, section(0, b"\x09producers\x03")].concat();
        assert_eq!(kept_sections(&linked.concat()), Some(expected));
        assert_eq!(kept_sections(b"\0asm"), None);
        assert_eq!(kept_sections(b"\0asm\x01\0\0\0\x0a\x7f"), None);
    }

    #[test]
    fn the_script_of_the_program_loads_the_parts_from_their_folder() {
        let glue = "import * as a from \"./__wasm_split.js\"\n\
                    const imports = { \"./__wasm_split.js\": a };";
        let telling = glue_that_tells(glue, "snippets/parts-1").expect("loads as it did");
        assert!(telling.contains("from \"./snippets/parts-1/__wasm_split.js\""));
        assert!(telling.trim_end().ends_with("tell(initSync);"));
        assert!(telling.contains("{ \"./__wasm_split.js\": a }"));
    }
}
