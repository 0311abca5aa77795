//! `cargo xtask torture`: locked files beside the format's published vectors and two other programs.

use crate::shell::{self, Result};
use crate::tools;

/// Goes through the vectors, and lets age-encryption and pyrage open what we lock and the reverse.
pub fn torture() -> Result {
    tools::ensure_age()?;
    let python = tools::ensure_pyrage()?;
    // As the tests are built, so that nothing is compiled anew.
    let build = ["build", "--quiet", "--workspace", "--example", "age"];
    shell::run(shell::cargo().args(build))?;
    println!("Locked files beside the published vectors and two other programs: some minutes …");
    shell::run(
        shell::program("node")
            .args(["tests/age/run.mjs", "target/debug/examples/age"])
            .arg(python),
    )
}
