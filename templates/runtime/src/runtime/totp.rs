//! Passcodes of a secret that is stored beside the password (RFC 6238): HMAC-SHA-1, six digits.

use std::fmt;
use std::time::Duration;

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

use super::error::{Error, ErrorKind, Result};
use super::future::BoxFuture;
use super::secret::{self, Secret};
use super::transport::BoxError;
use super::{PasscodeRequest, PasscodeSource};

/// A code that is this old when it is made may be too old when it comes: the next is waited for.
const LATE: Duration = Duration::from_secs(2);

/// Six digits (RFC 4226 section 5.3).
const MODULUS: u32 = 1_000_000;

/// Passcodes made of the secret that a device would have. Whoever has the password and this needs no device: keep it
/// elsewhere than the password, or better not at all. `Debug` shows nothing of it.
pub struct Totp(Key);

/// The bytes of a device's secret, overwritten when they are dropped.
struct Key(Vec<u8>);

impl Drop for Key {
    fn drop(&mut self) {
        secret::wipe(&mut self.0);
    }
}

impl Totp {
    /// The device's secret in base32 (RFC 4648 section 6), as the vendor shows it; spaces, hyphens, case and padding do
    /// not matter.
    ///
    /// # Errors
    /// Of kind [`ErrorKind::Build`], when it is no base32 or nothing.
    pub fn new(secret: impl Into<Secret>) -> Result<Self> {
        let key = Key::read(secret.into().expose()).filter(|key| !key.0.is_empty());
        let message = "the secret of passcodes is no base32";
        key.map(Self).ok_or_else(|| Error::new(ErrorKind::Build, message))
    }

    /// The code of a step of time, counted from 1970.
    #[must_use]
    pub fn code(&self, step: u64) -> Secret {
        let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(&self.0.0) else {
            return Secret::from("");
        };
        mac.update(&step.to_be_bytes());
        let digest = mac.finalize().into_bytes();
        let offset = digest.last().map_or(0, |last| usize::from(last & 0x0f));
        let picked = digest.iter().skip(offset).take(4);
        let number = picked.fold(0_u32, |number, byte| number << 8 | u32::from(*byte))
            & 0x7fff_ffff;
        Secret::from(format!("{:06}", number % MODULUS))
    }
}

impl PasscodeSource for Totp {
    fn passcode(
        &self,
        request: PasscodeRequest,
    ) -> BoxFuture<'_, Result<Secret, BoxError>> {
        Box::pin(async move {
            let left = request.left();
            if left < LATE.min(request.period / 2) {
                request.clock.sleep(left).await;
            }
            Ok(self.code(request.step()))
        })
    }
}

impl fmt::Debug for Totp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Totp(..)")
    }
}

impl Key {
    /// The bytes of a text in base32, in one place from the first on: one that grows leaves copies behind.
    fn read(text: &str) -> Option<Self> {
        let digits = text.chars().filter(|digit| !matches!(digit, ' ' | '-' | '='));
        let mut key = Self(Vec::with_capacity(text.len()));
        let (mut held, mut bits) = (0_u32, 0_u32);
        for digit in digits {
            let value = match digit.to_ascii_uppercase() {
                letter @ 'A'..='Z' => u32::from(letter) - u32::from('A'),
                number @ '2'..='7' => u32::from(number) - u32::from('2') + 26,
                _ => return None,
            };
            (held, bits) = (held << 5 | value, bits + 5);
            if bits >= 8 {
                bits -= 8;
                key.0.push(u8::try_from(held >> bits & 0xff).ok()?);
                held &= (1 << bits) - 1;
            }
        }
        Some(key)
    }
}
