"""What each merchant has when the server starts."""

from datetime import datetime, timedelta, timezone

from hive import settings

ZONE = timezone(timedelta(hours=2))
START = datetime(2022, 8, 10, 17, 53, 4, 438_000, ZONE)

DELIVERY = [
    "Information transmitted to the carrier", "In transit", "Out for delivery", "Delivered", "Returned to sender",
    "Action required",
]  # fmt: skip


def moment(number):
    """A time with its offset and milliseconds, later with the number."""
    return (START + timedelta(hours=number)).isoformat(timespec="milliseconds")


def now():
    return datetime.now(ZONE).isoformat(timespec="milliseconds")


class Shop:
    """One merchant's things by kind, each by its number."""

    def __init__(self):
        self.skus = {number: sku(number) for number in range(1, settings.SKUS + 1)}
        self.orders = {number: order(number) for number in range(1, 8)}
        self.shipments = {number: shipment(number) for number in range(1, 8)}
        self.returns = {number: returned(number) for number in range(1, 4)}
        self.restocking_shipments = {number: restocking(number) for number in range(1, 4)}
        self.warehouses = {22: {"id": 22, "name": "Berlin"}, 65: {"id": 65, "name": "Madrid"}}


def sku(number, **fields):
    return {
        "id": number,
        "merchant_sku_id": f"SKU-{number:03}",
        "name": f"Morph {number}",
        "created_at": moment(number),
        "updated_at": moment(number),
        "cost_in_cents": None,
        "country_code_of_origin": None,
        "hs_code": None,
        "barcode": f"22180615{number:05}",
        "batch_tracking_enabled": False,
        "fulfilled_by": "hive",
        "weight_in_kg": 0.3,
        "image_url": None,
        "status": "active",
        "dangerous_good": False,
        "hazardous_good": False,
        "h_codes": [],
        "un_names": [],
        "inventory": {"stocked": 7, "reserved": 2, "total": 9},
        "inventory_per_warehouse": [{"warehouse_id": 22, "stocked": 7, "reserved": 2, "total": 9}],
        "inventory_batches": [],
        **fields,
    }


def order(number, **fields):
    return {
        "id": number,
        "merchant_order_id": f"ORDER-{number}",
        "customer_order_number": None,
        "status": "fulfillable",
        "carrier_preference": None,
        "created_at": moment(number),
        "financial_status": "paid",
        "payment_method": None,
        "currency": "EUR",
        "total_price_in_cents": 1999,
        "total_net_revenue_in_cents": 1680,
        "total_tax_in_cents": 319,
        "total_net_refunds_in_cents": 0,
        "total_tax_refunds_in_cents": 0,
        "shipping_address": {"first_name": "John", "last_name": "Doe", "line1": "Kassaveti 69", "city": "Volos",
                             "country_code": "GR", "postal_code": "38221", "company": None},
        "items": [{"merchant_item_id": "1", "sku_id": 1, "merchant_sku_id": "SKU-001", "quantity": 1,
                   "price_per_unit_in_cents": 1999}],
        "tags": ["first_order"],
        "custom_metadata": {"gift": True, "note": {"lines": ["Happy", "birthday"]}},
        **fields,
    }  # fmt: skip


def shipment(number):
    """The last one has a delivery status that no page tells of."""
    told = DELIVERY[number - 1] if number <= len(DELIVERY) else "Left with a neighbour"
    return {
        "id": number,
        "order_id": number,
        "merchant_order_id": f"ORDER-{number}",
        "status": "shipped",
        "delivery_status": told,
        "shipment_provider": "DHL",
        "created_at": moment(number),
        "shipped_at": moment(number + 1),
        "delivered_at": moment(number + 48) if told == "Delivered" else None,
        "items": [{"id": number, "merchant_item_id": "1", "quantity": 1,
                   "sku": {"id": 1, "sku_code": "SKU-001", "merchant_sku_id": "SKU-001"}}],
    }  # fmt: skip


def returned(number):
    return {
        "id": number,
        "status": "handling_completed",
        "return_reason": "customer_return",
        "return_reason_type": "active",
        "carrier": "DHL",
        "tracking_code": f"TRACK-{number}",
        "tracking_url": None,
        "created_at": moment(number),
        "updated_at": moment(number + 5),
        "received_at": moment(number + 3),
        "started_processing_at": moment(number + 4),
        "completed_handling_at": moment(number + 5),
        "sales_channel_id": 100 + number,
        "order": {"id": number, "merchant_order_id": f"ORDER-{number}", "customer_order_number": None},
        "announced_items": [{"id": number, "quantity": 1, "sku": {"id": 1, "sku_code": "SKU-001"},
                             "customer_return_reason": "Too small"}],
        "handled_items": [{"id": number, "quantity": 1, "sku": {"id": 1, "sku_code": "SKU-001"}, "condition": "A"}],
        "photos": [],
    }  # fmt: skip


def restocking(number, **fields):
    return {
        "id": number,
        "status": "shipped",
        "warehouse_id": 22,
        "delivery_option": "postal",
        "estimated_arrival_date": "2022-09-01",
        "tracking_code": None,
        "po_number": None,
        "supplier_name": None,
        "barcode": f"RS{number:06}",
        "restocking_shipment_items": [{"id": number, "sku_id": 1, "announced_quantity": 10, "remarks": None}],
        **fields,
    }


SHOPS = {}


def shop(request):
    """What the merchant who asks has."""
    return SHOPS.setdefault(request.scope["merchant"], Shop())
