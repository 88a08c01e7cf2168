//! What the vendor has to tell about the account and its servers.

use crate::runtime::{self, Call, Client, Paginated};
use crate::types;

/// What the vendor has to tell about the account and its servers.
#[derive(Debug, Clone)]
pub struct Notifications {
    client: Client,
}

impl Notifications {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// List notifications.
    ///
    /// `POST /Notifications/all`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn list(&self) -> Call<types::NotificationPage, ListNotifications> {
        Call::json(&self.client, &LIST)
    }

    /// List notifications that are not resolved.
    ///
    /// `POST /Notifications/current`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn list_current(
        &self,
    ) -> Call<types::NotificationPage, ListCurrentNotifications> {
        Call::json(&self.client, &LIST_CURRENT)
    }

    /// Get a notification.
    ///
    /// `POST /Notifications/details`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn get(&self, body: &NotificationAddress) -> Call<types::Notification> {
        Call::json(&self.client, &GET).with_json_body(body)
    }

    /// Resolve a notification.
    ///
    /// `POST /Notifications/resolve`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn resolve(&self, body: &NotificationAddress) -> Call<types::Notification> {
        Call::json(&self.client, &RESOLVE).with_json_body(body)
    }
}

runtime::operations! {
    LIST: "list_notifications" = "POST" "/Notifications/all" {
        security: &[&[0]], envelope: &["params"],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Page, parameter: "/params/page_num",
            size: Some("/params/page_size"), first: 1, pages: Some("/page_total"),
            current: Some("/page_num"), items: "/items",
            ..runtime::Pagination::PLAIN
        }),
    },
    LIST_CURRENT: "list_current_notifications" = "POST" "/Notifications/current" {
        security: &[&[0]], envelope: &["params"],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Page, parameter: "/params/page_num",
            size: Some("/params/page_size"), first: 1, pages: Some("/page_total"),
            current: Some("/page_num"), items: "/items",
            ..runtime::Pagination::PLAIN
        }),
    },
    GET: "get_notification" = "POST" "/Notifications/details" {
        security: &[&[0]], envelope: &["params"],
    },
    RESOLVE: "resolve_notification" = "POST" "/Notifications/resolve" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
}

/// What a call of [`Notifications::list`] can be told besides: `body`. All pages come by
/// `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListNotifications;

impl Paginated for ListNotifications {
    type Page = types::NotificationPage;
    type Item = types::Notification;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.items
    }
}

runtime::options! { ListNotifications {
    /// Sets the request's body, JSON.
    body: &NotificationsRequest = with_json_body(body),
} }

/// What a call of [`Notifications::list_current`] can be told besides: `body`. All pages come
/// by `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListCurrentNotifications;

impl Paginated for ListCurrentNotifications {
    type Page = types::NotificationPage;
    type Item = types::Notification;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.items
    }
}

runtime::options! { ListCurrentNotifications {
    /// Sets the request's body, JSON.
    body: &CurrentNotificationsRequest = with_json_body(body),
} }

/// A `CurrentNotificationsRequest` as it is sent.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CurrentNotificationsRequest {
    /// Only of this category.
    pub category: Option<String>,
    /// Only of this system.
    pub system: Option<String>,
    /// What it is known by: six capital letters and digits.
    pub uniq_id: Option<String>,
    /// The page, counted from 1.
    pub page_num: Option<i64>,
    /// Items in a page; 25 where it is not given.
    pub page_size: Option<i64>,
}

runtime::object! { CurrentNotificationsRequest {
    optional category = "category", optional system = "system",
    optional uniq_id = "uniq_id", optional page_num = "page_num",
    optional page_size = "page_size",
} }

runtime::setters! { CurrentNotificationsRequest {
    with_category(category: impl Into<String>), with_system(system: impl Into<String>),
    with_uniq_id(uniq_id: impl Into<String>), with_page_num(page_num: i64),
    with_page_size(page_size: i64),
} }

/// The number, or the system and its identifier.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NotificationAddress {
    /// Its number.
    pub id: Option<i64>,
    /// The system it comes from.
    pub system: Option<String>,
    /// What that system calls it.
    pub system_identifier: Option<String>,
    /// How many alerts are told.
    pub limit: Option<i64>,
}

runtime::object! { NotificationAddress {
    optional id = "id", optional system = "system",
    optional system_identifier = "system_identifier", optional limit = "limit",
} }

runtime::setters! { NotificationAddress {
    with_id(id: i64), with_system(system: impl Into<String>),
    with_system_identifier(system_identifier: impl Into<String>), with_limit(limit: i64),
} }

/// A `NotificationsRequest` as it is sent.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NotificationsRequest {
    /// Only of this category.
    pub category: Option<String>,
    /// Only such that are resolved, or are not.
    pub resolved: Option<runtime::ZeroOne>,
    /// Only of this system.
    pub system: Option<String>,
    /// What it is known by: six capital letters and digits.
    pub uniq_id: Option<String>,
    /// The page, counted from 1.
    pub page_num: Option<i64>,
    /// Items in a page; 25 where it is not given.
    pub page_size: Option<i64>,
}

runtime::object! { NotificationsRequest {
    optional category = "category", optional resolved = "resolved",
    optional system = "system", optional uniq_id = "uniq_id",
    optional page_num = "page_num", optional page_size = "page_size",
} }

runtime::setters! { NotificationsRequest {
    with_category(category: impl Into<String>),
    with_resolved(resolved: impl Into<runtime::ZeroOne>),
    with_system(system: impl Into<String>), with_uniq_id(uniq_id: impl Into<String>),
    with_page_num(page_num: i64), with_page_size(page_size: i64),
} }
