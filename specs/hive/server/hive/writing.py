"""What may be written, and the sentences about what may not: those of ActiveModel, as the vendor's are."""

from hive import content
from hive.errors import Refusal

SKU = ["name", "merchant_sku_id", "barcode", "cost_in_cents", "country_code_of_origin", "hs_code", "image_url",
       "weight_in_kg"]  # fmt: skip
ORDER = ["merchant_order_id", "items", "shipping_address", "carrier_preference", "created_at", "currency",
         "custom_metadata", "customer_order_number", "financial_status", "payment_method", "tags",
         "total_net_refunds_in_cents", "total_net_revenue_in_cents", "total_price_in_cents", "total_tax_in_cents",
         "total_tax_refunds_in_cents"]  # fmt: skip
RESTOCKING = ["warehouse_id", "estimated_arrival_date", "delivery_option", "tracking_code", "po_number",
              "supplier_name", "restocking_shipment_items"]  # fmt: skip
MOST_AT_ONCE = 100


def present(fields, *names):
    """The names must be there and not blank."""
    said = {"merchant_sku_id": "Merchant sku", "merchant_order_id": "Merchant order", "warehouse_id": "Warehouse"}
    missing = [name for name in names if fields.get(name) in (None, "", [], {})]
    sentences = [f"{said.get(name, name.replace('_', ' ').capitalize())} can't be blank" for name in missing]
    cents = fields.get("cost_in_cents")
    if cents is not None and (isinstance(cents, bool) or not isinstance(cents, int)):
        sentences.append("Cost in cents must be an integer")
    return sentences


def _kept(fields, allowed):
    return {name: fields[name] for name in allowed if name in fields}


def _next(things):
    return max(things, default=0) + 1


def _same(skus, merchant_sku_id):
    return next((sku for sku in skus.values() if sku["merchant_sku_id"] == merchant_sku_id), None)


def create_sku(skus, fields):
    if sentences := present(fields, "name", "merchant_sku_id"):
        raise Refusal(422, *sentences)
    found = _same(skus, fields["merchant_sku_id"])
    if found and found["status"] == "active":
        raise Refusal(422, "Merchant sku has already been taken")
    return upsert_sku(skus, fields)


def upsert_sku(skus, fields):
    """Creates a SKU or replaces its fields: what is omitted becomes null, except whether batches are tracked."""
    old = _same(skus, fields["merchant_sku_id"])
    sku = old or content.sku(_next(skus), created_at=content.now(), batch_tracking_enabled=False, fulfilled_by="new")
    sku.update({name: fields.get(name) for name in SKU})
    if fields.get("batch_tracking_enabled") is not None:
        sku["batch_tracking_enabled"] = fields["batch_tracking_enabled"]
    sku.update(status="active", updated_at=content.now())
    skus[sku["id"]] = sku
    return sku


def bulk_upsert(skus, fields):
    listed = fields.get("skus")
    if not isinstance(listed, list) or not listed:
        raise Refusal(422, "Skus can't be blank")
    if len(listed) > MOST_AT_ONCE:
        raise Refusal(422, f"Skus is too long (maximum is {MOST_AT_ONCE})")
    if not all(isinstance(one, dict) for one in listed):
        raise Refusal(400)
    if sentences := [sentence for one in listed for sentence in present(one, "name", "merchant_sku_id")]:
        raise Refusal(422, *sentences)
    return [upsert_sku(skus, one) for one in listed]


def patch_sku(sku, fields):
    """Changes what is given, null included, and leaves the rest."""
    kept = _kept(fields, [*SKU, "batch_tracking_enabled"])
    if sentences := present({**sku, **kept}, "name", "merchant_sku_id"):
        raise Refusal(422, *sentences)
    sku.update(kept, status="active", updated_at=content.now())
    return sku


def _items(fields):
    """A line item names its SKU in one of two ways."""
    items = fields.get("items") or []
    unnamed = [one for one in items if one.get("sku_id") is None and one.get("merchant_sku_id") is None]
    return ["Items sku must exist"] if unnamed else []


def create_order(orders, fields):
    sentences = present(fields, "merchant_order_id", "items", "shipping_address") + _items(fields)
    if sentences:
        raise Refusal(422, *sentences)
    number = _next(orders)
    fresh = {name: None for name in ORDER} | {"created_at": content.now(), "currency": "EUR", "tags": []}
    orders[number] = {"id": number, "status": "fulfillable", **fresh, **_kept(fields, ORDER)}
    return orders[number]


def patch_order(order, fields):
    if sentences := _items(fields):
        raise Refusal(422, *sentences)
    order.update(_kept(fields, ORDER))
    return order


def put_restocking(things, fields, number=None):
    """Creates a restocking shipment, or replaces the one of this number as a whole."""
    needed = ["warehouse_id", "estimated_arrival_date", "delivery_option", "restocking_shipment_items"]
    if sentences := present(fields, *needed):
        raise Refusal(422, *sentences)
    number = number or _next(things)
    blank = {name: None for name in RESTOCKING} | _kept(fields, RESTOCKING)
    items = [{"id": at, "remarks": None, **one} for at, one in enumerate(blank.pop("restocking_shipment_items"), 1)]
    things[number] = content.restocking(number, **blank, restocking_shipment_items=items)
    return things[number]
