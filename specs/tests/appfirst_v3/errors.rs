//! What version 3 has in common with version 5: errors, numbers, waits.

use appfirst_v3::ErrorKind;
use appfirst_v3::types::{AlertType, NewAlert, ServerUpdate, TriggerType};

use crate::client::{builder, client, server};

#[tokio::test]
async fn a3_errors_are_read_as_in_version_5() {
    let server = server(&[]);
    let alert = NewAlert::new("", AlertType::Server, "", TriggerType::Cpu, vec![1]);
    let error = client(&server).alerts().create(&alert).await.unwrap_err();
    assert_eq!((error.kind(), error.vendor().unwrap().entries().len()), (ErrorKind::Validation, 2));
    assert_eq!(error.vendor().unwrap().code.as_deref(), Some("5"));
}

#[tokio::test]
async fn a4_a_refusal_is_waited_out_as_in_version_5() {
    let server = server(&[("APPFIRST_REQUESTS", "1/2")]);
    let client = builder(&server).limits(false).build().unwrap();
    client.servers().get(1).await.unwrap();
    assert_eq!(client.servers().get(2).send().await.unwrap().attempts(), 2);
}

#[tokio::test]
async fn a15_there_is_no_403_as_in_version_5() {
    let server = server(&[]);
    let reader = builder(&server).basic_auth("reader@example.com", "read-key").build().unwrap();
    let error = reader.servers().update(1, &ServerUpdate::default()).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Permission, 400));
}
