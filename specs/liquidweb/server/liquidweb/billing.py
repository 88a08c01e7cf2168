"""Billing."""

from decimal import Decimal

from liquidweb import clock, errors
from liquidweb.pages import page
from liquidweb.params import PAGES
from liquidweb.rpc import method
from liquidweb.values import Instant

SUMMARY = ["id", "accnt", "bill_date", "due", "start_date", "end_date", "status", "total", "type"]
MONTH = {"start_date": Instant(1_790_827_200), "end_date": Instant(1_793_505_600)}


def _invoice(number):
    item = MONTH | {"item_description": "Storm server", "charged_amount": Decimal("0.10"), "quantity": "1.5"}
    group = {"description": "Servers", "line_items": [item], "overdue": False, "subtotal": Decimal("0.10")}
    return MONTH | {
        "id": number,
        "accnt": 100000,
        "bill_date": MONTH["end_date"],
        "due": Decimal("0.00"),
        "lineitem_groups": [group | {"start_date": "2026-10-01", "end_date": "2026-10-31"}],
        "payments": [
            {"account": 100000, "amount": Decimal("0.10"), "paid_date": MONTH["end_date"], "type": "Credit Card"}
        ],
        "status": "paid",
        "total": "$.10",
        "type": "monthly",
    }


INVOICES = {number: _invoice(number) for number in range(1, 4)}


@method("Billing/Invoice/list", **PAGES)
def list_invoices(_, params):
    return page(list(INVOICES.values()), params, lambda invoice: {name: invoice[name] for name in SUMMARY})


@method("Billing/Invoice/details", id="positive!")
def details(_, params):
    if params["id"] not in INVOICES:
        raise errors.not_found("id", params["id"])
    return INVOICES[params["id"]]


@method("Billing/Invoice/next")
def next_invoice(_, __):
    return _invoice(4) | {"id": None, "bill_date": Instant(clock.now()), "payments": [], "status": "projected"}


@method("Billing/Payment/make", amount="money!", card_code="text", payment_profile_id="positive")
def make(_, params):
    return {"amount": params["amount"]}
