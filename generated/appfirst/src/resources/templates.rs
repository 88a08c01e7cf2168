//! Templates: which processes an application has.

use crate::runtime::{self, Call, Client, Paginated};
use crate::types;

/// Templates: which processes an application has.
#[derive(Debug, Clone)]
pub struct Templates {
    client: Client,
}

impl Templates {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// List application templates.
    ///
    /// `GET /applications/templates/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 429, 500: [`Error`](crate::types::Error);
    /// 401\.
    pub fn list(&self) -> Call<TemplatePage, ListTemplates> {
        Call::json(&self.client, &LIST)
    }

    /// Create an application template.
    ///
    /// `POST /applications/templates/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 429, 500: [`Error`](crate::types::Error);
    /// 401\.
    pub fn create(&self, body: &NewTemplate) -> Call<Template> {
        Call::json(&self.client, &CREATE).with_form_body(&[], body)
    }

    /// Get an application template.
    ///
    /// `GET /applications/templates/{id}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn get(&self, id: i64) -> Call<Template> {
        Call::json(&self.client, &GET).with_path("id", &id)
    }

    /// Delete an application template.
    ///
    /// `DELETE /applications/templates/{id}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn delete(&self, id: i64) -> Call<()> {
        Call::empty(&self.client, &DELETE).with_path("id", &id)
    }
}

runtime::operations! {
    LIST: "list_templates" = "GET" "/applications/templates/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Page, parameter: "page", size: Some("limit"),
            total: Some("/pagination/count"), items: "/data",
            ..runtime::Pagination::PLAIN
        }),
    },
    CREATE: "create_template" = "POST" "/applications/templates/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
        idempotent: false,
    },
    GET: "get_template" = "GET" "/applications/templates/{id}/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
    },
    DELETE: "delete_template" = "DELETE" "/applications/templates/{id}/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
    },
}

/// What a call of [`Templates::list`] can be told besides: `limit`, `page`. All pages come by
/// `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListTemplates;

impl Paginated for ListTemplates {
    type Page = TemplatePage;
    type Item = Template;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.data
    }
}

runtime::options! { ListTemplates {
    /// How many are on one page; at most 2500, and so many without it.
    limit: i64 = with_query("limit", &limit),
    /// Number of the page, counted from 0.
    page: i64 = with_query("page", &page),
} }

/// A template to be created.
#[derive(Debug, Clone, PartialEq)]
pub struct NewTemplate {
    /// Its name, at most 32 characters.
    pub template_name: String,
    /// Which processes match, such as `Processes matching python with arguments matching *`.
    pub rules: Vec<String>,
}

runtime::object! { NewTemplate {
    required template_name = "template_name", required rules = "rules",
} }

runtime::setters! { NewTemplate::new(
    template_name: impl Into<String>, rules: Vec<String>,
) }

/// Which processes an application has.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    /// Its number.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Which processes match.
    pub rules: Option<Vec<String>>,
    /// Where it is: mostly a path, of buckets all of a URL. It names the version even where the
    /// real path has none.
    pub url: Option<String>,
}

runtime::object! { Template {
    exact id = "id", required name = "name", optional rules = "rules",
    optional url = "url",
} }

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct TemplatePage {
    /// Where it stands among the others.
    pub pagination: types::Pagination,
    /// What is on it.
    pub data: Vec<Template>,
}

runtime::object! { TemplatePage {
    required pagination = "pagination", exact data = "data",
} }
