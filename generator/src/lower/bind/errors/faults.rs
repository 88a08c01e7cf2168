//! Which successes are errors.

use crate::api::{Api, FaultRule, FaultTest, Scalar};
use crate::diagnostic::Diagnostic;
use crate::quirks::{ScalarQuirk, SuccessQuirk, SuccessQuirks};

use super::super::super::answers;
use super::super::super::context::Context;
use super::super::super::index::Index;
use super::super::super::shape::Spot;
use super::super::{address, pointer};
use super::known;
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
    if quirks.tests().is_empty() {
        let finding = Diagnostic::error("invalid-test", "an empty list tests nothing");
        context.refuse("/errors/success", finding.help("write a test, or take `success` out"));
    }
    let mut rules = Vec::new();
    for (at, quirk) in quirks.tests().iter().enumerate() {
        let place = match quirks {
            SuccessQuirks::One(_) => "/errors/success".to_owned(),
            SuccessQuirks::Many(_) => format!("/errors/success/{at}"),
        };
        let narrow = quirk.operations.as_deref();
        let narrow = address::narrowed(context, index, api, narrow, &format!("{place}/operations"));
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
        context.refuse(&format!("{place}/unless"), Diagnostic::error("invalid-test", message).help(help));
    }
    if !pointer::check(context, &quirk.pointer, &format!("{place}/pointer")) {
        return;
    }
    let meant = index.entries.iter().filter(|entry| narrow.is_none_or(|ids| ids.contains(&entry.id)));
    let successes: Vec<_> = meant.flat_map(|entry| answers::success_schemas(context, entry)).collect();
    let tokens = pointers::tokens(&quirk.pointer);
    let own: Vec<_> =
        successes.iter().filter_map(|spot| pointers::declared(context, spot, &tokens)).collect();
    never_text(context, quirk, &own, place);
    if own.is_empty() {
        lacking(context, quirk, &successes, declared, &format!("{place}/pointer"));
    }
}

/// Reports a flag that is held against a text.
fn never_text<'a>(context: &mut Context<'a, '_>, quirk: &SuccessQuirk, own: &[Spot<'a>], place: &str) {
    let key = match (&quirk.equals, &quirk.unless) {
        (Some(ScalarQuirk::Text(_)), _) => "equals",
        (_, Some(ScalarQuirk::Text(_))) => "unless",
        _ => return,
    };
    if !own.is_empty() && own.iter().all(|spot| pointers::is_flag(context, spot)) {
        let message = format!("`{}` is true or false, and never a text", quirk.pointer);
        let finding =
            Diagnostic::error("invalid-test", message).help("write `true` or `false` without quotes");
        context.refuse(&format!("{place}/{key}"), finding);
    }
}

/// Reports a pointer that no success declares, where none can have it or where another one is written almost like it.
fn lacking<'a>(
    context: &mut Context<'a, '_>,
    quirk: &SuccessQuirk,
    successes: &[Spot<'a>],
    declared: &Declared<'a>,
    place: &str,
) {
    let tokens = pointers::tokens(&quirk.pointer);
    let known = known::behind(context, &[successes, &declared.0].concat(), &[String::new()]);
    let closed = successes.iter().all(|spot| pointers::excludes(context, spot, &tokens));
    let (message, help) = if !successes.is_empty() && closed && !declared.has(context, &quirk.pointer) {
        let message = format!("neither a success nor a declared error answer can have `{}`", quirk.pointer);
        (message, known::help(&quirk.pointer, &known))
    } else if let Some(twin) = known::twin(&quirk.pointer, &known) {
        let message = format!("no answer declares `{}`, and one declares `{twin}`", quirk.pointer);
        (message, known::meant(&twin))
    } else {
        return;
    };
    context.refuse(place, Diagnostic::error("unbound-quirk", message).help(help));
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
