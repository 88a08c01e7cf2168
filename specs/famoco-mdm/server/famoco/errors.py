"""The vendor's error body: everything the framework says, under `errors`."""

from rest_framework.views import exception_handler


def handle(exc, context):
    response = exception_handler(exc, context)
    if response is not None:
        errors = response.data
        response.data = {"errors": errors if isinstance(errors, dict) else {"non_field_errors": errors}}
    return response
