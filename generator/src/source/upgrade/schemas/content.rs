//! What is inside a string: `contentEncoding` and `contentMediaType` of 3.1.

use super::super::super::node::Node;
use super::super::super::walk::KEPT;

/// Octets in base64 get the format `byte`, octets as they are the format `binary` (OpenAPI 3.1.1, section 4.4.2.1).
/// The walk keeps both keywords aside.
pub(super) fn to_format(node: &mut Node) {
    let string = node.get("type").is_none_or(|kind| kind.as_str() == Some("string"));
    if !string || node.get("format").is_some() {
        return;
    }
    let word =
        |key: &str| node.get(key).and_then(|node| Some((node.as_str()?.to_lowercase(), node.span.clone())));
    let format = match (word("contentEncoding"), word("contentMediaType")) {
        (Some((encoding, span)), _) => matches!(&*encoding, "base64" | "base64url").then_some(("byte", span)),
        (None, Some((media, span))) => is_octets(&media).then_some(("binary", span)),
        (None, None) => None,
    };
    let Some((format, span)) = format else { return };
    if let Some(encoding) = node.take("contentEncoding") {
        node.put(&format!("{KEPT}content-encoding"), encoding);
    }
    node.put("format", Node::text(span.clone(), format));
    if node.get("type").is_none() {
        node.put("type", Node::text(span, "string"));
    }
}

/// Whether content of a media type is octets rather than text.
fn is_octets(media: &str) -> bool {
    let bare = media.split(';').next().unwrap_or_default().trim();
    let text = ["json", "xml", "yaml", "javascript", "graphql", "x-www-form-urlencoded"];
    let (kind, format) = bare.split_once('/').unwrap_or((bare, ""));
    let suffix = format.rsplit('+').next().unwrap_or_default();
    !matches!(kind, "text" | "message" | "multipart") && !text.contains(&suffix) && !format.is_empty()
}
