"""Version 1: numbered pages, single objects without a wrapper, numbers of its own for everything."""

from starlette.responses import JSONResponse
from starlette.routing import Route

from hive import pages, writing
from hive.content import shop
from hive.errors import Refusal
from hive.gate import body


def one(things, request):
    """The thing whose number stands in the path."""
    found = things.get(pages.whole(request.path_params["id"]))
    if found is None:
        raise Refusal(404)
    return found


def shown(thing, status=200):
    return JSONResponse(thing, status)


def listing(kind):
    async def answer(request):
        return pages.number_page(request, pages.newest(getattr(shop(request), kind), request.query_params))

    return answer


def reading(kind):
    async def answer(request):
        return shown(one(getattr(shop(request), kind), request))

    return answer


async def skus(request):
    found = pages.newest(shop(request).skus, request.query_params)
    if wanted := request.query_params.getlist("merchant_sku_ids[]"):
        found = [sku for sku in found if sku["merchant_sku_id"] in wanted]
    return pages.number_page(request, found)


async def create_sku(request):
    return shown(writing.create_sku(shop(request).skus, await body(request)), 201)


async def update_sku(request):
    fields = await body(request)
    return shown(writing.patch_sku(one(shop(request).skus, request), fields))


async def delete_sku(request):
    sku = one(shop(request).skus, request)
    sku["status"] = "deleted"
    return shown(sku)


async def upsert_skus(request):
    found = writing.bulk_upsert(shop(request).skus, await body(request))
    pagination = {"current_page": 1, "item_count": len(found), "page_count": 1, "items_per_page": len(found)}
    return shown({"data": found, "pagination": pagination})


async def orders(request):
    found = pages.newest(shop(request).orders, request.query_params)
    if request.query_params.get("include") == "batches":
        found = [{**order, "items": [{**item, "batches": []} for item in order["items"]]} for order in found]
    return pages.number_page(request, found)


async def create_order(request):
    return shown(writing.create_order(shop(request).orders, await body(request)), 201)


async def update_order(request):
    fields = await body(request)
    return shown(writing.patch_order(one(shop(request).orders, request), fields))


async def create_restocking(request):
    return shown(writing.put_restocking(shop(request).restocking_shipments, await body(request)), 201)


async def replace_restocking(request):
    things = shop(request).restocking_shipments
    fields = await body(request)
    return shown(writing.put_restocking(things, fields, one(things, request)["id"]))


ROUTES = [
    Route("/skus", skus, methods=["GET"]),
    Route("/skus", create_sku, methods=["POST"]),
    Route("/skus/bulk_upsert", upsert_skus, methods=["POST"]),
    Route("/skus/{id}", update_sku, methods=["PATCH"]),
    Route("/skus/{id}", delete_sku, methods=["DELETE"]),
    Route("/orders", orders, methods=["GET"]),
    Route("/orders", create_order, methods=["POST"]),
    Route("/orders/{id}", reading("orders"), methods=["GET"]),
    Route("/orders/{id}", update_order, methods=["PATCH"]),
    Route("/shipments", listing("shipments"), methods=["GET"]),
    Route("/shipments/{id}", reading("shipments"), methods=["GET"]),
    Route("/restocking_shipments", listing("restocking_shipments"), methods=["GET"]),
    Route("/restocking_shipments/", create_restocking, methods=["POST"]),
    Route("/restocking_shipments/{id}", reading("restocking_shipments"), methods=["GET"]),
    Route("/restocking_shipments/{id}/", replace_restocking, methods=["PUT"]),
    Route("/returns", listing("returns"), methods=["GET"]),
    Route("/returns/{id}", reading("returns"), methods=["GET"]),
    Route("/warehouses", listing("warehouses"), methods=["GET"]),
]
