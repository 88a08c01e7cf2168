"""Serves the API on a free port of the loopback interface and prints the port; ends when standard input closes.

`FIXMYCLOUD_MODE=hostile` serves the same API limited by slowapi and with FastAPI's own errors.
"""

import os
import socket
import sys
import threading

import uvicorn

from fixmycloud import settings


def end_with_parent():
    """A test that dies closes our standard input; nothing then keeps the server alive."""
    sys.stdin.buffer.read()
    os._exit(0)


def application():
    if settings.HOSTILE:
        from fixmycloud.hostile import app
    else:
        from fixmycloud.app import app
    return app


def main():
    listener = socket.create_server(("127.0.0.1", settings.PORT), backlog=1024)
    # The journal writes `Date`, on a clock that a test may turn. A connection outlasts the tests' windows, as
    # it does behind a vendor's proxy.
    config = uvicorn.Config(
        application(), log_level="error", date_header=False, server_header=False, ws="none", timeout_keep_alive=75
    )
    print(listener.getsockname()[1], flush=True)
    threading.Thread(target=end_with_parent, daemon=True).start()
    uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    main()
