//! What a key does in a picker.

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PickerStep {
    /// Nothing that the picker would know of: the key is the field's own, or whoever holds the field.
    Pass,
    /// Shows what can be chosen.
    Open,
    /// Goes to an entry.
    To(usize),
    /// Chooses an entry; the key goes on to whoever holds the field.
    Choose(usize),
    /// Leaves everything as it was, since nobody typed or went to an entry; the key goes on.
    LeaveAsItIs,
    /// Takes the text as it stands; the key goes on.
    Take,
    /// Shows again what was chosen before.
    GiveUp,
}

/// Entries that are passed over with Page Up and Page Down.
const PAGE: usize = 8;

/// Where the picker stands when a key comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// It shows what was chosen.
    Resting,
    /// Something was typed and nothing is offered.
    Typed,
    /// Entries are offered: how many, which of them is marked, and how that came about.
    Offering {
        count: usize,
        marked: usize,
        by: MarkedBy,
    },
}

/// Who marked an entry of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkedBy {
    /// The list marked it when it opened: looking into a field changes nothing.
    Opening,
    /// The user typed, or went there with a key.
    User,
}

/// What the key with this name does.
pub fn step(key: &str, stand: Stand) -> PickerStep {
    let Stand::Offering { count, marked, by } = stand else {
        return match (key, stand) {
            ("ArrowDown" | "ArrowUp", _) => PickerStep::Open,
            ("Escape", Stand::Typed) => PickerStep::GiveUp,
            ("Enter" | "Tab", Stand::Typed) => PickerStep::Take,
            _ => PickerStep::Pass,
        };
    };
    let last = count.saturating_sub(1);
    match key {
        "ArrowDown" if marked >= last => PickerStep::To(0),
        "ArrowDown" => PickerStep::To(marked + 1),
        "ArrowUp" if marked == 0 => PickerStep::To(last),
        "ArrowUp" => PickerStep::To(marked - 1),
        "Home" => PickerStep::To(0),
        "End" => PickerStep::To(last),
        "PageDown" => PickerStep::To((marked + PAGE).min(last)),
        "PageUp" => PickerStep::To(marked.saturating_sub(PAGE)),
        "Enter" | "Tab" if by == MarkedBy::Opening => PickerStep::LeaveAsItIs,
        "Enter" | "Tab" => PickerStep::Choose(marked),
        "Escape" => PickerStep::GiveUp,
        _ => PickerStep::Pass,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(key: &str, marked: usize, expected: PickerStep) {
        let stand = Stand::Offering {
            count: 20,
            marked,
            by: MarkedBy::User,
        };
        assert_eq!(step(key, stand), expected, "{key}");
    }

    #[test]
    fn a_list_that_was_only_looked_at_changes_nothing() {
        let stand = Stand::Offering {
            count: 20,
            marked: 0,
            by: MarkedBy::Opening,
        };
        assert_eq!(step("Enter", stand), PickerStep::LeaveAsItIs);
        assert_eq!(step("Tab", stand), PickerStep::LeaveAsItIs);
        assert_eq!(step("ArrowDown", stand), PickerStep::To(1));
        assert_eq!(step("Escape", stand), PickerStep::GiveUp);
    }

    #[test]
    fn arrows_go_round_and_the_ends_are_one_key_away() {
        check("ArrowDown", 3, PickerStep::To(4));
        check("ArrowDown", 19, PickerStep::To(0));
        check("ArrowUp", 0, PickerStep::To(19));
        check("Home", 7, PickerStep::To(0));
        check("End", 7, PickerStep::To(19));
        check("PageDown", 15, PickerStep::To(19));
        check("PageUp", 3, PickerStep::To(0));
    }

    #[test]
    fn enter_and_tab_choose_and_escape_gives_up() {
        check("Enter", 2, PickerStep::Choose(2));
        check("Tab", 2, PickerStep::Choose(2));
        check("Escape", 2, PickerStep::GiveUp);
        check("a", 2, PickerStep::Pass);
    }

    #[test]
    fn a_resting_picker_leaves_all_keys_but_the_arrows_to_the_form() {
        for key in ["Enter", "Tab", "Escape", "Home", "End", "a"] {
            assert_eq!(step(key, Stand::Resting), PickerStep::Pass, "{key}");
        }
        assert_eq!(step("ArrowDown", Stand::Resting), PickerStep::Open);
        assert_eq!(step("Enter", Stand::Typed), PickerStep::Take);
        assert_eq!(step("Escape", Stand::Typed), PickerStep::GiveUp);
    }
}
