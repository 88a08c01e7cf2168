"""What the vendor keeps, as far as its public pages and callers show it."""

import uuid

from django.db import models


class Numbered(models.Model):
    id = models.AutoField(primary_key=True, help_text="Its ID.")

    class Meta:
        abstract = True
        ordering = ["id"]


class Dated(Numbered):
    create_date = models.DateTimeField(auto_now_add=True, help_text="When it was created.")
    update_date = models.DateTimeField(auto_now=True, help_text="When it was last changed.")

    class Meta(Numbered.Meta):
        abstract = True


class Organization(Dated):
    class Status(models.TextChoices):
        ACTIVE = "active"
        SUSPENDED = "suspended"

    guid = models.UUIDField(default=uuid.uuid4, help_text="Its ID on Famoco Insights.")
    name = models.CharField(max_length=255, help_text="Name of the organization.")
    is_blocked = models.BooleanField(default=False, help_text="Whether access to the organization is blocked.")
    status = models.CharField(
        max_length=32, choices=Status.choices, default=Status.ACTIVE, help_text="State of the organization's account."
    )
    billing_package_info = models.JSONField(default=dict)
    ota_labels = models.JSONField(default=list, help_text="Labels of the system updates on offer.")


class Fleet(Dated):
    organization = models.ForeignKey(Organization, models.CASCADE)
    name = models.CharField(max_length=255, help_text="Name of the fleet, unique in its organization.")
    description = models.TextField(blank=True, help_text="What the fleet is for.")


class Device(Dated):
    class Status(models.TextChoices):
        ACTIVE = "active"
        INACTIVE = "inactive"
        LOST = "lost"

    organization = models.ForeignKey(Organization, models.CASCADE)
    famoco_id = models.CharField(
        max_length=64, help_text="The Famoco ID printed on the device, e.g. `(01)03770004396001(21)0581`."
    )
    name = models.CharField(max_length=255, null=True, help_text="A name of your own for the device.")
    fleet = models.ForeignKey(Fleet, models.SET_NULL, null=True, help_text="ID of the fleet the device is in.")
    status = models.CharField(
        max_length=32, choices=Status.choices, default=Status.ACTIVE, help_text="State of the device."
    )
    cert_registered = models.BooleanField(
        default=True, help_text="Whether the device has registered its client certificate."
    )
    hardware_details = models.JSONField(default=dict)
    last_sync_date = models.DateTimeField(null=True, help_text="When the device last synchronized, if it ever did.")


class Application(Dated):
    organization = models.ForeignKey(Organization, models.CASCADE)
    package_name = models.CharField(max_length=255, help_text="Android package name, e.g. `com.example.kiosk`.")
    package_version_name = models.CharField(max_length=64, help_text="Version name in the package's manifest.")


class ActionToken(Numbered):
    organization = models.ForeignKey(Organization, models.CASCADE)
    name = models.CharField(max_length=255, help_text="What the token is for.")
    token = models.UUIDField(default=uuid.uuid4, help_text="The token itself.")
    create_date = models.DateTimeField(auto_now_add=True, help_text="When it was created.")
    expiration_date = models.DateTimeField(null=True, help_text="When the token stops working; null if it never does.")
