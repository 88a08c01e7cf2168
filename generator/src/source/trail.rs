//! The way from the root to a node, kept on the stack and written out only where a diagnostic needs it.

use super::node::escape;

/// One step of the way; the steps before it are its parents.
#[derive(Clone, Copy)]
pub(super) struct Trail<'a> {
    parent: Option<&'a Trail<'a>>,
    token: Token<'a>,
}

#[derive(Clone, Copy)]
enum Token<'a> {
    Fixed(&'a str),
    Key(&'a str),
    Index(usize),
}

impl<'a> Trail<'a> {
    pub(super) const ROOT: Trail<'static> = Trail { parent: None, token: Token::Fixed("") };

    /// A way that begins at this pointer.
    pub(super) fn from(pointer: &'a str) -> Self {
        Self { parent: None, token: Token::Fixed(pointer) }
    }

    pub(super) fn key(&'a self, key: &'a str) -> Self {
        Self { parent: Some(self), token: Token::Key(key) }
    }

    pub(super) fn index(&'a self, index: usize) -> Self {
        Self { parent: Some(self), token: Token::Index(index) }
    }

    /// The last step, where it is a key.
    pub(super) fn last(&self) -> Option<&'a str> {
        match self.token {
            Token::Key(key) => Some(key),
            Token::Fixed(_) | Token::Index(_) => None,
        }
    }

    /// The JSON pointer (RFC 6901) to the node.
    pub(super) fn pointer(&self) -> String {
        let mut steps = Vec::new();
        let mut step = Some(self);
        while let Some(trail) = step {
            steps.push(match trail.token {
                Token::Fixed(pointer) => pointer.to_owned(),
                Token::Key(key) => format!("/{}", escape(key)),
                Token::Index(index) => format!("/{index}"),
            });
            step = trail.parent;
        }
        steps.reverse();
        steps.concat()
    }
}
