"""Who is calling, and what they may do."""

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import TokenAuthentication
from rest_framework.permissions import SAFE_METHODS, BasePermission


class BearerAuthentication(TokenAuthentication):
    """`Authorization: Bearer <token>`; the texts of its refusals are the framework's own, as the vendor's are."""

    keyword = "Bearer"


class BearerScheme(OpenApiAuthenticationExtension):
    target_class = BearerAuthentication
    name = "token"

    def get_security_definition(self, auto_schema):
        return {
            "type": "http",
            "scheme": "bearer",
            "description": 'An API access token from the "API Access" page of the MDM.',
        }


class MayCall(BasePermission):
    """Any token may read; only a token whose user is staff may write."""

    def has_permission(self, request, view):
        if not request.user.is_authenticated:
            return False
        return request.method in SAFE_METHODS or request.user.is_staff
