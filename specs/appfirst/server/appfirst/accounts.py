"""Who is calling: the owner's e-mail address and the API key, by HTTP Basic."""

import hmac

from django.conf import settings
from rest_framework.authentication import BasicAuthentication
from rest_framework.exceptions import AuthenticationFailed, NotAuthenticated
from rest_framework.permissions import SAFE_METHODS, BasePermission

from appfirst import errors


class Accounts(BasicAuthentication):
    """Django REST framework's own reading of the header; its texts are the 401's, of which nothing is known."""

    www_authenticate_realm = "api"

    def authenticate_credentials(self, userid, password, request=None):
        key = settings.APPFIRST_ACCOUNTS.get(userid)
        if key is None or not hmac.compare_digest(key.encode(), password.encode()):
            raise AuthenticationFailed("Invalid username/password.")
        return userid, None


class MayCall(BasePermission):
    """The vendor has no 403: who may not change anything is told so by a code."""

    def has_permission(self, request, view):
        if request.user is None:
            raise NotAuthenticated
        if request.method not in SAFE_METHODS and request.user in settings.APPFIRST_READERS:
            raise errors.Refusal(400, errors.PERMISSION)
        return True
