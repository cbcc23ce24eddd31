import { numberIn, textIn } from './columns.ts';
import type { Row } from './request.ts';
import { clientAt, compact, type ServerSession } from './sessions.ts';

/** Threads of the process list that are no clients, or replicas that read the log for ever. */
const NO_CLIENT = /^(Daemon|Binlog Dump( GTID)?|Slave_\w+|Connect)$/;
/** The client does not take its result: `Sending to client` in MySQL, `Writing to net` in MariaDB. */
const CLIENT_WRITE = /^(Sending to client|Writing to net)$/i;
const LOCK = /^Waiting for (.+?) (lock|metadata lock)$/i;

/** The process list with the transactions, in the words of PostgreSQL; undefined transactions are hidden ones. */
export function sessionsOf(rows: readonly Row[], transactions: readonly Row[] | undefined, waits: readonly Row[] | undefined): readonly ServerSession[] {
  const open = new Map(transactions?.map((row) => [textIn(row, 'id'), row]));
  return rows.flatMap((row) => {
    const [id, command, stateAge] = [textIn(row, 'id'), textIn(row, 'command'), numberIn(row, 'time')];
    if (id === undefined || command === undefined || stateAge === undefined || NO_CLIENT.test(command) || textIn(row, 'user') === 'system user') return [];
    const transaction = open.get(id);
    const holders = waits?.flatMap((wait) => (textIn(wait, 'waiter') === id ? (textIn(wait, 'holder') ?? []) : []));
    const [address, port] = splitHost(textIn(row, 'host'));
    return [
      compact({
        id,
        state: command === 'Sleep' ? (transaction ? 'idle in transaction' : 'idle') : 'active',
        stateAge: Math.max(0, stateAge),
        transactionAge: numberIn(transaction, 'age'),
        statement: textIn(row, 'statement'),
        wait: waitOf(textIn(row, 'state'), textIn(transaction, 'state')),
        blockedBy: holders && holders.length > 0 ? [...new Set(holders)] : undefined,
        address,
        client: clientAt(address, port),
      }),
    ];
  });
}

function waitOf(state = '', transaction = ''): string | undefined {
  if (transaction === 'LOCK WAIT') return 'Lock:row';
  const lock = LOCK.exec(state);
  if (lock) return `Lock:${lock[1]}`;
  return CLIENT_WRITE.test(state) ? 'Client:ClientWrite' : undefined;
}

/** `10.0.0.7:41234`, `::1:41234`; `localhost` alone is a UNIX socket. */
function splitHost(host = ''): readonly [string?, number?] {
  const at = host.lastIndexOf(':');
  return at < 0 ? [] : [host.slice(0, at), Number(host.slice(at + 1))];
}
