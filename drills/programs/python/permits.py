"""A crawler that makes a named semaphore for each site and keeps it: its permits are in shared memory, under no name that is left."""

import multiprocessing
import time

MOST = 1_000
sites = [multiprocessing.Semaphore(4)]
print("the first site has its permits", flush=True)
for _ in range(MOST):
    time.sleep(0.4)
    sites.append(multiprocessing.Semaphore(4))
time.sleep(900)
