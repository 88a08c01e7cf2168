"""Django's command line, e.g. `python manage.py spectacular --file ../openapi.yaml`."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "famoco.settings")
    execute_from_command_line(sys.argv)
