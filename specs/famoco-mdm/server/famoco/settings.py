"""Settings; the ones a test may turn come from the environment (see the README one folder up)."""

import os

# Which of the vendor's two APIs is served: `mdm` or `insights`. They share accounts and organizations, and nothing else.
FAMOCO_SITE = os.environ.get("FAMOCO_SITE", "mdm")
INSIGHTS = FAMOCO_SITE == "insights"

SECRET_KEY = "a test double keeps no secrets"
DEBUG = False
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "famoco.insights" if INSIGHTS else "famoco.urls"
USE_TZ = True
TIME_ZONE = "UTC"
APPEND_SLASH = True
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "rest_framework",
    "rest_framework.authtoken",
    "drf_spectacular",
    "famoco",
]
MIDDLEWARE = ["famoco.journal.Journal", "django.middleware.common.CommonMiddleware"]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": os.environ.get("FAMOCO_DATABASE", ":memory:"),
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 30,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;",
        },
    }
}
# Every run starts with an empty database, so there is nothing to migrate from: tables are made from the models.
MIGRATION_MODULES = dict.fromkeys(["auth", "authtoken", "contenttypes", "famoco"])
# The throttles keep their logs here. One process serves, so memory is shared by all its threads.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# `requests/seconds`: the seed's numbers unless a test shrinks a window.
FAMOCO_RATES = {
    "minute": os.environ.get("FAMOCO_MINUTE", "60/60" if INSIGHTS else "100/60"),
    "hour": os.environ.get("FAMOCO_HOUR", "600/3600" if INSIGHTS else "1000/3600"),
    "export": os.environ.get("FAMOCO_EXPORT", "6/60"),
}
# `token:user` or `token:user:read`, separated by commas; a `read` token may only read.
FAMOCO_TOKENS = os.environ.get("FAMOCO_TOKENS", "test-token:alice,other-token:bob,read-token:carol:read")
FAMOCO_DEVICES = int(os.environ.get("FAMOCO_DEVICES", "57"))
FAMOCO_PAGE_SIZE = int(os.environ.get("FAMOCO_PAGE_SIZE", "20"))
# An origin such as `http://inner:8000` that replaces the real one in `next` and `previous`.
FAMOCO_NEXT_ORIGIN = os.environ.get("FAMOCO_NEXT_ORIGIN", "")

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
    "DEFAULT_AUTHENTICATION_CLASSES": ["famoco.authentication.BearerAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["famoco.authentication.MayCall"],
    "DEFAULT_THROTTLE_CLASSES": ["famoco.throttles.Minute", "famoco.throttles.Hour"],
    "DEFAULT_PAGINATION_CLASS": "famoco.pagination.NextUrl",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "famoco.schema.Schema",
    "EXCEPTION_HANDLER": "famoco.errors.handle",
}

SPECTACULAR_SETTINGS = {
    "TITLE": "Famoco MDM API",
    "VERSION": "1.0.0",
    "DESCRIPTION": (
        "Manage a fleet of Famoco devices.\n\n"
        'Every request carries an API access token, made on the "API Access" page of the MDM: '
        "`Authorization: Bearer <your_api_token>`. "
        "Endpoints are scoped to one organization: ask `GET /api/organizations/` for its ID.\n\n"
        "Requests are limited to 100 a minute and 1000 an hour per client, exports to 6 a minute. "
        "Beyond a limit the answer is 429 and its `Retry-After` header says how many seconds to wait."
    ),
    "SERVERS": [{"url": "https://my.famoco.com", "description": "MDM"}],
    "TAGS": [
        {"name": "organizations", "description": "Organizations that the access token can see."},
        {"name": "devices", "description": "Devices of an organization, their fleet and their certificate."},
        {"name": "fleets", "description": "Fleets: groups of devices that share one configuration."},
        {"name": "applications", "description": "Android applications that an organization distributes."},
        {"name": "action_tokens", "description": "Tokens that allow an action on a device without an account."},
    ],
    "COMPONENT_SPLIT_REQUEST": True,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "SERVE_INCLUDE_SCHEMA": False,
    "ENUM_NAME_OVERRIDES": {
        "DeviceStatus": "famoco.models.Device.Status",
        "OrganizationStatus": "famoco.models.Organization.Status",
    },
}

if INSIGHTS:
    SPECTACULAR_SETTINGS |= {
        "TITLE": "Famoco Insights API",
        "DESCRIPTION": (
            "What the organizations of Famoco's MDM can be told about themselves.\n\n"
            'Every request carries an API access token, made on the "API Access" page of the MDM: '
            "`Authorization: Bearer <your_api_token>`. "
            "Endpoints are scoped to one organization, by its GUID.\n\n"
            "Requests are limited to 60 a minute and 600 an hour per client. "
            "Beyond a limit the answer is 429 and its `Retry-After` header says how many seconds to wait."
        ),
        "SERVERS": [{"url": "https://insights.famoco.com", "description": "Insights"}],
        "TAGS": [{"name": "organizations", "description": "Organizations that the access token can see."}],
        "ENUM_NAME_OVERRIDES": {},
    }
