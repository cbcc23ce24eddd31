import { type Draft, defineFormat, type Example, finding, type Row } from './format.ts';
import { count, largest, shown } from './quantity.ts';

interface Client {
  readonly host: string;
  readonly age: number;
  readonly idle: number;
  /** Subscribers and blocked clients are idle by trade. */
  readonly waits: boolean;
}

/** `CLIENT LIST` of Redis. */
export const clients = defineFormat<Client>({
  id: 'redis-clients',
  row(line) {
    const cell = (name: string) => new RegExp(`(?:^|\\s)${name}=(\\S{0,80})`).exec(line)?.[1];
    const [address, age, idle] = [cell('addr'), cell('age'), cell('idle')];
    if (!address || age === undefined || idle === undefined) return undefined;
    return {
      host: address.slice(0, address.lastIndexOf(':')),
      age: count(age),
      idle: count(idle),
      waits: count(cell('sub')) > 0 || count(cell('psub')) > 0 || /[bPSM]/.test(cell('flags') ?? ''),
    };
  },
  judge: (blocks) => [judgeIdle(blocks.flatMap(({ rows }) => rows))],
});

function judgeIdle(rows: readonly Row<Client>[]): Draft | undefined {
  const unused = rows.filter(({ age, idle, waits }) => !waits && age >= 60 && idle >= 0.7 * age);
  if (unused.length < 5 || unused.length < 0.5 * rows.length) return undefined;
  const host = largest(unused, (row) => row.host);
  const hosts = new Set(unused.map((row) => row.host)).size;
  const says = `${unused.length} of ${rows.length} clients have hardly been used since they connected`;
  return hosts >= 8 && hosts >= 0.8 * unused.length
    ? finding(unused[0]?.at ?? 0, `${says}, from ${hosts} addresses`, { 'serverless-connection-reuse': 0.65, 'db-server-connections-exhausted': 0.5 })
    : finding(
        unused[0]?.at ?? 0,
        `${says}, ${host.rows.length} of them of ${shown(host.key, 40)}`,
        { 'connection-leak': 0.75, 'db-server-connections-exhausted': 0.5 },
        unused.length >= 50 ? 'names' : 'points',
      );
}

const client = (host: string, port: number, age: number, idle: number, cmd: string) =>
  `id=${port} addr=${host}:${port} fd=8 name= age=${age} idle=${idle} flags=N db=0 sub=0 psub=0 multi=-1 cmd=${cmd}`;

export const examples = (): readonly Example[] => [
  {
    title: 'connections that were opened and forgotten',
    text: Array.from({ length: 12 }, (_, i) => client('10.4.0.7', 41000 + i, 9000 - i, 8999 - i, 'auth')).join('\n'),
    cause: 'connection-leak',
    says: '12 of 12',
  },
  { title: 'clients at work', text: Array.from({ length: 6 }, (_, i) => client('10.4.0.7', 41000 + i, 9000, i, 'get')).join('\n'), cause: null },
];
