//! How a delivery is signed.

use crate::api::{Algorithm, SendingTime, Signature, SignedPiece, TimeUnit};
use crate::diagnostic::{Diagnostic, near};
use crate::quirks::{AlgorithmQuirk, EncodingQuirk, KeyEncodingQuirk, SignatureQuirk, StampUnitQuirk};

use super::super::bind;
use super::super::context::Context;
use super::super::text;

const PLACE: &str = "/webhooks/signature";

/// Takes over how a delivery is signed; what makes no sense is an error.
pub(super) fn bind(context: &mut Context<'_, '_>, quirk: &SignatureQuirk) -> Option<Signature> {
    let header = header(context, &quirk.header, &format!("{PLACE}/header"));
    let signed = pieces(context, quirk)?;
    let timestamp = quirk.timestamp.as_ref().and_then(|stamp| {
        let place = format!("{PLACE}/timestamp");
        let tolerance = bind::duration(context, &stamp.tolerance, &format!("{place}/tolerance"))?;
        Some(SendingTime {
            header: self::header(context, &stamp.header, &format!("{place}/header")),
            prefix: stamp.prefix.clone().unwrap_or_default(),
            unit: match stamp.unit {
                StampUnitQuirk::EpochS => TimeUnit::EpochSeconds,
                StampUnitQuirk::EpochMs => TimeUnit::EpochMilliseconds,
                StampUnitQuirk::HttpDate => TimeUnit::HttpDate,
            },
            tolerance,
        })
    });
    let id = quirk.id.as_ref().map(|id| self::header(context, id, &format!("{PLACE}/id")));
    one_header(context, quirk);
    without_effect(context, quirk);
    Some(Signature {
        header,
        algorithm: match quirk.algorithm {
            AlgorithmQuirk::HmacSha256 => Algorithm::HmacSha256,
            AlgorithmQuirk::HmacSha512 => Algorithm::HmacSha512,
            AlgorithmQuirk::HmacSha1 => Algorithm::HmacSha1,
        },
        base64: quirk.encoding == EncodingQuirk::Base64,
        prefix: quirk.prefix.clone().unwrap_or_default(),
        separator: quirk.separator.clone(),
        key: quirk.key.clone(),
        key_prefix: (quirk.key_encoding == KeyEncodingQuirk::Base64)
            .then(|| quirk.key_prefix.clone().unwrap_or_default()),
        signed,
        timestamp,
        id,
    })
}

/// Reports keys that do nothing.
fn without_effect(context: &mut Context<'_, '_>, quirk: &SignatureQuirk) {
    if quirk.separator.as_ref().is_some_and(String::is_empty) {
        let finding = Diagnostic::error("invalid-webhook", "an empty text parts nothing");
        context.refuse(&format!("{PLACE}/separator"), finding.help("write what stands between signatures"));
    }
    if quirk.key_prefix.is_some() && quirk.key_encoding == KeyEncodingQuirk::Text {
        let message = "only a secret in Base64 has a prefix that is no part of it";
        let finding = Diagnostic::error("invalid-webhook", message);
        let help = "add `key_encoding: base64`, or take `key_prefix` out";
        context.refuse(&format!("{PLACE}/key_prefix"), finding.help(help));
    }
}

/// A header's name in lower case; an error where it is none.
pub(super) fn header(context: &mut Context<'_, '_>, name: &str, place: &str) -> String {
    if !text::is_token(name) {
        let finding = Diagnostic::error("invalid-header", format!("{name:?} is no header's name"));
        context.refuse(place, finding.help("use letters, digits and hyphens"));
    }
    name.to_lowercase()
}

/// The pieces of what is signed. What is not part of it must not be believed, so that a time or an id beside it is an
/// error.
fn pieces(context: &mut Context<'_, '_>, quirk: &SignatureQuirk) -> Option<Vec<SignedPiece>> {
    let pieces = split(&quirk.signed);
    let mut fine = true;
    for piece in &pieces {
        let SignedPiece::Text(text) = piece else { continue };
        fine &= is_text(context, text);
    }
    if !fine {
        return None;
    }
    let has = |piece: &SignedPiece| pieces.contains(piece);
    if let Some((message, help)) = contradiction(quirk, has) {
        context.refuse(&format!("{PLACE}/signed"), Diagnostic::error("invalid-webhook", message).help(help));
        return None;
    }
    Some(pieces)
}

/// What of a signature goes without its other half, and what to do about it.
fn contradiction(
    quirk: &SignatureQuirk,
    has: impl Fn(&SignedPiece) -> bool,
) -> Option<(&'static str, &'static str)> {
    let time = "`{timestamp}` in what is signed and `timestamp` go together";
    let id =
        "`{id}` in what is signed and `id` go together, for anybody could change an id that is not signed";
    if !has(&SignedPiece::Body) {
        let help = "name what the vendor signs, such as `{timestamp}.{body}`";
        return Some(("the body is not signed, so that anybody could send another", help));
    }
    match (has(&SignedPiece::Timestamp), quirk.timestamp.is_some()) {
        (true, false) => return Some((time, "add `timestamp: { header: … }`, or take `{timestamp}` out")),
        (false, true) => {
            return Some((time, "sign it, such as `{timestamp}.{body}`, or take `timestamp` out"));
        }
        _ => {}
    }
    match (has(&SignedPiece::Id), quirk.id.is_some()) {
        (true, false) => Some((id, "add `id: …`, the header that it comes in, or take `{id}` out")),
        (false, true) => Some((id, "sign it, such as `{id}.{body}`, or take `id` out")),
        _ => None,
    }
}

/// A text cut at the pieces it names.
fn split(signed: &str) -> Vec<SignedPiece> {
    let mut pieces = Vec::new();
    let mut rest = signed;
    while !rest.is_empty() {
        let known = [
            ("{body}", SignedPiece::Body),
            ("{timestamp}", SignedPiece::Timestamp),
            ("{id}", SignedPiece::Id),
        ];
        if let Some((word, piece)) = known.into_iter().find(|(word, _)| rest.starts_with(word)) {
            pieces.push(piece);
            rest = &rest[word.len()..];
            continue;
        }
        let end =
            rest.char_indices().skip(1).find(|(_, letter)| *letter == '{').map_or(rest.len(), |(at, _)| at);
        pieces.push(SignedPiece::Text(rest[..end].to_owned()));
        rest = &rest[end..];
    }
    pieces
}

/// Whether a text between the pieces names no further piece; else that is reported. Braces around anything but a word
/// may well be signed as they are.
fn is_text(context: &mut Context<'_, '_>, text: &str) -> bool {
    let word = text.strip_prefix('{').and_then(|rest| rest.split_once('}')).map(|(word, _)| word);
    let is_word = |word: &&str| {
        !word.is_empty() && word.chars().all(|letter| letter.is_ascii_alphabetic() || "_-".contains(letter))
    };
    let Some(word) = word.filter(is_word) else { return true };
    let known = ["body", "timestamp", "id"];
    let help = near::question(word, known);
    let help = help.unwrap_or_else(|| "there are `{body}`, `{timestamp}` and `{id}`".to_owned());
    let message = format!("`{{{word}}}` is no piece of a delivery");
    context.refuse(&format!("{PLACE}/signed"), Diagnostic::error("invalid-webhook", message).help(help));
    false
}

/// A signature and a time in one header are told apart by a separator and by what stands before each.
fn one_header(context: &mut Context<'_, '_>, quirk: &SignatureQuirk) {
    let Some(stamp) = quirk.timestamp.as_ref() else { return };
    let apart = quirk.separator.is_some() && quirk.prefix.is_some() && stamp.prefix.is_some();
    if apart || !stamp.header.eq_ignore_ascii_case(&quirk.header) {
        return;
    }
    let message = "nothing tells the signature and the time in one header apart";
    let help = "write a `separator` and a `prefix` for each, or the header that the time has to itself";
    let finding = Diagnostic::error("invalid-webhook", message).help(help);
    context.refuse(&format!("{PLACE}/timestamp/header"), finding);
}
