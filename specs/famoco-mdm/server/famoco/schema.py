"""What the OpenAPI document says of every operation alike: which errors it can answer."""

from drf_spectacular.openapi import AutoSchema

from famoco.serializers import Error

TITLES = {
    "400": "The request is not valid: lists of sentences under the names of the fields.",
    "401": "There is no access token, or it is not valid.",
    "403": "The access token does not allow this.",
    "404": "There is no such object, or the access token cannot see it.",
    "429": "Too many requests.",
}


class Schema(AutoSchema):
    def _get_response_bodies(self, direction="response"):
        bodies = super()._get_response_bodies(direction)
        for code in ["400", "401", "403", "404", "429"]:
            if code == "400" and self.method in ("GET", "DELETE"):
                continue
            body = self._get_response_for_code(Error, code, media_types=["application/json"])
            bodies[code] = {**body, "description": TITLES[code]}
        bodies["429"]["headers"] = {
            "Retry-After": {
                "description": "Seconds to wait before new requests can be sent.",
                "schema": {"type": "integer"},
            }
        }
        return bodies
