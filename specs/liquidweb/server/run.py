"""Serves the API on a free port of the loopback interface and prints the port; ends when standard input closes."""

import os
import socket
import sys
import threading

import uvicorn

from liquidweb.app import make


def end_with_parent():
    """A test that dies closes our standard input; nothing then keeps the server alive."""
    sys.stdin.buffer.read()
    os._exit(0)


def main():
    listener = socket.create_server(("127.0.0.1", int(os.environ.get("LIQUIDWEB_PORT", "0"))), backlog=1024)
    print(listener.getsockname()[1], flush=True)
    threading.Thread(target=end_with_parent, daemon=True).start()
    # A connection outlasts the windows of the tests, as it does behind a vendor's proxy.
    config = uvicorn.Config(make(), log_level="error", lifespan="off", timeout_keep_alive=75)
    uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    main()
