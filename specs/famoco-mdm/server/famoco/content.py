"""What is in the database when the server starts."""

from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from rest_framework.authtoken.models import Token

from famoco.models import Device, Fleet, Organization


@transaction.atomic
def fill():
    for entry in settings.FAMOCO_TOKENS.split(","):
        key, name, *rights = entry.split(":")
        Token.objects.create(key=key, user=User.objects.create(username=name, is_staff="read" not in rights))
    package = {"max_devices": None, "audit_log_days_ago": 30}
    for name in ["My Organization", "Another Organization"]:
        # The MDM and Insights are two programs here, and know an organization by the same GUID.
        guid = uuid5(NAMESPACE_URL, f"https://my.famoco.com/{name}")
        Organization.objects.create(guid=guid, name=name, billing_package_info=package, ota_labels=["stable"])
    fleets = [Fleet.objects.create(organization_id=1, name=name) for name in ["Shops", "Drivers"]]
    Device.objects.bulk_create(_device(number, fleets) for number in range(1, settings.FAMOCO_DEVICES + 1))


def _device(number, fleets):
    """A device whose Famoco ID has the form of the public sample: GTIN and serial number, with parentheses."""
    return Device(
        organization_id=1,
        famoco_id=f"(01)03770004396001(21){number:04}",
        name=f"kiosk {number}" if number % 10 == 0 else None,
        fleet=fleets[number % 2] if number % 3 else None,
        hardware_details={
            "imei": [f"35{number:013}"],
            "wifi_mac": f"00:1a:2b:00:{number // 256:02x}:{number % 256:02x}",
            "bluetooth_mac": None,
        },
    )
