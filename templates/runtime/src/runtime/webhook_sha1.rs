//! Signatures of webhooks by HMAC (RFC 2104) with SHA-1, which is weak as a hash and not yet as this.

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

/// A `Matches` of webhooks by HMAC-SHA1.
#[must_use]
pub fn hmac_sha1(key: &[u8], text: &[&[u8]], signatures: &[Vec<u8>]) -> bool {
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(key) else { return false };
    for piece in text {
        mac.update(piece);
    }
    let fits = |signature: &&Vec<u8>| mac.clone().verify_slice(signature).is_ok();
    signatures.iter().filter(fits).count() > 0
}
