//! The words by which a method tells a call what to do: methods of the runtime's `Call`.

use proc_macro2::TokenStream;
use quote::quote;

use super::lines::ident;
use crate::api::Style;
use crate::plan::{Reader, Target};

/// The constructor that reads an answer so.
pub(super) fn reader(reader: Reader) -> TokenStream {
    match reader {
        Reader::Json => quote!(json),
        Reader::Text => quote!(text),
        Reader::Bytes => quote!(bytes),
        Reader::Empty => quote!(empty),
        Reader::ByStatus => quote!(by_status),
        Reader::Events => quote!(events),
        Reader::TextEvents => quote!(text_events),
        Reader::WholeEvents => quote!(whole_events),
        Reader::Lines => quote!(json_lines),
        Reader::Separated => quote!(json_records),
    }
}

/// The method that keeps a value from being shown, where it is to be kept.
pub(super) fn secret(target: &Target) -> Option<TokenStream> {
    match target {
        Target::Secret(_, name) => Some(quote!(with_secret(#name))),
        _ => None,
    }
}

/// The method that puts a value where it goes.
pub(super) fn place_value(target: &Target, value: &TokenStream) -> TokenStream {
    match target {
        Target::Path(name, Style::Default) => quote!(with_path(#name, #value)),
        Target::Header(name, Style::Default) => quote!(with_header(#name, #value)),
        Target::Cookie(name, Style::Default) => quote!(with_cookie(#name, #value)),
        Target::Query(name, Style::Default) => quote!(with_query(#name, #value)),
        Target::Path(name, style) => styled("with_path_style", *style, name, value),
        Target::Header(name, style) => styled("with_header_style", *style, name, value),
        Target::Cookie(name, style) => styled("with_cookie_style", *style, name, value),
        Target::Query(name, style) => styled("with_query_style", *style, name, value),
        Target::ReservedQuery(name, style) => styled("with_reserved_query", *style, name, value),
        Target::QueryString(name, style) => styled("with_query_string", *style, name, value),
        Target::Secret(target, _) => place_value(target, value),
        Target::JsonBody(media_type) if media_type == "application/json" => quote!(with_json_body(#value)),
        Target::JsonBody(media_type) => quote!(with_json_body_as(#media_type, #value)),
        Target::FormBody(styles) => {
            let styles = styles.iter().map(|(name, style)| {
                let style = self::style(*style);
                quote!((#name, runtime::Style::#style))
            });
            quote!(with_form_body(&[#(#styles),*], #value))
        }
        Target::MultipartBody(media_type) => quote!(with_multipart_body(#media_type, #value)),
        Target::TextBody(media_type) => quote!(with_text_body(#media_type, #value)),
        Target::BytesBody(media_type) => quote!(with_body(#media_type, #value)),
    }
}

fn styled(method: &str, style: Style, name: &str, value: &TokenStream) -> TokenStream {
    let (method, style) = (ident(method), self::style(style));
    quote!(#method(runtime::Style::#style, #name, #value))
}

/// The runtime's word for a style.
fn style(style: Style) -> TokenStream {
    match style {
        Style::Default | Style::WholeForm => quote!(Form),
        Style::FormJoined => quote!(FormJoined),
        Style::SpaceDelimited => quote!(SpaceDelimited),
        Style::PipeDelimited => quote!(PipeDelimited),
        Style::TabDelimited => quote!(TabDelimited),
        Style::DeepObject => quote!(DeepObject),
        Style::SimpleExploded => quote!(SimpleExploded),
        Style::Label => quote!(Label),
        Style::LabelExploded => quote!(LabelExploded),
        Style::Matrix => quote!(Matrix),
        Style::MatrixExploded => quote!(MatrixExploded),
        Style::Json | Style::WholeJson => quote!(Json),
    }
}
