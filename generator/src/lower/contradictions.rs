//! What a property says of itself that cannot all be true.

use crate::api::TypeRef;
use crate::diagnostic::Diagnostic;
use crate::source::node::Value;
use crate::source::openapi::SchemaData;

use super::components;
use super::context::Context;
use super::shape::Spot;

/// Whether a property is said to be `readOnly`, and whether `writeOnly`.
pub(super) fn directions<'a>(context: &Context<'a, '_>, spot: &Spot<'a>) -> (bool, bool) {
    let written = spot.written();
    let schemas = || written.iter().filter_map(|part| components::schema(context, part));
    let said = |test: fn(&SchemaData) -> bool| schemas().any(|(schema, _)| test(&schema.schema_data));
    (said(|data| data.read_only), said(|data| data.write_only))
}

/// Reports what is contradictory of a property of this type.
pub(super) fn tell<'a>(context: &mut Context<'a, '_>, spot: &Spot<'a>, ty: &TypeRef) {
    if directions(context, spot) == (true, true) {
        let message =
            "a property that is `readOnly` and `writeOnly` would travel nowhere; it is sent and read";
        let finding = Diagnostic::note("contradictory-direction", message);
        context.report_once(&spot.pointer, finding.help("take one of the two words out"));
    }
    for part in spot.written().into_iter().filter(|_| matches!(ty, TypeRef::Integer(_))) {
        let place = format!("{}/default", part.pointer);
        let Some(Value::Number(text)) = context.source.node(&place).map(|node| &node.value) else { continue };
        if text.parse::<f64>().is_ok_and(|number| number.fract() != 0.0) {
            let message = format!("the default `{text}` is no integer, as the property is");
            let finding = Diagnostic::note("contradictory-default", message);
            context.report_once(&place, finding.help("correct the default, or make the type `number`"));
        }
    }
}
