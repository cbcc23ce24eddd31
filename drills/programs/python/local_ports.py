"""A client that makes a connection for each question, in a network namespace with few local ports: local_ports.py churn|served

churn: it closes first, so that each of its ports waits a minute before it can be used again.
served: the server closes first, so that what waits is on the server's port and takes none of the client's.
"""

import errno
import os
import socket
import sys
import time

from network import set_network, start_loopback

FIRST, LAST = 40_000, 40_599
PORT = 8080
CLIENT_CLOSES = sys.argv[1] == "churn"


def serve(listener: socket.socket) -> None:
    while True:
        connection, _ = listener.accept()
        if CLIENT_CLOSES:
            connection.recv(16)
        connection.close()


def ask() -> bool:
    """Whether there was a local port left for it."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as question:
        try:
            question.connect(("127.0.0.1", PORT))
        except OSError as error:
            if error.errno == errno.EADDRNOTAVAIL:
                return False
            raise
        if not CLIENT_CLOSES:
            question.recv(16)
        return True


def churn() -> None:
    while ask():
        pass
    print("no local port is left", flush=True)
    # Each port that comes back is used at once, as callers that try again do.
    while True:
        if not ask():
            time.sleep(0.05)


def be_served() -> None:
    for _ in range(400):
        ask()
    print("the server has closed 400 connections", flush=True)
    while True:
        ask()
        time.sleep(0.2)


start_loopback()
set_network("ipv4/ip_local_port_range", f"{FIRST} {LAST}")
# By default a port of the loopback device can be used again after a second, and those of all others cannot.
set_network("ipv4/tcp_tw_reuse", "0")
server = socket.create_server(("127.0.0.1", PORT), backlog=128)
parent = os.getpid()
if os.fork() == 0:
    # It ends with the client: its socket is the client's standard input no longer than that.
    import ctypes
    import signal

    ctypes.CDLL(None).prctl(1, signal.SIGKILL)
    if os.getppid() == parent:
        serve(server)
    os._exit(0)
server.close()
churn() if CLIENT_CLOSES else be_served()
