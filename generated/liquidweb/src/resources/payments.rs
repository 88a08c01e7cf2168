//! Payments by the card on file.

use crate::runtime::{self, Call, Client};

/// Payments by the card on file.
#[derive(Debug, Clone)]
pub struct Payments {
    client: Client,
}

impl Payments {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// Pay by the card on file.
    ///
    /// `POST /Billing/Payment/make`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn make(&self, body: &NewPayment) -> Call<PaymentMade> {
        Call::json(&self.client, &MAKE).with_json_body(body)
    }
}

runtime::operations! {
    MAKE: "make_payment" = "POST" "/Billing/Payment/make" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
}

/// A `NewPayment` as it is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct NewPayment {
    /// What to pay.
    pub amount: runtime::Money,
    /// The card's three or four digits.
    pub card_code: Option<runtime::Secret>,
    /// A card other than the one on file.
    pub payment_profile_id: Option<i64>,
}

runtime::object! { NewPayment {
    required amount = "amount", optional card_code = "card_code",
    optional payment_profile_id = "payment_profile_id",
} }

runtime::setters! { NewPayment::new(amount: impl Into<runtime::Money>) {
    with_card_code(card_code: impl Into<runtime::Secret>),
    with_payment_profile_id(payment_profile_id: i64),
} }

/// The `PaymentMade` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PaymentMade {
    /// What was paid.
    pub amount: Option<runtime::Money>,
}

runtime::object! { PaymentMade { optional amount = "amount" } }
