//! How a build of the page is made: as it ships, or quickly.

use crate::shell::Result;

/// How a build of the page is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BuildProfile {
    /// What ships: small and fast, and minutes in the making.
    Release,
    /// For trying a change and for the stories: larger, slower, hardly compressed, but soon there.
    Quick,
}

impl BuildProfile {
    /// The option that asks for this profile, with every command that builds the page.
    pub fn option(self) -> &'static str {
        match self {
            Self::Release => "--release",
            Self::Quick => "--quick",
        }
    }

    /// The cargo profile in `Cargo.toml`.
    pub fn of_cargo(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Quick => "quick",
        }
    }

    /// Takes `--release` or `--quick` out of a command's options; without either it is `default`,
    /// with both an error. Gives the profile and the other options.
    pub fn from_options(options: &[String], default: Self) -> Result<(Self, Vec<String>)> {
        let asks_for = |profile: Self| options.iter().any(|option| option == profile.option());
        let profile = match (asks_for(Self::Release), asks_for(Self::Quick)) {
            (true, true) => return Err("choose one of --release and --quick".to_owned()),
            (true, false) => Self::Release,
            (false, true) => Self::Quick,
            (false, false) => default,
        };
        let is_other =
            |option: &&String| *option != Self::Release.option() && *option != Self::Quick.option();
        Ok((profile, options.iter().filter(is_other).cloned().collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &[&str], expected: Result<(BuildProfile, &[&str])>) {
        let options: Vec<String> = words.iter().map(|&word| word.to_owned()).collect();
        let found = BuildProfile::from_options(&options, BuildProfile::Quick);
        let expected =
            expected.map(|(profile, rest)| (profile, rest.iter().map(|&w| w.to_owned()).collect()));
        assert_eq!(found, expected);
    }

    #[test]
    fn the_last_word_on_the_profile_is_the_developers() {
        check(&[], Ok((BuildProfile::Quick, &[])));
        check(&["--quick"], Ok((BuildProfile::Quick, &[])));
        check(
            &["--port", "1", "--release"],
            Ok((BuildProfile::Release, &["--port", "1"])),
        );
    }

    #[test]
    fn two_profiles_at_once_are_refused() {
        let options = ["--quick".to_owned(), "--release".to_owned()];
        assert!(BuildProfile::from_options(&options, BuildProfile::Quick).is_err());
    }
}
