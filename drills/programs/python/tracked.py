"""A monitor that sends a datagram to ever new addresses, where connections are tracked: tracked.py MOST sweep|few

sweep: every address is another connection to the kernel, and each stays in its table for ten minutes.
few: the same datagrams all go to the same 200 addresses.
"""

import socket
import subprocess
import sys
import time

from network import set_network, start_loopback

MOST = int(sys.argv[1])
SWEEP = sys.argv[2] == "sweep"
# A rule that looks at the state of connections is what makes the kernel track them.
RULES = "table inet watch { chain out { type filter hook output priority 0; ct state established accept; }; }"


def tracked() -> int:
    with open("/proc/self/net/stat/nf_conntrack", encoding="ascii") as counters:
        return int(counters.readlines()[1].split()[0], 16)


def send(sender: socket.socket, number: int) -> None:
    host, port = divmod(number if SWEEP else number % 200, 60_000)
    try:
        sender.sendto(b"?", (f"127.1.{host // 250}.{1 + host % 250}", 2_000 + port))
    except OSError:
        # Nobody listens there, or the kernel has no room: it says so at a later datagram.
        pass


start_loopback()
subprocess.run(["/usr/sbin/nft", RULES], check=True, env={"PATH": "/usr/sbin:/sbin:/usr/bin:/bin"})
set_network("netfilter/nf_conntrack_udp_timeout", "600")
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as monitor:
    sent = 0
    while tracked() < 0.999 * MOST if SWEEP else sent < 5_000:
        for _ in range(2_000):
            send(monitor, sent)
            sent += 1
    print("the first round is done", flush=True)
    while True:
        for _ in range(50):
            send(monitor, sent)
            sent += 1
        time.sleep(0.1)
