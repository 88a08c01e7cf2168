//! Filters of JSONPath (RFC 9535, section 2.3.5).

use std::cmp::Ordering;

use jsonpath_rust::parser::model::{
    Comparable, Comparison, Filter, FilterAtom, FnArg, Literal, Segment, Selector, SingularQuery,
    SingularQuerySegment, Test, TestFunction,
};
use regex::RegexBuilder;

use super::super::node::{Node, Value};
use super::select::{TooMuch, Walk, element};

/// Largest compiled regular expression, in bytes.
const PATTERN: usize = 1 << 20;

/// What a comparable is: a value, or nothing.
enum Operand<'a> {
    Node(&'a Node),
    Number(f64),
    Text(&'a str),
    Truth(bool),
    Null,
    Nothing,
}

/// Refuses functions that RFC 9535 does not know.
///
/// # Errors
/// The function's name, in words.
pub(super) fn check(segments: &[Segment]) -> Result<(), String> {
    segments.iter().try_for_each(|segment| match segment {
        Segment::Descendant(inner) => check(std::slice::from_ref(inner)),
        Segment::Selector(selector) => selectors(std::slice::from_ref(selector)),
        Segment::Selectors(several) => selectors(several),
    })
}

fn selectors(selectors: &[Selector]) -> Result<(), String> {
    selectors.iter().try_for_each(|selector| match selector {
        Selector::Filter(filter) => known(filter),
        _ => Ok(()),
    })
}

fn known(filter: &Filter) -> Result<(), String> {
    match filter {
        Filter::Or(several) | Filter::And(several) => several.iter().try_for_each(known),
        Filter::Atom(FilterAtom::Filter { expr, .. }) => known(expr),
        Filter::Atom(FilterAtom::Test { expr, .. }) => test(expr),
        Filter::Atom(FilterAtom::Comparison(comparison)) => {
            let (left, right) = comparison.vals();
            [left, right].into_iter().try_for_each(|side| match side {
                Comparable::Function(called) => function(called),
                _ => Ok(()),
            })
        }
    }
}

fn test(expr: &Test) -> Result<(), String> {
    match expr {
        Test::RelQuery(segments) => check(segments),
        Test::AbsQuery(query) => check(&query.segments),
        Test::Function(called) => function(called),
    }
}

fn function(called: &TestFunction) -> Result<(), String> {
    let argument = |argument: &FnArg| match argument {
        FnArg::Literal(_) => Ok(()),
        FnArg::Test(expr) => test(expr),
        FnArg::Filter(filter) => known(filter),
    };
    match called {
        TestFunction::Custom(name, _) => Err(format!("JSONPath has no function `{name}`")),
        TestFunction::Length(one) => argument(one),
        TestFunction::Value(one) | TestFunction::Count(one) => argument(one),
        TestFunction::Search(one, other) | TestFunction::Match(one, other) => {
            argument(one).and_then(|()| argument(other)).and_then(|()| pattern(other))
        }
    }
}

/// A pattern that is written out must be one; one that a document holds matches nothing where it is none.
fn pattern(argument: &FnArg) -> Result<(), String> {
    let FnArg::Literal(Literal::String(text)) = argument else { return Ok(()) };
    let compiled = RegexBuilder::new(text).size_limit(PATTERN).build();
    compiled.map(|_| ()).map_err(|_| format!("`{text}` is no regular expression"))
}

impl<'a> Walk<'a> {
    /// Whether a filter holds for a node.
    pub(super) fn holds(&self, filter: &Filter, node: &'a Node) -> Result<bool, TooMuch> {
        match filter {
            Filter::Or(several) => {
                several.iter().try_fold(false, |held, one| Ok(held || self.holds(one, node)?))
            }
            Filter::And(several) => {
                several.iter().try_fold(true, |held, one| Ok(held && self.holds(one, node)?))
            }
            Filter::Atom(FilterAtom::Filter { expr, not }) => Ok(self.holds(expr, node)? != *not),
            Filter::Atom(FilterAtom::Test { expr, not }) => Ok(self.tested(expr, node)? != *not),
            Filter::Atom(FilterAtom::Comparison(comparison)) => self.compared(comparison, node),
        }
    }

    fn tested(&self, expr: &Test, node: &'a Node) -> Result<bool, TooMuch> {
        match expr {
            Test::Function(called) => match called.as_ref() {
                TestFunction::Match(text, pattern) => self.matched(text, pattern, node, true),
                TestFunction::Search(text, pattern) => self.matched(text, pattern, node, false),
                other => Ok(!matches!(self.called(other, node)?, Operand::Nothing)),
            },
            query => Ok(!self.nodes(query, node)?.is_empty()),
        }
    }

    fn nodes(&self, test: &Test, node: &'a Node) -> Result<Vec<&'a Node>, TooMuch> {
        match test {
            Test::RelQuery(segments) => self.query(node, segments),
            Test::AbsQuery(query) => self.query(self.root, &query.segments),
            Test::Function(_) => Ok(Vec::new()),
        }
    }

    fn compared(&self, comparison: &Comparison, node: &'a Node) -> Result<bool, TooMuch> {
        let (left, right) = comparison.vals();
        let (left, right) = (self.operand(left, node)?, self.operand(right, node)?);
        Ok(match comparison {
            Comparison::Eq(..) => self.equal(&left, &right)?,
            Comparison::Ne(..) => !self.equal(&left, &right)?,
            Comparison::Lt(..) => less(&left, &right),
            Comparison::Gt(..) => less(&right, &left),
            Comparison::Lte(..) => less(&left, &right) || self.equal(&left, &right)?,
            Comparison::Gte(..) => less(&right, &left) || self.equal(&left, &right)?,
        })
    }

    fn operand<'b>(&self, side: &'b Comparable, node: &'a Node) -> Result<Operand<'b>, TooMuch>
    where
        'a: 'b,
    {
        Ok(match side {
            Comparable::Literal(literal) => constant(literal),
            Comparable::Function(called) => self.called(called, node)?,
            Comparable::SingularQuery(SingularQuery::Current(segments)) => single(node, segments),
            Comparable::SingularQuery(SingularQuery::Root(segments)) => single(self.root, segments),
        })
    }

    fn called<'b>(&self, called: &'b TestFunction, node: &'a Node) -> Result<Operand<'b>, TooMuch>
    where
        'a: 'b,
    {
        match called {
            TestFunction::Length(argument) => Ok(match self.argument(argument, node)? {
                Operand::Text(text) => number(text.chars().count()),
                Operand::Node(node) => match &node.value {
                    Value::Array(items) => number(items.len()),
                    Value::Object(entries) => number(entries.len()),
                    _ => Operand::Nothing,
                },
                _ => Operand::Nothing,
            }),
            TestFunction::Count(FnArg::Test(test)) => Ok(number(self.nodes(test, node)?.len())),
            TestFunction::Value(argument) => self.argument(argument, node),
            _ => Ok(Operand::Nothing),
        }
    }

    /// An argument's value: a literal, or the one node of a query.
    fn argument<'b>(&self, argument: &'b FnArg, node: &'a Node) -> Result<Operand<'b>, TooMuch>
    where
        'a: 'b,
    {
        match argument {
            FnArg::Literal(literal) => Ok(constant(literal)),
            FnArg::Test(test) => match test.as_ref() {
                Test::Function(called) => self.called(called, node),
                query => Ok(match self.nodes(query, node)?.as_slice() {
                    [one] => value(one),
                    _ => Operand::Nothing,
                }),
            },
            FnArg::Filter(_) => Ok(Operand::Nothing),
        }
    }

    fn matched(&self, text: &FnArg, pattern: &FnArg, node: &'a Node, whole: bool) -> Result<bool, TooMuch> {
        let (text, pattern) = (self.argument(text, node)?, self.argument(pattern, node)?);
        let (Operand::Text(text), Operand::Text(pattern)) = (text, pattern) else { return Ok(false) };
        // Compiling costs far more than looking at a node.
        self.spend(1_000 + text.len())?;
        let pattern = if whole { format!(r"\A(?:{pattern})\z") } else { pattern.to_owned() };
        let compiled = RegexBuilder::new(&pattern).size_limit(PATTERN).build();
        Ok(compiled.is_ok_and(|compiled| compiled.is_match(text)))
    }

    fn equal(&self, left: &Operand<'_>, right: &Operand<'_>) -> Result<bool, TooMuch> {
        Ok(match (left, right) {
            (Operand::Nothing, Operand::Nothing) | (Operand::Null, Operand::Null) => true,
            (Operand::Number(left), Operand::Number(right)) => {
                left.partial_cmp(right).is_some_and(Ordering::is_eq)
            }
            (Operand::Text(left), Operand::Text(right)) => left == right,
            (Operand::Truth(left), Operand::Truth(right)) => left == right,
            (Operand::Node(left), Operand::Node(right)) => self.same(left, right)?,
            _ => false,
        })
    }

    /// Whether two nodes are equal as JSON values.
    fn same(&self, left: &Node, right: &Node) -> Result<bool, TooMuch> {
        self.spend(1)?;
        match (&left.value, &right.value) {
            (Value::Array(ours), Value::Array(theirs)) => {
                let mut pairs = ours.iter().zip(theirs);
                Ok(ours.len() == theirs.len()
                    && pairs.try_fold(true, |held, (a, b)| Ok(held && self.same(a, b)?))?)
            }
            (Value::Object(ours), Value::Object(theirs)) => {
                let mut pairs = ours.iter().map(|entry| (&entry.value, right.get(&entry.key)));
                Ok(ours.len() == theirs.len()
                    && pairs.try_fold(true, |held, (ours, theirs)| match theirs {
                        Some(theirs) => Ok(held && self.same(ours, theirs)?),
                        None => Ok(false),
                    })?)
            }
            _ => self.equal(&value(left), &value(right)).map(|equal| equal && atomic(left) && atomic(right)),
        }
    }
}

fn atomic(node: &Node) -> bool {
    !matches!(node.value, Value::Array(_) | Value::Object(_))
}

fn value(node: &Node) -> Operand<'_> {
    match &node.value {
        Value::Null => Operand::Null,
        Value::Bool(truth) => Operand::Truth(*truth),
        Value::Number(text) => text.parse().map_or(Operand::Nothing, Operand::Number),
        Value::String(text) => Operand::Text(text),
        Value::Array(_) | Value::Object(_) => Operand::Node(node),
    }
}

fn constant(literal: &Literal) -> Operand<'_> {
    match literal {
        // Through text, as a cast would be silent about what it loses.
        Literal::Int(number) => number.to_string().parse().map_or(Operand::Nothing, Operand::Number),
        Literal::Float(number) => Operand::Number(*number),
        Literal::String(text) => Operand::Text(text),
        Literal::Bool(truth) => Operand::Truth(*truth),
        Literal::Null => Operand::Null,
    }
}

fn number(count: usize) -> Operand<'static> {
    u32::try_from(count).map_or(Operand::Nothing, |count| Operand::Number(count.into()))
}

fn single<'a>(from: &'a Node, segments: &[SingularQuerySegment]) -> Operand<'a> {
    let found = segments.iter().try_fold(from, |node, segment| match segment {
        SingularQuerySegment::Name(name) => node.get(name),
        SingularQuerySegment::Index(index) => element(node, *index),
    });
    found.map_or(Operand::Nothing, value)
}

fn less(left: &Operand<'_>, right: &Operand<'_>) -> bool {
    match (left, right) {
        (Operand::Number(left), Operand::Number(right)) => left < right,
        (Operand::Text(left), Operand::Text(right)) => left < right,
        _ => false,
    }
}
