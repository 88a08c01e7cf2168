"""Serves the API on a free port of the loopback interface and prints the port; ends when standard input closes.

A fresh database lies in a temporary folder, so that every run starts alike.
"""

import os
import sys
import tempfile
import threading

import django
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from waitress import create_server

THREADS = 16


def end_with_parent(folder):
    """A test that dies closes our standard input; nothing then keeps the server alive."""
    sys.stdin.buffer.read()
    folder.cleanup()
    os._exit(0)


def main():
    folder = tempfile.TemporaryDirectory(prefix="famoco-")
    os.environ["FAMOCO_DATABASE"] = os.path.join(folder.name, "db.sqlite3")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "famoco.settings")
    django.setup()
    call_command("migrate", run_syncdb=True, verbosity=0)

    from famoco import content

    content.fill()
    server = create_server(
        get_wsgi_application(), host="127.0.0.1", port=int(os.environ.get("FAMOCO_PORT", "0")), threads=THREADS
    )
    print(server.effective_port, flush=True)
    threading.Thread(target=end_with_parent, args=[folder], daemon=True).start()
    server.run()


if __name__ == "__main__":
    main()
