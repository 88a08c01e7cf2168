//! How fast bodies are decoded, next to `serde_json` reading the same bytes into the same types with serde's derive.
//!
//! `cargo bench -p runtime --bench decode --no-default-features` prints the rates; the ratio is what tells, for
//! both run on the same machine in turn.

#![allow(missing_docs, reason = "a program, not a library")]

use std::hint::black_box;
use std::io::{self, Write as _};
use std::time::{Duration, Instant};

use runtime::runtime::{Field, decode, encode};

#[derive(Debug, Clone, PartialEq)]
pub struct Device {
    pub id: i64,
    pub serial: String,
    pub name: String,
    pub status: Status,
    pub battery: Option<i64>,
    pub signal: f64,
    pub online: bool,
    pub fleet: Option<i64>,
    pub note: Option<String>,
    pub owner: Field<String>,
    pub place: Place,
    pub tags: Vec<String>,
    pub readings: Vec<i64>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    pub latitude: f64,
    pub longitude: f64,
    pub accuracy: i64,
}

runtime::__object! {
    Device {
        exact id = "id",
        required serial = "serial",
        required name = "name",
        required status = "status",
        nullable battery = "battery",
        required signal = "signal",
        required online = "online",
        nullable fleet = "fleet",
        optional note = "note",
        patch owner = "owner",
        required place = "place",
        required tags = "tags",
        required readings = "readings",
    }
}
runtime::__object! {
    Place {
        required latitude = "latitude",
        required longitude = "longitude",
        required accuracy = "accuracy",
    }
}
runtime::__open_enum! { pub enum Status { Active = "active", Lost = "lost" } else Unknown }

/// The same types with serde's derive.
mod derived {
    use serde::Deserialize;

    #[derive(Deserialize)]
    #[expect(dead_code, reason = "read, not used")]
    pub(super) struct Device {
        id: i64,
        serial: String,
        name: String,
        status: Status,
        battery: Option<i64>,
        signal: f64,
        online: bool,
        fleet: Option<i64>,
        note: Option<String>,
        owner: Option<String>,
        place: Place,
        tags: Vec<String>,
        readings: Vec<i64>,
    }

    #[derive(Deserialize)]
    #[expect(dead_code, reason = "read, not used")]
    struct Place {
        latitude: f64,
        longitude: f64,
        accuracy: i64,
    }

    #[derive(Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Status {
        Active,
        Lost,
    }
}

const DEVICES: i64 = 200;
const ROUNDS: u32 = 2_000;

fn body() -> Vec<u8> {
    let device = |id: i64| Device {
        id: 1_000_000 + id,
        serial: format!("FX-{:012}", id * 7919),
        name: format!("Tablet {id} of the café"),
        status: if id % 3 == 0 { Status::Lost } else { Status::Active },
        battery: Some(id % 100),
        signal: -71.25,
        online: id % 2 == 0,
        fleet: (id % 4 != 0).then_some(id / 10),
        note: (id % 5 == 0).then(|| "second line\nof a note".to_owned()),
        owner: if id % 2 == 0 { Field::Null } else { Field::Absent },
        place: Place { latitude: 48.858_370, longitude: 2.294_481, accuracy: id % 30 },
        tags: vec!["retail".to_owned(), "north".to_owned()],
        readings: (0..8).map(|reading| id * reading).collect(),
    };
    encode::json(&(0..DEVICES).map(device).collect::<Vec<_>>())
}

/// The best of many short rounds: what disturbs a round only makes it longer.
fn fastest(mut decode: impl FnMut() -> usize) -> Duration {
    let round = |_| {
        let start = Instant::now();
        black_box(decode());
        start.elapsed()
    };
    (0..ROUNDS).map(round).min().unwrap_or_default()
}

fn main() -> io::Result<()> {
    let body = body();
    let ours = fastest(|| {
        decode::json::<Vec<Device>>(&body, false).map_or(0, |(devices, _)| devices.len())
    });
    let theirs = fastest(|| {
        serde_json::from_slice::<Vec<derived::Device>>(&body)
            .map_or(0, |devices| devices.len())
    });
    let megabytes = f64::from(u32::try_from(body.len()).unwrap_or(u32::MAX)) / 1e6;
    writeln!(
        io::stdout(),
        "decode::json {:.0} MB/s, serde_json {:.0} MB/s, {:.2} times the time",
        megabytes / ours.as_secs_f64(),
        megabytes / theirs.as_secs_f64(),
        ours.as_secs_f64() / theirs.as_secs_f64(),
    )
}
