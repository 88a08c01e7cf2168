//! Organizations, by GUID, and the MDM that knows them by number.

use famoco_insights::ErrorKind;
use famoco_insights::runtime::Uuid;
use vendors::Server;

use crate::client::{TOKEN, builder, client, server};

/// The method takes what `listed.guid` is; the MDM's takes a number, and neither takes the other.
#[tokio::test]
async fn m5_an_organization_is_scoped_by_its_guid() {
    let server = server(&[]);
    let organizations = client(&server).organizations();
    let listed = organizations.list().await.unwrap().results.remove(0);
    let guid: Uuid = listed.guid.clone();
    assert!(guid.as_u128().is_some());
    let number: i64 = listed.id;
    assert_eq!(number, 1);
    assert_eq!(organizations.get(guid).await.unwrap(), listed);
    let paths: Vec<_> = server.journal().unwrap().into_iter().map(|exchange| exchange.path).collect();
    assert_eq!(paths[1], format!("/api/organizations/{}/", listed.guid));
}

/// What one API tells leads into the other: one token, two origins.
#[tokio::test]
async fn m6_one_token_opens_both_apis() {
    let insights = server(&[]);
    let mdm = Server::start("famoco-mdm", &[]).unwrap();
    let mdm_client = famoco_mdm::Client::builder().token(TOKEN).base_url(mdm.url()).build().unwrap();
    let here = mdm_client.organizations().get(2).await.unwrap();
    let guid: Uuid = here.guid.as_str().parse().unwrap();
    let there = client(&insights).organizations().get(guid).await.unwrap();
    assert_eq!((there.id, &there.name), (here.id, &here.name));
    assert_eq!((mdm.journal().unwrap().len(), insights.journal().unwrap().len()), (1, 1));
}

#[tokio::test]
async fn m6_each_api_has_a_host_of_its_own() {
    let (insights, mdm) = (famoco_insights::Client::builder(), famoco_mdm::Client::builder());
    let insights = format!("{:?}", insights.token(TOKEN).build().unwrap());
    let mdm = format!("{:?}", mdm.token(TOKEN).build().unwrap());
    assert!(insights.contains("https://insights.famoco.com") && !insights.contains(TOKEN), "{insights}");
    assert!(mdm.contains("https://my.famoco.com") && !mdm.contains(TOKEN), "{mdm}");
}

#[tokio::test]
async fn m2_a_next_page_at_the_mdm_is_refused_and_the_token_stays() {
    let mdm = Server::start("famoco-mdm", &[]).unwrap();
    let insights = server(&[("FAMOCO_NEXT_ORIGIN", &mdm.url())]);
    let mut pages = builder(&insights).build().unwrap().organizations().list().limit(1).pages();
    assert_eq!(pages.next().await.unwrap().unwrap().count, 2);
    assert_eq!(pages.next().await.unwrap().unwrap_err().kind(), ErrorKind::ForeignOrigin);
    assert_eq!((insights.journal().unwrap().len(), mdm.journal().unwrap().len()), (1, 0));
}

/// The checked-in document is the one that drf-spectacular makes from this very server.
#[tokio::test]
async fn serves_the_document_that_the_client_is_made_from() {
    let server = server(&[]);
    let answer = reqwest::get(format!("{}/schema/", server.url())).await.unwrap();
    let checked_in = include_str!("../../famoco-insights/openapi.yaml");
    assert_eq!(answer.text().await.unwrap(), checked_in);
}
