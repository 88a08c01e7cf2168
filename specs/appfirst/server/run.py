"""Serves all versions of the API on a free port of the loopback interface and prints the port; ends when standard input
closes."""

import os
import sys
import threading

import django
from django.core.wsgi import get_wsgi_application
from waitress import create_server

THREADS = 16


def end_with_parent():
    """A test that dies closes our standard input; nothing then keeps the server alive."""
    sys.stdin.buffer.read()
    os._exit(0)


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "appfirst.settings")
    django.setup()
    server = create_server(
        get_wsgi_application(), host="127.0.0.1", port=int(os.environ.get("APPFIRST_PORT", "0")), threads=THREADS
    )
    print(server.effective_port, flush=True)
    threading.Thread(target=end_with_parent, daemon=True).start()
    server.run()


if __name__ == "__main__":
    main()
