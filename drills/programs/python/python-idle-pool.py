"""Asks a peer from twenty threads at once, then keeps the session, as a client should, and has nothing more to ask."""
import sys
import threading
import time

import requests
from requests.adapters import HTTPAdapter

KEPT = 20

session = requests.Session()
session.mount("http://", HTTPAdapter(pool_connections=1, pool_maxsize=KEPT))


def ask() -> None:
    session.get(sys.argv[1], timeout=10).content


threads = [threading.Thread(target=ask) for _ in range(KEPT)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("ready", flush=True)
while True:
    time.sleep(60)
