//! Two kinds of pages that AppFirst's version 4 is known to have, under names that are ours. `appfirst-v4/README.md` tells.

#[cfg(test)]
mod pages;
