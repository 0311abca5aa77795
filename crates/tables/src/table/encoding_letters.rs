//! Encodings with one byte for each letter, and which of them fits a text best.

/// The letters of the bytes from 128 on, as old Macintoshes had them.
pub(super) const MAC_ROMAN: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø\
    ¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/// The same as DOS and the console of Windows had them.
pub(super) const CP_850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
    └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// The same as DOS had them in Portugal; its letters of Spanish are those of the first DOS.
pub(super) const CP_860: &str = "ÇüéâãàÁçêÊèÍÔìÃÂÉÀÈôõòÚùÌÕÜ¢£Ù₧ÓáíóúñÑªº¿Ò¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
    └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// A text in which each byte is a letter of ASCII or of the table.
pub(super) fn decode(bytes: &[u8], table: &str) -> String {
    let high: Vec<char> = table.chars().collect();
    let letter = |byte: &u8| match byte.checked_sub(128) {
        Some(at) => high[usize::from(at)],
        None => char::from(*byte),
    };
    bytes.iter().map(letter).collect()
}

/// How well a text reads: a letter of Portuguese or Spanish speaks for its encoding, a sign in a word
/// against it. `more` are letters that the encoding was used for beside those.
pub(super) fn likelihood(text: &str, more: &str) -> i64 {
    const LETTERS: &str = "áàâãéêíóôõúüçñÁÀÂÃÉÊÍÓÔÕÚÜÇÑ";
    const SIGNS: &str = "ºª€«»°·’‘“”–—…\u{a0}¿¡§";
    let (mut sum, mut before) = (0, ' ');
    for letter in text.chars() {
        if !letter.is_ascii() {
            let is_capital_within = letter.is_uppercase() && before.is_lowercase();
            sum += match letter {
                _ if is_capital_within => -1,
                // Signs of mathematics in the old encodings.
                'Α'..='ω' => -3,
                _ if LETTERS.contains(letter) || more.contains(letter) => 3,
                _ if SIGNS.contains(letter) => 0,
                _ if letter.is_alphabetic() => 0,
                _ => -3,
            };
        }
        before = letter;
    }
    sum
}
