//! The time zones of times that come without an offset.

use crate::runtime;

runtime::zones! {
    /// The clocks of `America/New_York`.
    AmericaNewYork = "America/New_York",
}
