//! Which successes are errors.

use crate::api::{Api, FaultRule, FaultTest, Scalar};
use crate::diagnostic::Diagnostic;
use crate::quirks::{ScalarQuirk, SuccessQuirk, SuccessQuirks};

use super::super::super::answers;
use super::super::super::context::Context;
use super::super::super::index::Index;
use super::super::address;
use super::pointers::{self, Declared};

/// Binds each test to its operations. A pointer that every success of theirs excludes, and that no error has, is an error.
pub(super) fn bind<'a>(
    context: &mut Context<'a, '_>,
    index: &Index<'a>,
    api: &mut Api,
    declared: &Declared<'a>,
) -> Vec<FaultRule> {
    let quirks = context.source.quirks.errors.as_ref().and_then(|errors| errors.success.as_ref());
    let Some(quirks) = quirks else { return Vec::new() };
    let mut rules = Vec::new();
    for (at, quirk) in quirks.tests().iter().enumerate() {
        let place = match quirks {
            SuccessQuirks::One(_) => "/errors/success".to_owned(),
            SuccessQuirks::Many(_) => format!("/errors/success/{at}"),
        };
        let narrow = quirk.operations.as_deref();
        let narrow = narrow.map(|all| address::list(context, index, all, &format!("{place}/operations")));
        check(context, index, quirk, narrow.as_deref(), declared, &place);
        let operations = api.resources.iter_mut().flat_map(|resource| &mut resource.operations);
        for operation in operations {
            if narrow.as_ref().is_some_and(|ids| ids.contains(&operation.id)) {
                operation.faults.push(at);
                operation.quirks.push(place.clone());
            }
        }
        rules.push(FaultRule { at: quirk.pointer.clone(), test: test(quirk), narrow: narrow.is_some() });
    }
    rules
}

fn check<'a>(
    context: &mut Context<'a, '_>,
    index: &Index<'a>,
    quirk: &SuccessQuirk,
    narrow: Option<&[String]>,
    declared: &Declared<'a>,
    place: &str,
) {
    if quirk.equals.is_some() && quirk.unless.is_some() {
        let message = "a test has either `equals` or `unless`";
        let help = "take one of them out, or write two tests";
        context.refuse(place, Diagnostic::error("invalid-test", message).help(help));
    }
    let at = format!("{place}/pointer");
    if !pointers::is_pointer(context, &quirk.pointer, &at) {
        return;
    }
    let meant = index.entries.iter().filter(|entry| narrow.is_none_or(|ids| ids.contains(&entry.id)));
    let successes: Vec<_> = meant.flat_map(|entry| answers::success_schemas(context, entry)).collect();
    let tokens = pointers::tokens(&quirk.pointer);
    let own: Vec<_> =
        successes.iter().filter_map(|spot| pointers::declared(context, spot, &tokens)).collect();
    let text = matches!(
        (&quirk.equals, &quirk.unless),
        (Some(ScalarQuirk::Text(_)), _) | (_, Some(ScalarQuirk::Text(_)))
    );
    if text && !own.is_empty() && own.iter().all(|spot| pointers::is_flag(context, spot)) {
        let message = format!("`{}` is true or false, and never a text", quirk.pointer);
        let finding =
            Diagnostic::error("invalid-test", message).help("write `true` or `false` without quotes");
        context.refuse(place, finding);
    }
    let closed = successes.iter().all(|spot| pointers::excludes(context, spot, &tokens));
    if !successes.is_empty() && closed && !declared.has(context, &quirk.pointer) {
        let message = format!("neither a success nor a declared error answer can have `{}`", quirk.pointer);
        let help = "correct the pointer, or the answers' schemas in the document";
        context.refuse(&at, Diagnostic::error("unbound-quirk", message).help(help));
    }
}

fn test(quirk: &SuccessQuirk) -> FaultTest {
    match (&quirk.equals, &quirk.unless) {
        (Some(value), _) => FaultTest::Equals(scalar(value)),
        (None, Some(value)) => FaultTest::Unless(scalar(value)),
        (None, None) => FaultTest::Present,
    }
}

fn scalar(quirk: &ScalarQuirk) -> Scalar {
    match quirk {
        ScalarQuirk::Bool(value) => Scalar::Bool(*value),
        ScalarQuirk::Number(number) => Scalar::Number(number.to_string()),
        ScalarQuirk::Text(text) => Scalar::Text(text.clone()),
    }
}
