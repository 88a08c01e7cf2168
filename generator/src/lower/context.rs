//! What every part of lowering shares: the input, the findings, and the schemas found so far.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet, VecDeque};

use crate::api::{Schema, SchemaId, TypeRef};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};
use crate::source::Source;

use super::facts::Known;
use super::family::Family;
use super::shape::{Spot, Target};

/// Codes of findings about quirks that would do nothing for this document, and may do something for the one that they were
/// written for.
const IDLE: [&str; 3] = ["unbound-quirk", "codec-misfit", "invalid-extension"];

/// The code of a finding about a quirk that works all the same, and that this document has a better way for.
const NEEDLESS: &str = "declared-operation";

/// The state of one run of lowering.
pub(super) struct Context<'a, 'd> {
    /// What was read.
    pub source: &'a Source,
    /// The document's component schemas.
    pub family: &'a Family,
    /// Schemas in the order in which operations reach them.
    pub schemas: Vec<Schema>,
    /// Reference to the schema that it became.
    pub components: HashMap<String, SchemaId>,
    /// The type that each schema became, by its pointer.
    pub placed: Vec<(String, TypeRef)>,
    /// Several schemas that a value has to fit, by their key, to the type that they became.
    pub joined: HashMap<String, TypeRef>,
    /// Component and encodings to the parts that they became.
    pub parts: HashMap<String, SchemaId>,
    /// What was seen of schemas that are made of others.
    pub known: Known<'a>,
    /// Whether null is a value of what a reference names.
    pub nullable: RefCell<HashMap<&'a str, bool>>,
    /// Components that were reached but not lowered yet.
    pub queue: VecDeque<(SchemaId, Spot<'a>)>,
    /// Types of declared error answers, which a caller may ask an error for.
    pub errors: Vec<TypeRef>,
    /// Unions with alternatives that nothing tells apart, with the pointer and what there is to say.
    pub undecided: Vec<(SchemaId, String, Diagnostic)>,
    /// Formats for whose values a codec was found.
    pub coded_formats: HashSet<String>,
    /// Whether what webhooks carry is not known for a wrong quirk.
    pub unsure_webhooks: bool,
    /// Findings that are told once a place, however many schemas inherit it.
    told: HashSet<(&'static str, String)>,
    /// How many more properties compositions may copy.
    copies: usize,
    diagnostics: &'d mut Diagnostics,
}

impl<'a, 'd> Context<'a, 'd> {
    /// A run that has found nothing yet.
    pub(super) fn new(source: &'a Source, family: &'a Family, diagnostics: &'d mut Diagnostics) -> Self {
        Self {
            source,
            family,
            schemas: Vec::new(),
            components: HashMap::new(),
            placed: Vec::new(),
            joined: HashMap::new(),
            parts: HashMap::new(),
            known: Known::default(),
            nullable: RefCell::default(),
            queue: VecDeque::new(),
            errors: Vec::new(),
            undecided: Vec::new(),
            coded_formats: HashSet::new(),
            unsure_webhooks: false,
            told: HashSet::new(),
            copies: 10_000 + 4 * source.tree.size(),
            diagnostics,
        }
    }

    /// Whether a composition may copy so many properties: all together at most four times as many as the document has
    /// nodes, and some for the smallest documents. What is granted counts.
    pub(super) fn grants(&mut self, copies: usize) -> bool {
        let left = self.copies.checked_sub(copies);
        self.copies = left.unwrap_or(self.copies);
        left.is_some()
    }

    /// Remembers what several schemas became that a value has to fit all of.
    pub(super) fn joined(&mut self, spot: &Spot<'a>, ty: &TypeRef) {
        if matches!(spot.target, Target::All(_)) {
            self.joined.insert(spot.key(), ty.clone());
        }
    }

    /// Reports a finding at a JSON pointer into the document.
    pub(super) fn report(&mut self, pointer: &str, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic.at(self.source.place(pointer)));
    }

    /// Reports a finding that knows its place.
    pub(super) fn tell(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Reports a finding like [`Self::report`], unless it was reported with this code at this pointer before.
    pub(super) fn report_once(&mut self, pointer: &str, diagnostic: Diagnostic) {
        if self.told.insert((diagnostic.code, pointer.to_owned())) {
            self.report(pointer, diagnostic);
        }
    }

    /// Reports a finding like [`Self::report`], unless one of this code was reported about the same before.
    pub(super) fn report_first(&mut self, about: &str, pointer: &str, diagnostic: Diagnostic) {
        if self.told.insert((diagnostic.code, about.to_owned())) {
            self.report(pointer, diagnostic);
        }
    }

    /// Reports a quirk that cannot be used, at a JSON pointer into `quirks.yaml`. One that does nothing for
    /// this document, or nothing that it needs, is a warning where it is inherited: that of the vendor that it was written for
    /// may declare other things.
    pub(super) fn refuse(&mut self, pointer: &str, diagnostic: Diagnostic) {
        let place = self.source.quirks_place(pointer);
        self.refuse_at(pointer, diagnostic, place);
    }

    /// Reports like [`Self::refuse`] where the key at the end of the pointer is what is wrong, and not its value.
    pub(super) fn refuse_key(&mut self, pointer: &str, diagnostic: Diagnostic) {
        let place = self.source.quirks_key_place(pointer);
        self.refuse_at(pointer, diagnostic, place);
    }

    /// Reports like [`Self::refuse`] what no operation reaches, unless it may be what a wrong quirk names for webhooks.
    pub(super) fn refuse_unreached(&mut self, pointer: &str, diagnostic: Diagnostic) {
        if !self.unsure_webhooks {
            self.refuse(pointer, diagnostic);
        }
    }

    fn refuse_at(&mut self, pointer: &str, mut diagnostic: Diagnostic, place: Option<Place>) {
        let inherited = self.source.is_inherited(pointer);
        if inherited && diagnostic.code == NEEDLESS {
            diagnostic.severity = Severity::Warning;
        }
        if inherited && IDLE.contains(&diagnostic.code) {
            diagnostic.severity = Severity::Warning;
            diagnostic.message.push_str(", so that this inherited quirk does nothing here");
            let help = "override it in this vendor's own quirks.yaml; `null` takes a key away";
            diagnostic.help = Some(help.to_owned());
        }
        self.diagnostics.push(diagnostic.at(place));
    }
}
