//! What is said of a field.

use super::Types;
use crate::api::{Field, SchemaId, SchemaKind, SchemaName, TypeRef};
use crate::plan::{docs, enums};

impl Types<'_> {
    /// What the document says of a property, else of the component that it is.
    pub(super) fn field_docs(&self, field: &Field) -> Vec<String> {
        let said = field.description.as_deref();
        let of_type = if said.is_none() { self.type_docs(&field.ty) } else { None };
        let fallback = || format!("The {} property.", docs::code(&field.name));
        let lines = docs::summary_and_description(None, said, &of_type.unwrap_or_else(fallback));
        self.with_default(lines, &field.ty, field.default.as_deref())
    }

    /// The first line of what is said of the component that a property is, where that is one line: it tells more than
    /// the property's name.
    fn type_docs(&self, ty: &TypeRef) -> Option<String> {
        let SchemaId(id) = self.api.behind(ty)?;
        let schema = &self.api.schemas[id];
        let said = docs::first_paragraph(schema.description.as_deref()?)?;
        (matches!(schema.name, SchemaName::Component(_)) && !said.contains('\n')).then_some(said)
    }

    /// Adds what the vendor assumes where the caller gives nothing; of an enumeration the variant too.
    pub(in crate::plan) fn with_default(
        &self,
        lines: Vec<String>,
        ty: &TypeRef,
        default: Option<&str>,
    ) -> Vec<String> {
        let variant = default.and_then(|default| self.variant_of(ty, default));
        docs::with_default(lines, default, variant.as_deref())
    }

    /// The path of the variant that a JSON text stands for, such as `Sort::Newest`.
    fn variant_of(&self, ty: &TypeRef, json: &str) -> Option<String> {
        let SchemaId(id) = self.api.behind(ty)?;
        let SchemaKind::Enum(kind, values) = &self.api.schemas[id].kind else { return None };
        let variant = enums::variant_of(*kind, values, json)?;
        Some(format!("{}::{variant}", self.names[id]))
    }
}
