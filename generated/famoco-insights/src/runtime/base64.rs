//! Base64 with padding (RFC 4648 section 4).

const ALPHABET: &[u8; 64] =
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// `bytes` as Base64 text.
pub(super) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let number =
            group.iter().fold(0_u32, |number, byte| number << 8 | u32::from(*byte))
                << (8 * (3 - group.len()));
        for position in 0..4 {
            let index = number >> (18 - 6 * position) & 63;
            let digit =
                if position > group.len() { b'=' } else { ALPHABET[index as usize] };
            text.push(char::from(digit));
        }
    }
    text
}
