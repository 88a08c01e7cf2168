//! Users of the account.

use crate::runtime::{self, Call, Client, Paginated};
use crate::types;

/// Users of the account.
#[derive(Debug, Clone)]
pub struct Users {
    client: Client,
}

impl Users {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// List users.
    ///
    /// `GET /users/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 429, 500: [`Error`](crate::types::Error);
    /// 401\.
    pub fn list(&self) -> Call<UserPage, ListUsers> {
        Call::json(&self.client, &LIST)
    }

    /// Create a user.
    ///
    /// The user is sent a message to confirm the address.
    ///
    /// `POST /users/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 429, 500: [`Error`](crate::types::Error);
    /// 401\.
    pub fn create(&self, body: &NewUser) -> Call<User> {
        Call::json(&self.client, &CREATE).with_form_body(&[], body)
    }

    /// Get a user.
    ///
    /// `GET /users/{id}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn get(&self, id: i64) -> Call<User> {
        Call::json(&self.client, &GET).with_path("id", &id)
    }

    /// Update a user.
    ///
    /// `PUT /users/{id}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn update(&self, id: i64, body: &UserUpdate) -> Call<User> {
        Call::json(&self.client, &UPDATE).with_path("id", &id).with_form_body(&[], body)
    }

    /// Delete a user.
    ///
    /// The account's owner cannot be deleted.
    ///
    /// `DELETE /users/{id}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn delete(&self, id: i64) -> Call<()> {
        Call::empty(&self.client, &DELETE).with_path("id", &id)
    }
}

runtime::operations! {
    LIST: "list_users" = "GET" "/users/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Page, parameter: "page", size: Some("limit"),
            total: Some("/pagination/count"), items: "/data",
            ..runtime::Pagination::PLAIN
        }),
    },
    CREATE: "create_user" = "POST" "/users/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
        idempotent: false,
    },
    GET: "get_user" = "GET" "/users/{id}/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
    },
    UPDATE: "update_user" = "PUT" "/users/{id}/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
    },
    DELETE: "delete_user" = "DELETE" "/users/{id}/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
    },
}

/// What a call of [`Users::list`] can be told besides: `limit`, `page`. All pages come by
/// `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListUsers;

impl Paginated for ListUsers {
    type Page = UserPage;
    type Item = User;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.data
    }
}

runtime::options! { ListUsers {
    /// How many are on one page; at most 2500, and so many without it.
    limit: i64 = with_query("limit", &limit),
    /// Number of the page, counted from 0.
    page: i64 = with_query("page", &page),
} }

/// A user to be created.
#[derive(Debug, Clone, PartialEq)]
pub struct NewUser {
    /// First name, 1 to 30 characters.
    pub first_name: String,
    /// Last name, 1 to 30 characters.
    pub last_name: String,
    /// E-mail address, which no other user has.
    pub email: String,
    /// Country code of the telephone number.
    pub country_code: Option<i64>,
    /// Telephone number.
    pub phone_number: Option<i64>,
}

runtime::object! { NewUser {
    required first_name = "first_name", required last_name = "last_name",
    required email = "email", optional country_code = "country_code",
    optional phone_number = "phone_number",
} }

runtime::setters! { NewUser::new(
    first_name: impl Into<String>, last_name: impl Into<String>,
    email: impl Into<String>,
) {
    with_country_code(country_code: i64), with_phone_number(phone_number: i64),
} }

/// A user of the account.
#[derive(Debug, Clone, PartialEq)]
pub struct User {
    /// Its number.
    pub id: i64,
    /// First name, 1 to 30 characters.
    pub first_name: Option<String>,
    /// Last name, 1 to 30 characters.
    pub last_name: Option<String>,
    /// E-mail address, which no other user has.
    pub email: String,
    /// Country code of the telephone number.
    pub country_code: Option<i64>,
    /// Telephone number.
    pub phone_number: Option<i64>,
    /// Where it is: mostly a path, of buckets all of a URL. It names the version even where the
    /// real path has none.
    pub url: Option<String>,
}

runtime::object! { User {
    exact id = "id", optional first_name = "first_name",
    optional last_name = "last_name", required email = "email",
    optional country_code = "country_code", optional phone_number = "phone_number",
    optional url = "url",
} }

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct UserPage {
    /// Where it stands among the others.
    pub pagination: types::Pagination,
    /// What is on it.
    pub data: Vec<User>,
}

runtime::object! { UserPage { required pagination = "pagination", exact data = "data" } }

/// What is to be changed of a user.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct UserUpdate {
    /// First name, 1 to 30 characters.
    pub first_name: Option<String>,
    /// Last name, 1 to 30 characters.
    pub last_name: Option<String>,
    /// E-mail address, which no other user has.
    pub email: Option<String>,
    /// Country code of the telephone number.
    pub country_code: Option<i64>,
    /// Telephone number.
    pub phone_number: Option<i64>,
}

runtime::object! { UserUpdate {
    optional first_name = "first_name", optional last_name = "last_name",
    optional email = "email", optional country_code = "country_code",
    optional phone_number = "phone_number",
} }

runtime::setters! { UserUpdate {
    with_first_name(first_name: impl Into<String>),
    with_last_name(last_name: impl Into<String>), with_email(email: impl Into<String>),
    with_country_code(country_code: i64), with_phone_number(phone_number: i64),
} }
