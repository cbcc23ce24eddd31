import { readlinkSync } from 'node:fs';
import { parseTcpTable, portOf } from '../../core/probes/parse/proc-tcp.ts';
import { readOr } from './processes.ts';

/** What the TCP tables say of sockets, by their inode. */
export interface SocketTable {
  readonly closeWait: ReadonlySet<number>;
  /** The port that a socket listens on. */
  readonly listening: ReadonlyMap<number, number>;
}

const NONE: SocketTable = { closeWait: new Set(), listening: new Map() };

/** The tables of each network namespace, read once: a container has its own, and the host's show none of its sockets. */
export class SocketTables {
  readonly #tables = new Map<string, SocketTable>();

  of(pid: number): SocketTable {
    const namespace = namespaceOf(pid);
    if (namespace === undefined) return NONE;
    const known = this.#tables.get(namespace);
    if (known) return known;
    const table = readTables(pid);
    this.#tables.set(namespace, table);
    return table;
  }
}

function namespaceOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/ns/net`);
  } catch {
    // Not ours: neither can the sockets of its descriptors be read.
    return undefined;
  }
}

function readTables(pid: number): SocketTable {
  const [closeWait, listening] = [new Set<number>(), new Map<number, number>()];
  for (const table of ['tcp', 'tcp6']) {
    for (const { state, local, inode } of parseTcpTable(readOr(`/proc/${pid}/net/${table}`) ?? '')) {
      if (state === 'CLOSE_WAIT') closeWait.add(inode);
      if (state === 'LISTEN') listening.set(inode, portOf(local));
    }
  }
  return { closeWait, listening };
}
