"""Settings; the ones a test may turn come from the environment (see the README one folder up)."""

import os


def _window(name, default):
    allowed, seconds = os.environ.get(name, default).split("/")
    return int(allowed), float(seconds)


SECRET_KEY = "a test double keeps no secrets"
DEBUG = False
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "appfirst.urls"
USE_TZ = True
TIME_ZONE = "UTC"
APPEND_SLASH = True
INSTALLED_APPS = ["rest_framework"]
MIDDLEWARE = ["appfirst.journal.Journal", "django.middleware.common.CommonMiddleware"]
DATABASES = {}

# `email:key`, separated by commas. Only the first colon separates: a key may have more of them.
APPFIRST_ACCOUNTS = dict(
    account.split(":", 1)
    for account in os.environ.get(
        "APPFIRST_ACCOUNTS", "owner@example.com:test-key,owner+ops@example.com:te:st/key+==,reader@example.com:read-key"
    ).split(",")
)
# Accounts that may not change anything.
APPFIRST_READERS = os.environ.get("APPFIRST_READERS", "reader@example.com").split(",")
# `allowed/seconds` of each account and endpoint: requests, and bytes of server data and log detail.
APPFIRST_REQUESTS = _window("APPFIRST_REQUESTS", "1000/3600")
APPFIRST_BYTES = _window("APPFIRST_BYTES", "10485760/3600")
# How `X-Rate-*-Reset` is spelt: `delta`, the seconds that remain, or `instant`, when they have passed.
APPFIRST_RESET = os.environ.get("APPFIRST_RESET", "delta")
# `status/code,code/times`: so many requests fail this way before others are answered.
APPFIRST_FAIL = os.environ.get("APPFIRST_FAIL", "")
# `1`: errors do not say that they are JSON.
APPFIRST_ODD_TYPES = os.environ.get("APPFIRST_ODD_TYPES", "") == "1"
# Whether version 5 names the pages beside one: `null`, as was seen, or `url`.
APPFIRST_NEXT = os.environ.get("APPFIRST_NEXT", "null")
APPFIRST_SERVERS = int(os.environ.get("APPFIRST_SERVERS", "30"))
# Steps of every series, counted back from the double's present: 2015-01-23 00:00 UTC.
APPFIRST_POINTS = int(os.environ.get("APPFIRST_POINTS", "100"))
APPFIRST_NOW = 1_421_971_200

# A fault of the test double's own is shown where the test runs.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler", "level": "ERROR"}},
    "loggers": {
        "django.request": {"handlers": ["stderr"], "propagate": False},
        "waitress.queue": {"level": "ERROR"},
    },
}

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["appfirst.accounts.Accounts"],
    "DEFAULT_PERMISSION_CLASSES": ["appfirst.accounts.MayCall"],
    "DEFAULT_THROTTLE_CLASSES": ["appfirst.limits.Requests", "appfirst.limits.Bytes"],
    "DEFAULT_VERSIONING_CLASS": "appfirst.versions.Versions",
    "DEFAULT_RENDERER_CLASSES": [
        "rest_framework.renderers.JSONRenderer",
        "rest_framework_xml.renderers.XMLRenderer",
        "rest_framework_yaml.renderers.YAMLRenderer",
    ],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.FormParser"],
    "EXCEPTION_HANDLER": "appfirst.errors.handle",
    "UNAUTHENTICATED_USER": None,
    "URL_FORMAT_OVERRIDE": None,
}
