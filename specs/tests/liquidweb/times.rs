//! Times of New York, which come without an offset.

use std::time::{Duration, SystemTime};

use liquidweb::runtime::{Fold, LocalDateTime, LocalTimeError};
use liquidweb::types::{ServerId, ZoneAddress};
use liquidweb::zones::AmericaNewYork;

use crate::client::{client, server};

/// Instants around both nights of 2026 on which the clocks change: `specs/liquidweb/server` has a server made at each.
const MARCH: u64 = 1_772_953_200;
const NOVEMBER: u64 = 1_793_511_000;
const HOUR: u64 = 3600;

fn at(seconds: u64) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}

/// What the server says of when each of its servers was made.
async fn made(names: &[&str]) -> Vec<LocalDateTime<AmericaNewYork>> {
    let server = server(&[]);
    let servers = client(&server).storm_servers();
    let mut times = Vec::new();
    for name in names {
        times.push(servers.get(&ServerId::new(*name)).await.unwrap().create_date.unwrap());
    }
    times
}

#[tokio::test]
async fn l9_a_plain_time_is_one_instant() {
    let times = made(&["SUMMER", "MAR001", "MAR003"]).await;
    let told: Vec<&str> = times.iter().map(LocalDateTime::as_str).collect();
    assert_eq!(told, ["2026-06-15 08:00:00", "2026-03-08 01:59:59", "2026-03-08 03:00:00"]);
    for fold in [Fold::Earlier, Fold::Later, Fold::Reject] {
        assert_eq!(times[0].to_utc(fold), Ok(at(1_781_524_800)));
        assert_eq!(times[1].to_utc(fold), Ok(at(MARCH - 1)));
        assert_eq!(times[2].to_utc(fold), Ok(at(MARCH)));
    }
}

/// Two servers, made an hour apart, are told alike.
#[tokio::test]
async fn l9_a_time_in_the_fold_is_two_instants() {
    let times = made(&["NOV1ST", "NOV2ND"]).await;
    assert_eq!(times[0], times[1]);
    assert_eq!(times[0].as_str(), "2026-11-01 01:30:00");
    assert_eq!(times[0].to_utc(Fold::Earlier), Ok(at(NOVEMBER)));
    assert_eq!(times[0].to_utc(Fold::Later), Ok(at(NOVEMBER + HOUR)));
    assert_eq!(times[0].to_utc(Fold::Reject), Err(LocalTimeError::Ambiguous));
}

#[tokio::test]
async fn l9_a_time_in_the_gap_is_none() {
    let server = server(&[]);
    let zone = client(&server).zones().get(&ZoneAddress::default().with_id(2)).await.unwrap();
    let time = zone.delegation_checked.unwrap();
    assert_eq!(time.as_str(), "2026-03-08 02:30:00");
    assert_eq!(time.to_utc(Fold::Reject), Err(LocalTimeError::Skipped));
    assert_eq!(time.to_utc(Fold::Earlier), Ok(at(MARCH - HOUR / 2)));
    assert_eq!(time.to_utc(Fold::Later), Ok(at(MARCH + HOUR / 2)));
}

#[test]
fn l9_an_instant_in_the_fold_is_not_written() {
    let written = |seconds| LocalDateTime::<AmericaNewYork>::from_utc(at(seconds));
    assert_eq!(written(MARCH).unwrap().as_str(), "2026-03-08 03:00:00");
    assert_eq!(written(NOVEMBER), Err(LocalTimeError::Ambiguous));
    assert_eq!(written(NOVEMBER + HOUR), Err(LocalTimeError::Ambiguous));
}

/// Without seconds, without a time, and in full: all are kept as they came.
#[tokio::test]
async fn l9_times_come_in_several_lengths() {
    let server = server(&[]);
    let domains = client(&server).domains().list().await.unwrap().items;
    let created: Vec<_> = domains.iter().filter_map(|domain| domain.created.as_ref()).collect();
    assert_eq!(created[0].as_str(), "2020-05-06 07:08");
    assert_eq!(created[0].to_utc(Fold::Reject), Ok(at(1_588_763_280)));
    assert_eq!(created[1].to_utc(Fold::Reject), Ok(at(1_588_763_289)));
    assert_eq!(domains[0].expire.as_ref().unwrap().as_str(), "2027-05-06");
}

#[tokio::test]
async fn l10_a_token_expires_at_an_epoch() {
    let server = server(&[]);
    let token = client(&server).auth().get_token().await.unwrap();
    let left = token.expires.to_system_time().unwrap().duration_since(SystemTime::now()).unwrap();
    assert!((890..=900).contains(&left.as_secs()), "{left:?}");
}
