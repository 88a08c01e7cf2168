//! Signatures of webhooks by HMAC (RFC 2104) with SHA-2 (FIPS 180-4).

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Sha256, Sha512};

/// A `Matches` of webhooks by HMAC-SHA256.
#[must_use]
pub fn hmac_sha256(key: &[u8], text: &[&[u8]], signatures: &[Vec<u8>]) -> bool {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return false };
    for piece in text {
        mac.update(piece);
    }
    let fits = |signature: &&Vec<u8>| mac.clone().verify_slice(signature).is_ok();
    signatures.iter().filter(fits).count() > 0
}

/// A `Matches` of webhooks by HMAC-SHA512.
#[must_use]
pub fn hmac_sha512(key: &[u8], text: &[&[u8]], signatures: &[Vec<u8>]) -> bool {
    let Ok(mut mac) = Hmac::<Sha512>::new_from_slice(key) else { return false };
    for piece in text {
        mac.update(piece);
    }
    let fits = |signature: &&Vec<u8>| mac.clone().verify_slice(signature).is_ok();
    signatures.iter().filter(fits).count() > 0
}
