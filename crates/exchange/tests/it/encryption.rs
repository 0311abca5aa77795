//! Files that open with a passphrase only. The samples in `tests/data/encrypted/` were written by the
//! format's own implementation (the crate `age` 0.12.1), which also opened `ours.age`; `rage-19.age` with the
//! work factor that the program `rage` and its binding for Python, pyrage, choose on a fast computer.

#![allow(clippy::unwrap_used, reason = "what a test cannot go on without")]

use enlace_exchange::encryption::{
    Locked, Randomness, WORK_FACTOR, decrypt, decrypt_with_any, encrypt, encrypt_as_letters,
    is_encrypted, unusual_memory,
};

use enlace_exchange::json::{Refusal, read};

const PASSPHRASE: &str = "alecrim doce 48";
const PLAIN: &str = "Olá, Enlace.\n";
const RANDOM: Randomness = Randomness {
    file_key: *b"0123456789abcdef",
    salt: *b"salt of sixteen!",
    nonce: *b"nonce of sixteen",
};

fn sample(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/data/encrypted");
    std::fs::read(format!("{folder}/{name}.age")).unwrap()
}

#[track_caller]
fn check(bytes: &[u8], passphrase: &str, expected: Result<&str, Locked>) {
    let plain = decrypt(bytes, passphrase);
    assert_eq!(plain, expected.map(|text| text.as_bytes().to_vec()));
}

#[test]
fn what_we_lock_is_what_the_formats_own_program_opened() {
    assert_eq!(
        encrypt(PLAIN.as_bytes(), PASSPHRASE, &RANDOM),
        sample("ours")
    );
    assert_eq!(WORK_FACTOR, 18);
}

#[test]
fn we_open_what_we_and_others_locked_as_bytes_and_as_letters() {
    // Earlier versions of this program did less work.
    for name in ["ours", "ours-16", "theirs", "theirs-as-letters"] {
        assert!(is_encrypted(&sample(name)), "{name}");
        check(&sample(name), PASSPHRASE, Ok(PLAIN));
    }
    let letters = encrypt_as_letters(PLAIN.as_bytes(), PASSPHRASE, &RANDOM);
    assert_eq!(letters.as_bytes(), sample("ours-as-letters"));
    check(letters.as_bytes(), PASSPHRASE, Ok(PLAIN));
    assert!(!is_encrypted(b"{\"format\":\"enlace-region\"}"));
    assert!(!is_encrypted(b""));
}

#[test]
fn of_several_ways_to_write_a_passphrase_the_right_one_opens() {
    let composed = "Maçã 48";
    let apart = "Mac\u{327}a\u{303} 48";
    let locked = encrypt(PLAIN.as_bytes(), apart, &RANDOM);
    let tried = |all: &[&str]| decrypt_with_any(&locked, all).map(|_| ());
    assert_eq!(tried(&[composed, apart]), Ok(()));
    assert_eq!(tried(&[composed, "Maca 48"]), Err(Locked::WrongPassphrase));
    assert_eq!(tried(&[]), Err(Locked::WrongPassphrase));
}

#[test]
fn a_file_with_the_work_that_rage_and_pyrage_choose_is_opened() {
    let file = sample("rage-19");
    assert!(file.windows(4).any(|it| it == b" 19\n"));
    check(&file, PASSPHRASE, Ok(PLAIN));
    assert_eq!(unusual_memory(&file), Some(512 << 20));
    assert_eq!(unusual_memory(&sample("ours-as-letters")), None);
    assert_eq!(unusual_memory(b"{}"), None);
    // Up to 20 is tried, which takes a gigabyte; 21 is not.
    let with = |work: &str| {
        let text =
            String::from_utf8_lossy(&sample("theirs")).replace(" 12\n", &format!(" {work}\n"));
        text.split_once("\n---")
            .map(|(head, _)| format!("{head}\n--- {}\n", "A".repeat(43)))
            .unwrap()
    };
    assert_eq!(unusual_memory(with("20").as_bytes()), Some(1 << 30));
    for work in ["21", "22", "99"] {
        check(with(work).as_bytes(), PASSPHRASE, Err(Locked::TooMuchWork));
    }
}

#[test]
fn letters_open_as_editors_and_mails_leave_them() {
    let letters = String::from_utf8(sample("theirs-as-letters")).unwrap();
    let each = |change: &dyn Fn(&str) -> String| -> String {
        letters.lines().map(change).collect::<Vec<_>>().join("\n")
    };
    let forgiven = [
        format!("\u{feff}{letters}"),
        letters.replace('\n', "\r\n"),
        letters.replace('\n', "\r"),
        letters.trim_end().to_owned(),
        format!("\n \n{letters}\n\n"),
        each(&|line| format!("> {line}")),
        each(&|line| format!(">{line}")),
        each(&|line| format!(">> > {line}  ")),
        each(&|line| format!("    {line}")),
        each(&|line| format!("\u{a0}> {line}\u{a0}")).replacen('\u{a0}', "", 1),
        format!("\u{feff}{}\r\n>\r\n", each(&|line| format!("> {line}\r"))),
        letters.replacen("\nYWdl", "\n\nYWdl", 1),
        each(&|line| match line.starts_with('-') {
            true => line.to_owned(),
            false => line.chars().map(|it| format!("{it}\n")).collect(),
        }),
    ];
    for text in forgiven {
        assert!(is_encrypted(text.as_bytes()), "{text}");
        check(text.as_bytes(), PASSPHRASE, Ok(PLAIN));
    }
    let last = letters.lines().nth_back(1).unwrap();
    let refused = [
        letters.replace("-----END AGE ENCRYPTED FILE-----", ""),
        letters.replace("-----END", "----END"),
        format!("{letters}more"),
        letters.replace(last, &last[1..]),
        letters.replace(last, &format!("{last}====")),
        letters.replace(last, &format!("!{}", &last[1..])),
        letters.replace(last, &format!("Ä{}", &last[1..])),
        letters.replacen("\nYWdl", "\nVersion: 1\nYWdl", 1),
        "-----BEGIN AGE ENCRYPTED FILE-----".to_owned(),
        "-----BEGIN AGE ENCRYPTED FILE-----\n-----END AGE ENCRYPTED FILE-----\n".to_owned(),
    ];
    for text in refused {
        assert_ne!(text, letters);
        check(text.as_bytes(), PASSPHRASE, Err(Locked::Damaged));
    }
    // A greeting before it is no file: whoever opens it is told what it is.
    assert!(!is_encrypted(format!("Dear all,\n{letters}").as_bytes()));
}

#[test]
fn another_passphrase_is_told_apart_from_a_damaged_file() {
    check(
        &sample("theirs"),
        "alecrim doce 49",
        Err(Locked::WrongPassphrase),
    );
    check(&sample("theirs"), "", Err(Locked::WrongPassphrase));
    // Whoever opens it as a region is told what it is.
    assert_eq!(read(&sample("ours")), Err(Refusal::Encrypted));
    check(&sample("for-a-key"), PASSPHRASE, Err(Locked::ForAKey));
    // Newer kinds of keys have long lines.
    let newer = format!(
        "age-encryption.org/v1\n-> mlkem768x25519 {}\n",
        "A".repeat(1500)
    );
    check(newer.as_bytes(), PASSPHRASE, Err(Locked::ForAKey));
}

#[test]
fn wherever_a_file_is_changed_or_cut_off_nothing_of_it_is_given_out() {
    let whole = sample("theirs");
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 1;
        // The work factor decides how long this takes; another one is another key.
        let work = whole.windows(4).position(|it| it == b" 12\n").unwrap();
        if !(work..work + 4).contains(&at) {
            assert!(decrypt(&changed, PASSPHRASE).is_err(), "changed at {at}");
        }
        assert!(
            decrypt(&whole[..at], PASSPHRASE).is_err(),
            "cut off at {at}"
        );
    }
    let more = [&whole[..], b"x"].concat();
    check(&more, PASSPHRASE, Err(Locked::Damaged));
}

#[test]
fn a_file_of_many_pieces_comes_back_and_none_of_them_can_be_left_out() {
    let piece = 64 * 1024;
    let plain: Vec<u8> = (0..2 * piece).map(|i| (i % 251) as u8).collect();
    let sealed = encrypt(&plain, PASSPHRASE, &RANDOM);
    assert!(decrypt(&sealed, PASSPHRASE).as_deref() == Ok(&plain));
    let without_last = &sealed[..sealed.len() - piece - 16];
    assert_eq!(decrypt(without_last, PASSPHRASE), Err(Locked::Damaged));
    assert_eq!(
        encrypt(b"", PASSPHRASE, &RANDOM).len() - 16 - 16,
        without_last.len() - 16 - piece - 16
    );
}
