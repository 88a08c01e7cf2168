"""Version 2: pages by the URL of the next one, lists in queries joined by commas, `sku_code` for `merchant_sku_id`."""

from starlette.routing import Route

from hive import pages, writing
from hive.content import shop
from hive.gate import body
from hive.v1 import one, shown


def listing(kind, filters=(), shape=lambda thing: thing):
    """A listing that `field[in]=a,b` narrows, and the times when something was made."""

    async def answer(request):
        found = [shape(thing) for thing in pages.newest(getattr(shop(request), kind), request.query_params)]
        for name in filters:
            if (wanted := request.query_params.get(f"{name}[in]")) is not None:
                found = [thing for thing in found if str(thing.get(name)) in wanted.split(",")]
        return pages.cursor_page(request, found)

    return answer


def sku(thing):
    return {name if name != "merchant_sku_id" else "sku_code": value for name, value in thing.items()}


async def update_sku(request):
    fields = await body(request)
    if "sku_code" in fields:
        fields["merchant_sku_id"] = fields.pop("sku_code")
    return shown(sku(writing.patch_sku(one(shop(request).skus, request), fields)))


async def read_return(request):
    return shown(one(shop(request).returns, request))


ROUTES = [
    Route("/skus", listing("skus", ["sku_code"], sku), methods=["GET"]),
    Route("/skus/{id}", update_sku, methods=["PATCH"]),
    Route("/orders", listing("orders"), methods=["GET"]),
    Route("/shipments", listing("shipments", ["order_id", "merchant_order_id"]), methods=["GET"]),
    Route("/returns", listing("returns", ["sales_channel_id"]), methods=["GET"]),
    Route("/returns/{id}", read_return, methods=["GET"]),
    Route("/warehouses", listing("warehouses"), methods=["GET"]),
]
