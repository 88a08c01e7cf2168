//! How a parameter is written: OpenAPI's `style`, `explode` and `content` as one word.

use crate::api::Style;
use crate::source::openapi::{
    self, HeaderStyle, ParameterData, ParameterSchemaOrContent, PathStyle, QueryStyle,
};

use super::media::{self, Media};

/// The style of a parameter that has a schema, or whose content is JSON, text or (of a whole query) a form.
pub(super) fn of(parameter: &openapi::Parameter) -> Style {
    let data = parameter.parameter_data_ref();
    let json = content_type(data).is_some_and(|media| media::of(media) == Media::Json);
    match (is_whole_query(data), json) {
        (true, true) => return Style::WholeJson,
        (true, false) => return Style::WholeForm,
        (false, true) => return Style::Json,
        (false, false) => {}
    }
    let explode = data.explode;
    match parameter {
        openapi::Parameter::Path { style, .. } => path(style, explode == Some(true)),
        openapi::Parameter::Query { style, .. } => query(style, explode, said(data)),
        openapi::Parameter::Header { style: HeaderStyle::Simple, .. } if explode == Some(true) => {
            Style::SimpleExploded
        }
        openapi::Parameter::Cookie { .. } if explode == Some(false) => Style::FormJoined,
        openapi::Parameter::Header { .. } | openapi::Parameter::Cookie { .. } => Style::Default,
    }
}

/// The media type of a parameter that has one.
pub(super) fn content_type(data: &ParameterData) -> Option<&str> {
    match &data.format {
        ParameterSchemaOrContent::Content(content) => content.keys().next().map(String::as_str),
        ParameterSchemaOrContent::Schema(_) => None,
    }
}

/// Whether the parameter is the whole query (OpenAPI 3.2, `in: querystring`).
pub(super) fn is_whole_query(data: &ParameterData) -> bool {
    data.extensions.get("x-vendorsmith-in").is_some_and(|word| word == "querystring")
}

/// The style that OpenAPI 3.0 has no word for.
fn said(data: &ParameterData) -> Option<&str> {
    data.extensions.get("x-vendorsmith-style").and_then(serde_json::Value::as_str)
}

fn path(style: &PathStyle, explode: bool) -> Style {
    match (style, explode) {
        (PathStyle::Simple, false) => Style::Default,
        (PathStyle::Simple, true) => Style::SimpleExploded,
        (PathStyle::Label, false) => Style::Label,
        (PathStyle::Label, true) => Style::LabelExploded,
        (PathStyle::Matrix, false) => Style::Matrix,
        (PathStyle::Matrix, true) => Style::MatrixExploded,
    }
}

/// Exploded, the delimited styles are what `form` is.
fn query(style: &QueryStyle, explode: Option<bool>, said: Option<&str>) -> Style {
    match (style, explode) {
        _ if said == Some("tabDelimited") => Style::TabDelimited,
        (QueryStyle::DeepObject, _) => Style::DeepObject,
        (QueryStyle::Form, Some(false)) => Style::FormJoined,
        (QueryStyle::Form, _) | (_, Some(true)) => Style::Default,
        (QueryStyle::SpaceDelimited, _) => Style::SpaceDelimited,
        (QueryStyle::PipeDelimited, _) => Style::PipeDelimited,
    }
}
