//! The vendor's own client against the test double: it was written by AppFirst, so that what it gets along with is not only
//! our reading of the documentation.

use vendors::witness;

use crate::client::{asked, count, server};
use crate::raw::{KEY, OWNER};

#[test]
fn the_vendors_own_client_gets_along_with_the_server() {
    let server = server(&[]);
    let told = witness("appfirst", &[&format!("{}/api", server.url()), OWNER, KEY]).unwrap();
    let called: Vec<_> = told.lines().collect();
    assert_eq!(called.len(), 64, "{told}");
    assert!(called.contains(&"get_server 404"), "{told}");
    let journal = asked(&server);
    // It leaves out some of the slashes that the paths end with, and follows the redirections.
    assert!(journal.contains(&"GET /alerts/4".to_owned()) && journal.contains(&"GET /alerts/4/".to_owned()));
    assert_eq!(count(&server, 301), 6, "{journal:?}");
    assert_eq!(count(&server, 404), 1);
}

#[test]
fn a1_the_vendors_own_client_sends_odd_addresses_and_keys_alike() {
    let server = server(&[]);
    let arguments = [&format!("{}/api", server.url()), "owner+ops@example.com", "te:st/key+=="];
    witness("appfirst", &arguments).unwrap();
    assert_eq!(count(&server, 401), 0);
}
