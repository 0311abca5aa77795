//! What an age file holds: pieces of 64 KiB, each sealed, the last one marked.

use chacha20poly1305::aead::{Aead, AeadInPlace};
use chacha20poly1305::{ChaCha20Poly1305, KeyInit, Nonce};

use crate::encryption::header::derived;
use crate::encryption::{Locked, Randomness};

const PIECE: usize = 64 * 1024;
/// What sealing adds to a piece.
const TAG: usize = 16;

/// Seals bytes behind the head in `out`.
pub(super) fn seal(plain: &[u8], random: &Randomness, out: &mut Vec<u8>) {
    out.extend_from_slice(&random.nonce);
    let cipher = cipher(&random.file_key, &random.nonce);
    let last = plain.len().saturating_sub(1) / PIECE;
    for at in 0..=last {
        let end = plain.len().min((at + 1) * PIECE);
        let mut piece = plain[at * PIECE..end].to_vec();
        cipher
            .encrypt_in_place(&nonce(at, at == last), &[], &mut piece)
            .expect("a piece is not too long");
        out.extend_from_slice(&piece);
    }
}

/// Opens what follows a head. Nothing of a file that is damaged anywhere is given out.
pub(super) fn open(sealed: &[u8], file_key: &[u8; 16]) -> Result<Vec<u8>, Locked> {
    let (first, pieces) = sealed.split_at_checked(16).ok_or(Locked::Damaged)?;
    let cipher = cipher(file_key, first);
    if pieces.is_empty() {
        return Err(Locked::Damaged);
    }
    let last = (pieces.len() - 1) / (PIECE + TAG);
    let mut plain = Vec::with_capacity(pieces.len());
    for (at, piece) in pieces.chunks(PIECE + TAG).enumerate() {
        let opened = cipher
            .decrypt(&nonce(at, at == last), piece)
            .map_err(|_| Locked::Damaged)?;
        // Only an empty file ends with an empty piece.
        if opened.is_empty() && at > 0 {
            return Err(Locked::Damaged);
        }
        plain.extend_from_slice(&opened);
    }
    Ok(plain)
}

fn cipher(file_key: &[u8; 16], nonce: &[u8]) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new(&derived(file_key, nonce, b"payload").into())
}

/// The place of a piece, and whether it is the last.
fn nonce(at: usize, is_last: bool) -> Nonce {
    let mut nonce = [0; 12];
    nonce[3..11].copy_from_slice(&(at as u64).to_be_bytes());
    nonce[11] = u8::from(is_last);
    nonce.into()
}
