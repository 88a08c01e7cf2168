"""The DNS driver of Apache Libcloud, a published client of the vendor's, against a server: `run.py URL NUMBERS` calls each
of its methods. `NUMBERS` tells how the server writes numbers, as `numbers` or as `text`.

It ends with an error where the driver does not get what it would get from the vendor.
"""

import sys
from urllib.parse import urlsplit

from libcloud.common.liquidweb import APIException
from libcloud.dns.drivers.liquidweb import LiquidWebDNSDriver
from libcloud.dns.types import RecordType, ZoneAlreadyExistsError, ZoneDoesNotExistError


def refused(kind, function, *arguments):
    """The error that a call ends with."""
    try:
        function(*arguments)
    except kind as error:
        return error
    raise AssertionError(f"{function.__name__} was not refused")


def main(url, numbers):
    driver = LiquidWebDNSDriver("ann", "correct horse", secure=False, host=url.hostname, port=url.port)
    assert [zone.domain for zone in driver.list_zones()] == ["zone-1.example", "zone-2.example", "zone-3.example"]

    zone = driver.create_zone("witness.example", extra={"region_support": 1})
    assert (zone.domain, zone.type, zone.extra["active"]) == ("witness.example", "NATIVE", 1), zone.extra
    assert driver.get_zone(zone.id).domain == zone.domain
    refused(ZoneAlreadyExistsError, driver.create_zone, "witness.example")

    record = driver.create_record("www.witness.example", zone, RecordType.A, "192.0.2.7", extra={"ttl": 600})
    told = (record.data, int(record.extra["ttl"]), str(record.extra["zone_id"]))
    assert told == ("192.0.2.7", 600, zone.id), told
    changed = driver.update_record(record, record.name, record.type, "192.0.2.8", extra={"ttl": 900})
    assert (changed.data, int(changed.extra["ttl"])) == ("192.0.2.8", 900)
    assert [one.data for one in driver.list_records(zone)] == ["192.0.2.8"]
    assert driver.get_record(zone.id, record.id).data == "192.0.2.8"

    error = refused(APIException, driver.create_record, "www.witness.example", zone, "LOC", "0")
    assert error.error_class == "LW::Exception::Input::NotInRealm", error.error_class
    assert error.extra["field"] == "type" and "TXT" in error.extra["valid"], error.extra
    assert error.http_code == 200, error.http_code

    # The driver takes a record for deleted where its number comes back as a text, as it sometimes does.
    assert driver.delete_record(record) == (numbers == "text")
    assert driver.list_records(zone) == []
    assert driver.delete_zone(zone)
    refused(ZoneDoesNotExistError, driver.get_zone, zone.id)


if __name__ == "__main__":
    main(urlsplit(sys.argv[1]), sys.argv[2])
