"""How the API spells its objects. The docstrings and help texts become the OpenAPI document's descriptions."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from famoco.models import ActionToken, Application, Device, Fleet, Organization


class Error(serializers.Serializer):
    """What went wrong: `detail` holds a sentence, any other key names a field and holds a list of sentences."""

    errors = serializers.DictField(help_text="A sentence under `detail`, or lists of sentences under field names.")


class BillingPackageInfo(serializers.Serializer):
    """What the organization's subscription allows."""

    max_devices = serializers.IntegerField(
        allow_null=True, read_only=True, help_text="Most devices allowed; null if there is no limit."
    )
    audit_log_days_ago = serializers.IntegerField(
        read_only=True, help_text="How many days back the audit log can be read."
    )


class OrganizationSerializer(serializers.ModelSerializer):
    """An organization: the owner of devices, fleets and applications."""

    billing_package_info = BillingPackageInfo(read_only=True, help_text="What its subscription allows.")
    devices_count = serializers.IntegerField(
        source="device_set.count", read_only=True, help_text="How many devices it has."
    )
    ota_labels = serializers.ListField(
        child=serializers.CharField(), read_only=True, help_text="Labels of the system updates on offer."
    )

    class Meta:
        model = Organization
        fields = [
            "id", "guid", "name", "is_blocked", "status", "create_date", "update_date",
            "billing_package_info", "devices_count", "ota_labels",
        ]  # fmt: skip
        read_only_fields = fields


class HardwareDetails(serializers.Serializer):
    """Identifiers of a device's hardware."""

    imei = serializers.ListField(child=serializers.CharField(), read_only=True, help_text="One IMEI for each SIM slot.")
    wifi_mac = serializers.CharField(allow_null=True, read_only=True, help_text="MAC address of the Wi-Fi adapter.")
    bluetooth_mac = serializers.CharField(
        allow_null=True, read_only=True, help_text="MAC address of the Bluetooth adapter."
    )


class DeviceSerializer(serializers.ModelSerializer):
    """A Famoco device."""

    hardware_details = HardwareDetails(read_only=True, help_text="Identifiers of its hardware.")

    class Meta:
        model = Device
        fields = [
            "id", "famoco_id", "name", "fleet", "status", "cert_registered", "hardware_details",
            "last_sync_date", "create_date", "update_date",
        ]  # fmt: skip
        read_only_fields = ["famoco_id", "status", "cert_registered", "last_sync_date"]

    def get_fields(self):
        fields = super().get_fields()
        organization = self.context.get("organization_id")
        if organization is not None:
            fields["fleet"].queryset = Fleet.objects.filter(organization=organization)
        return fields


class FleetSerializer(serializers.ModelSerializer):
    """A group of devices that share one configuration."""

    devices_count = serializers.IntegerField(
        source="device_set.count", read_only=True, help_text="How many devices are in the fleet."
    )

    class Meta:
        model = Fleet
        fields = ["id", "name", "description", "devices_count", "create_date", "update_date"]

    def validate(self, attrs):
        others = Fleet.objects.filter(organization=self.context["organization_id"], name=attrs.get("name"))
        if others.exclude(pk=getattr(self.instance, "pk", None)).exists():
            raise serializers.ValidationError("A fleet with this name already exists.")
        return attrs


class ApplicationSerializer(serializers.ModelSerializer):
    """One version of an Android application."""

    apk = serializers.FileField(write_only=True, help_text="The application package.")

    class Meta:
        model = Application
        fields = ["id", "package_name", "package_version_name", "create_date", "apk"]
        read_only_fields = ["package_name", "package_version_name"]


@extend_schema_field({"type": "string", "format": "password"})
class SecretField(serializers.UUIDField):
    """A UUID that lets in whoever has it: clients must not show it."""


class ActionTokenSerializer(serializers.ModelSerializer):
    """A token that allows an action on a device without an account."""

    token = SecretField(read_only=True, help_text="The token itself.")

    class Meta:
        model = ActionToken
        fields = ["id", "name", "token", "create_date", "expiration_date"]
