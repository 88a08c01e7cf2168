//! Encodings besides JSON.

use crate::api::{Answer, Api, Operation, Yaml};
use crate::diagnostic::Diagnostic;

use super::super::context::Context;
use super::super::media::{self, Media};
use super::super::text::is_token;
use super::unfit_header;

/// What is asked for where only an extension is known (RFC 9512).
const YAML: &str = "application/yaml";

/// Binds the section.
pub(super) fn bind(context: &mut Context<'_, '_>, api: &mut Api) {
    let Some(yaml) = &context.source.quirks.encodings.yaml else { return };
    if yaml.extension.is_none() && yaml.accept.is_none() {
        let finding = Diagnostic::error("unbound-quirk", "nothing tells how YAML is asked for");
        return context.refuse("/encodings/yaml", finding.help("give it an `extension`, or an `accept`"));
    }
    let operations = || api.resources.iter().flat_map(|resource| &resource.operations);
    if !operations().any(|operation| operation.response != Answer::Empty && is_asked(operation)) {
        let finding = Diagnostic::error("unbound-quirk", "no operation answers with JSON");
        return context.refuse("/encodings/yaml", finding.help("take `yaml` out"));
    }
    let unfit = |accept: &String| unfit_header("accept", accept).or_else(|| unfit_media_type(accept));
    if let Some(finding) = yaml.accept.as_ref().and_then(unfit) {
        return context.refuse("/encodings/yaml/accept", finding);
    }
    let paths = operations().filter(|operation| is_asked(operation));
    let paths = paths.map(|operation| operation.path.as_str());
    if let Some(finding) = yaml.extension.as_ref().and_then(|text| unfit_extension(text, paths)) {
        return context.refuse("/encodings/yaml/extension", finding);
    }
    api.yaml = Some(Yaml {
        extension: yaml.extension.clone().unwrap_or_default(),
        accept: yaml.accept.clone().unwrap_or_else(|| YAML.to_owned()),
    });
}

/// Whether an operation is asked for in another encoding than JSON, as the runtime decides; a stream of JSON is not.
fn is_asked(operation: &Operation) -> bool {
    let is_json = |media: &String| media::of(media) == Media::Json;
    operation.accept.is_empty() || operation.accept.iter().any(is_json)
}

/// What is wrong with a list of media types (RFC 9110, section 12.5.1).
fn unfit_media_type(accept: &str) -> Option<Diagnostic> {
    let is_type = |range: &str| {
        let name = range.split(';').next().unwrap_or_default().trim();
        name.split_once('/').is_some_and(|(kind, own)| is_token(kind) && is_token(own))
    };
    let wrong = accept.split(',').map(str::trim).find(|range| !is_type(range))?;
    let finding = Diagnostic::error("invalid-media-type", format!("{wrong:?} is no media type"));
    Some(finding.help("write its type and subtype, such as `application/yaml`"))
}

/// What is wrong with an extension of these paths.
fn unfit_extension<'a>(extension: &str, mut paths: impl Iterator<Item = &'a str>) -> Option<Diagnostic> {
    let letter = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
    let name = extension.strip_prefix('.').unwrap_or_default();
    if name.is_empty() || !name.chars().all(letter) {
        let message = format!("{extension:?} is no extension");
        let finding = Diagnostic::error("invalid-extension", message);
        return Some(finding.help("write a point and letters, such as `.yaml`"));
    }
    let folder = paths.find(|path| path.split('?').next().unwrap_or_default().ends_with('/'))?;
    let message = format!("the path `{folder}` ends with a slash, behind which no extension can stand");
    let finding = Diagnostic::error("invalid-extension", message);
    Some(finding.help("say by `accept` how YAML is asked for"))
}
