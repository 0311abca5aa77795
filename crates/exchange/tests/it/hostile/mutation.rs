//! Makes bytes out of bytes, the same ones from the same number.

/// Numbers that look random and are always the same.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `end`, which is at least 1 (splitmix64).
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % end as u64) as usize
    }
}

/// What readers stumble over.
const PIECES: &[&[u8]] = &[
    b"{",
    b"}",
    b"[",
    b"]",
    b"\"",
    b"\\",
    b",",
    b":",
    b"null",
    b"true",
    b"-0",
    b"1e999",
    b"-1e-999",
    b"18446744073709551616",
    b"0.30000000000000004",
    b"\"\\u0000\"",
    b"\"\\ud800\"",
    b"\\udc00",
    b"\0",
    b"\xff",
    b"\xc0\x80",
    b"\xef\xbb\xbf",
    b"\xe2\x80\xae",
    b"\xe2\x80\x8b",
    b"\"id\":\"\",",
    b"\"code\":\"0303\",",
    b"\"version\":2,",
    b"\"min_reader\":99,",
    b"\"region\":{},",
    b"\"set_aside\":[{\"list\":\"needs\",\"text\":\"{\"}],",
    b"\"__proto__\":1,",
    b"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    b"-> scrypt ",
    b"---",
    b"\n",
    b"\r\n",
    b" 99\n",
];

/// One of the seeds with one to six changes.
pub fn mutated(seeds: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = seeds[dice.below(seeds.len())].clone();
    for _ in 0..=dice.below(6) {
        change(&mut bytes, seeds, dice);
    }
    bytes
}

fn change(bytes: &mut Vec<u8>, seeds: &[Vec<u8>], dice: &mut Dice) {
    let from = dice.below(bytes.len() + 1);
    let to = bytes.len().min(from + dice.below(64));
    match dice.below(6) {
        0 if from < bytes.len() => bytes[from] ^= 1 << dice.below(8),
        1 => drop(bytes.drain(from..to)),
        2 => {
            let twice = bytes[from..to].to_vec();
            bytes.splice(from..from, twice);
        }
        3 => {
            let other = &seeds[dice.below(seeds.len())];
            let start = dice.below(other.len() + 1);
            let end = other.len().min(start + dice.below(400));
            bytes.splice(from..to, other[start..end].to_vec());
        }
        4 => bytes.truncate(from),
        _ => {
            let piece = PIECES[dice.below(PIECES.len())];
            bytes.splice(from..from, piece.to_vec());
        }
    }
}
