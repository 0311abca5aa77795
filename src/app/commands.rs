//! Everything that can be asked for by name or by key, in one table: the shortcut sheet shows it,
//! the palette searches it, the keyboard obeys it.

use leptos::prelude::*;

use crate::browser::{page, paper};
use crate::components::grid::NEW_ROW_BUTTON;
use crate::components::link::use_go;
use crate::i18n::Words;
use crate::pages::shared::page_row::Needs;
use crate::state::document::Document;
use crate::state::transfers::Transfers;

/// Something that can be asked for. Its words are `command.<id>`, and `command_search.<id>` has what else one
/// might look for.
pub struct Command {
    pub id: &'static str,
    /// Any of them does it; the first is the one that is shown.
    pub keys: &'static [Key],
    pub needs: Needs,
    pub act: Act,
}

/// A key, as the browser names it, with what is held down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Alone: not while one types, and not at all where the user turned it off.
    Single(&'static str),
    /// With Ctrl, or the command key of a Mac.
    Ctrl(&'static str),
    /// With Ctrl and Shift.
    CtrlShift(&'static str),
}

/// What is done.
#[derive(Clone, Copy)]
pub enum Act {
    Go(&'static str),
    Do(fn(Hands)),
}

/// What commands act with.
#[derive(Clone, Copy)]
pub struct Hands {
    pub document: Document,
    pub transfers: Transfers,
    pub open: RwSignal<OpenOverlay>,
    go: StoredValue<Go>,
}

/// Goes to a page by its route.
type Go = Box<dyn Fn(&str) + Send + Sync>;

/// What of the two stands over the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenOverlay {
    Nothing,
    Palette,
    Sheet,
}

impl Hands {
    /// Hands for the page that is drawn; they are made inside the router.
    pub fn here() -> Self {
        Self {
            document: Document::here(),
            transfers: Transfers::here(),
            open: RwSignal::new(OpenOverlay::Nothing),
            go: StoredValue::new(Box::new(use_go())),
        }
    }

    /// Goes to a page by its route.
    pub fn to(self, route: &str) {
        self.go.with_value(|go| go(route));
    }
}

/// All commands, in the order in which they are shown, the palette first. Every page that has a label in the table of
/// pages has one of its own besides.
pub const COMMANDS: &[Command] = &[
    Command {
        id: "palette",
        keys: &[Key::Ctrl("k"), Key::Single("g")],
        needs: Needs::Nothing,
        act: Act::Do(|context| context.open.set(OpenOverlay::Palette)),
    },
    Command {
        id: "shortcuts",
        keys: &[Key::Single("?")],
        needs: Needs::Nothing,
        act: Act::Do(|context| context.open.set(OpenOverlay::Sheet)),
    },
    Command {
        id: "undo",
        keys: &[Key::Ctrl("z")],
        needs: Needs::Region,
        // Where nothing can be changed nothing can be undone, and the page says so already.
        act: Act::Do(|context| drop(context.document.undo())),
    },
    Command {
        id: "redo",
        keys: &[Key::CtrlShift("z"), Key::Ctrl("y")],
        needs: Needs::Region,
        act: Act::Do(|context| drop(context.document.redo())),
    },
    Command {
        id: "search",
        keys: &[Key::Single("/")],
        needs: Needs::Region,
        act: Act::Do(|_| page::focus_search()),
    },
    Command {
        id: "new_row",
        keys: &[Key::Single("n")],
        needs: Needs::Region,
        // A page without a table has no such button.
        act: Act::Do(|_| page::press(NEW_ROW_BUTTON)),
    },
    Command {
        id: "save_file",
        keys: &[Key::Ctrl("s")],
        needs: Needs::Region,
        act: Act::Do(|context| context.transfers.save_to_file()),
    },
    Command {
        id: "send",
        keys: &[],
        needs: Needs::Region,
        act: Act::Do(|context| context.transfers.send()),
    },
    Command {
        id: "exchange",
        keys: &[],
        needs: Needs::Region,
        act: Act::Do(|context| context.to("/exchange")),
    },
    Command {
        id: "help",
        keys: &[],
        needs: Needs::Nothing,
        act: Act::Do(|context| context.to("/help")),
    },
    Command {
        id: "print",
        // Ctrl+P is the browser's own and does the same.
        keys: &[],
        needs: Needs::Nothing,
        act: Act::Do(|_| paper::print()),
    },
    Command {
        id: "other_region",
        keys: &[],
        needs: Needs::Nothing,
        act: Act::Do(|context| context.to("/")),
    },
];

impl Command {
    /// Whether it can be done now.
    pub fn is_possible(&self, context: Hands) -> bool {
        self.needs == Needs::Nothing || context.document.region().is_some()
    }

    /// The keys of its first shortcut, to be pressed together.
    pub fn caps(&self, ctrl: &'static str) -> Vec<String> {
        let first = self.keys.first();
        first.map(|key| key.caps(ctrl)).unwrap_or_default()
    }

    /// What it is called.
    pub fn label(&self, w: Words) -> String {
        w.of("command", self.id)
    }

    /// Everything by which it may be looked for.
    pub fn words(&self, w: Words) -> String {
        let others = w.of("command_search", self.id);
        format!("{} {others}", self.label(w))
    }
}

impl Act {
    /// Does it.
    pub fn run(self, context: Hands) {
        match self {
            Self::Go(path) => context.to(path),
            Self::Do(act) => act(context),
        }
    }
}

impl Key {
    /// The keys as they stand on a keyboard, to be pressed together.
    pub fn caps(self, ctrl: &'static str) -> Vec<String> {
        let (held, key): (&[&str], _) = match self {
            Self::Single(key) => (&[], key),
            Self::Ctrl(key) => (&[ctrl], key),
            Self::CtrlShift(key) => (&[ctrl, "⇧"], key),
        };
        let held = held.iter().map(|cap| (*cap).to_owned());
        held.chain([key.to_uppercase()]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn no_two_commands_have_the_same_id_or_key() {
        let mut ids: Vec<_> = COMMANDS.iter().map(|command| command.id).collect();
        let keys = COMMANDS.iter().flat_map(|command| command.keys);
        let mut keys: Vec<_> = keys.map(|key| key.caps("Ctrl")).collect();
        let count = (ids.len(), keys.len());
        ids.sort_unstable();
        ids.dedup();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!((ids.len(), keys.len()), count);
    }

    #[test]
    fn every_command_has_its_words() {
        for command in COMMANDS {
            for &language in Language::ALL {
                for head in ["command", "command_search"] {
                    assert!(Words(language).knows(&format!("{head}.{}", command.id)));
                }
            }
        }
    }
}
