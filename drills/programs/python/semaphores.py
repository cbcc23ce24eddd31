"""A server that guards each job by a System V semaphore, in an IPC namespace of its own: semaphores.py leak|turns

leak: the sets are made and never removed. turns: 40 are made at the start and kept, and one is made and removed for each job.
"""

import ctypes
import os
import sys
import time

PRIVATE, CREATE, REMOVE = 0, 0o1000, 0
libc = ctypes.CDLL(None, use_errno=True)
MOST = 2_000


def make_set() -> int:
    made = libc.semget(PRIVATE, 4, CREATE | 0o600)
    if made < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return made


def leak() -> None:
    make_set()
    print("the first job has its semaphores", flush=True)
    for _ in range(MOST):
        time.sleep(0.5)
        make_set()
    time.sleep(900)


def take_turns() -> None:
    for _ in range(40):
        make_set()
    print("all semaphores are made", flush=True)
    while True:
        own = make_set()
        time.sleep(0.3)
        libc.semctl(own, 0, REMOVE)
        time.sleep(0.1)


leak() if sys.argv[1] == "leak" else take_turns()
