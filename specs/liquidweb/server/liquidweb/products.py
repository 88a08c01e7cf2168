"""Product."""

from decimal import Decimal

from liquidweb import errors
from liquidweb.pages import page
from liquidweb.params import PAGES
from liquidweb.rpc import method

PRODUCTS = {
    "SS.VPS": {
        "code": "SS.VPS",
        "alias": "ss-vps",
        "capabilities": {"reboot": True},
        "categories": ["Provisioned"],
        "cycle": "hourly",
        "default_price": Decimal("0.07"),
        "description": "Storm server",
        "features": {},
        "options": [
            {
                "automated": True,
                "display_order": 1,
                "display_text": "Configuration",
                "key": "ConfigId",
                "option_key_id": 7,
                "public": True,
                "required": True,
                "values": [{"value": 1}],
            }
        ],
        "parent_product": None,
        "prices": {"hour": "0.07"},
        "related_product": None,
        "series": "storm",
    }
}


def _product(code, name="code"):
    for product in PRODUCTS.values():
        if product[name] == code:
            return product
    raise errors.not_found(name, code)


@method("Product/details", code="text", alias="text", available_only="flag")
def details(_, params):
    if "code" not in params and "alias" not in params:
        raise errors.required("code")
    return _product(params["code"]) if "code" in params else _product(params["alias"], "alias")


@method("Product/getProductCodeFromPath", plan="text!", plan_type="text!", series="text!")
def code_from_path(_, params):
    product = _product(params["series"], "series")
    return {"code": product["code"], "alias": product["alias"]}


@method("Product/list", category="text", series="text", **PAGES)
def list_products(_, params):
    found = [one for one in PRODUCTS.values() if params.get("series") in (None, one["series"])]
    return page([one for one in found if params.get("category") in [None, *one["categories"]]], params)


@method("Product/price", code="text!", features="mapping!", region="positive")
def price(_, params):
    _product(params["code"])
    return {
        "approved": True,
        "balance": Decimal("0.00"),
        "cc_charge": "$.50",
        "hour": Decimal("0.07"),
        "initial": Decimal("0.50"),
        "month": Decimal("50.00"),
        "next_bill": "2026-12-01",
    }


@method("Product/startingPrice", code="text!")
def starting_price(_, params):
    product = _product(params["code"])
    return {"items": [{"product": product["code"], "price": {"hour": Decimal("0.07"), "month": Decimal("50.00")}}]}
