"""A mailer that guards its spool by a file lock: one that forgets to release it when sending fails, or one that is only busy."""

import fcntl
import os
import sys
import time

MOST = 300


def open_spool() -> int:
    return os.open(sys.argv[1], os.O_CREAT | os.O_RDWR, 0o600)


def send_later(hold: float) -> None:
    """A child that waits for its turn, works, and ends, which releases the lock."""
    if os.fork() == 0:
        spool = open_spool()
        fcntl.flock(spool, fcntl.LOCK_EX)
        time.sleep(hold)
        os._exit(0)


def leak() -> None:
    spool = open_spool()
    fcntl.flock(spool, fcntl.LOCK_EX)
    try:
        raise ConnectionError("the relay hung up")
    except ConnectionError:
        # The release stands behind the sending, which has just failed.
        pass
    print("the spool is locked", flush=True)
    for _ in range(MOST):
        if os.fork() == 0:
            # The lock belongs to the open file, which a child shares until it closes it.
            os.close(spool)
            fcntl.flock(open_spool(), fcntl.LOCK_EX)
            os._exit(0)
        time.sleep(1)
    time.sleep(900)


def take_turns() -> None:
    print("the spool is shared", flush=True)
    while True:
        for _ in range(3):
            send_later(0.2)
        for _ in range(3):
            os.wait()
        spool = open_spool()
        fcntl.flock(spool, fcntl.LOCK_EX)
        time.sleep(0.3)
        os.close(spool)


leak() if sys.argv[2] == "leak" else take_turns()
