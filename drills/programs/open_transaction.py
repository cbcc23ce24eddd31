"""A shop of which one request waits for its payment provider with the row of the item locked; the others queue for it."""

import sys
import threading
import time

import psycopg2

BUYERS = 6


def take(connection) -> None:
    cursor = connection.cursor()
    cursor.execute("UPDATE stock SET amount = amount - 1 WHERE item = 1")


def buy() -> None:
    connection = psycopg2.connect(sys.argv[1])
    take(connection)
    connection.commit()


setup = psycopg2.connect(sys.argv[1])
with setup, setup.cursor() as cursor:
    cursor.execute("CREATE TABLE stock (item int PRIMARY KEY, amount int)")
    cursor.execute("INSERT INTO stock VALUES (1, 100)")
setup.close()

# The first buyer: the row is changed, and the commit comes after the answer of the provider, which does not come.
first = psycopg2.connect(sys.argv[1])
take(first)
for _ in range(BUYERS):
    threading.Thread(target=buy, daemon=True).start()
    time.sleep(0.1)
print("waiting for the provider", flush=True)
while True:
    time.sleep(60)
