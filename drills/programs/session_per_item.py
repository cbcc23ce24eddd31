"""A nightly job that opens a session for each item and closes none, as a loop around a helper that connects does."""

import sys
import time

import psycopg2

EVERY = 0.25
sessions = []


def price(item: int) -> int:
    connection = psycopg2.connect(sys.argv[1])
    connection.autocommit = True
    cursor = connection.cursor()
    cursor.execute("SELECT %s * 3", (item,))
    # Referenced by what it returned, in the real one: never closed.
    sessions.append(connection)
    return cursor.fetchone()[0]


item = 0
ready = False
while True:
    item += 1
    try:
        price(item)
    except psycopg2.OperationalError as error:
        if not ready:
            print(f"refused: {error}", flush=True)
            ready = True
    time.sleep(EVERY if not ready else 1)
