//! Returns: parcels that come back from a customer.

use crate::runtime::{self, Call, Client, Paginated};
use crate::types;

/// Returns: parcels that come back from a customer.
#[derive(Debug, Clone)]
pub struct Returns {
    client: Client,
}

impl Returns {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// List returns.
    ///
    /// Lists returns, the newest first.
    ///
    /// `GET /returns`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 429: [`Error`](crate::types::Error).
    pub fn list(&self) -> Call<ReturnPage, ListReturns> {
        Call::json(&self.client, &LIST)
    }

    /// Get a return.
    ///
    /// `GET /returns/{id}`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 404, 429:
    /// [`Error`](crate::types::Error).
    pub fn get(&self, id: i64) -> Call<Return> {
        let call = Call::json(&self.client, &GET);
        call.with_path("id", &id)
    }
}

runtime::operations! {
    LIST: "list_returns" = "GET" "/returns" {
        security: &[&[0]], limits: &[0],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Page, parameter: "page", first: 1,
            pages: Some("/pagination/page_count"),
            current: Some("/pagination/current_page"), items: "/data",
            ..runtime::Pagination::PLAIN
        }),
    },
    GET: "get_return" = "GET" "/returns/{id}" { security: &[&[0]], limits: &[0] },
}

/// What a call of [`Returns::list`] can be told besides: `page`. All pages come by
/// `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListReturns;

impl Paginated for ListReturns {
    type Page = ReturnPage;
    type Item = Return;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.data
    }
}

impl Call<ReturnPage, ListReturns> {
    /// Number of the page, counted from 1.
    ///
    /// Default: `1`.
    pub fn page(self, page: i64) -> Self {
        self.with_query("page", &page)
    }
}

/// A parcel that comes back from a customer.
#[derive(Debug, Clone, PartialEq)]
pub struct Return {
    /// Hive's number of the return.
    pub id: i64,
    /// How far a return is.
    pub status: ReturnStatus,
    /// Why it comes back.
    pub return_reason: runtime::Field<ReturnReason>,
    /// Who sent it back.
    pub return_reason_type: runtime::Field<ReturnReasonType>,
    /// The carrier.
    pub carrier: runtime::Field<String>,
    /// The carrier's code.
    pub tracking_code: runtime::Field<String>,
    /// Where the carrier tells about it.
    pub tracking_url: runtime::Field<String>,
    /// When it was created.
    pub created_at: runtime::DateTime,
    /// When it was received.
    pub received_at: runtime::Field<runtime::DateTime>,
    /// When its handling began.
    pub started_processing_at: runtime::Field<runtime::DateTime>,
    /// When its handling ended.
    pub completed_handling_at: runtime::Field<runtime::DateTime>,
    /// The order that a return belongs to.
    pub order: ReturnOrder,
}

runtime::object! { Return {
    exact id = "id", required status = "status", patch return_reason = "return_reason",
    patch return_reason_type = "return_reason_type", patch carrier = "carrier",
    patch tracking_code = "tracking_code", patch tracking_url = "tracking_url",
    required created_at = "created_at", patch received_at = "received_at",
    patch started_processing_at = "started_processing_at",
    patch completed_handling_at = "completed_handling_at", required order = "order",
} }

/// The order that a return belongs to.
#[derive(Debug, Clone, PartialEq)]
pub struct ReturnOrder {
    /// Hive's number of the order.
    pub id: i64,
    /// Your code of the order.
    pub merchant_order_id: runtime::Field<String>,
    /// The number that the customer sees.
    pub customer_order_number: runtime::Field<String>,
}

runtime::object! { ReturnOrder {
    required id = "id", patch merchant_order_id = "merchant_order_id",
    patch customer_order_number = "customer_order_number",
} }

/// One page of returns.
#[derive(Debug, Clone, PartialEq)]
pub struct ReturnPage {
    /// The returns on this page.
    pub data: Vec<Return>,
    /// Which of how many pages this is.
    pub pagination: types::Pagination,
}

runtime::object! { ReturnPage {
    exact data = "data", required pagination = "pagination",
} }

runtime::open_enum! {
    /// Why a parcel comes back; sometimes the empty text.
    pub enum ReturnReason {
        CustomerReturn = "customer_return", NotPickedUp = "not_picked_up",
        InvalidAddress = "invalid_address", RejectedByCustomer = "rejected_by_customer",
        CustomsDocumentsMissing = "customs_documents_missing", Other = "other",
    } else Unknown
}

runtime::open_enum! {
    /// Who sent a parcel back, the customer or the carrier; sometimes the empty text.
    pub enum ReturnReasonType { Active = "active", Passive = "passive" } else Unknown
}

runtime::open_enum! {
    /// How far a return is.
    pub enum ReturnStatus {
        OnTheWay = "on_the_way", Arrived = "arrived", Processing = "processing",
        ActionRequired = "action_required", HandlingCompleted = "handling_completed",
    } else Unknown
}
