import { type Draft, defineFormat, type Example, finding, type Row } from './format.ts';

interface Described {
  readonly key: string;
  readonly value: string;
  /** Of a row of `kubectl get pods` without its header. */
  readonly restarts?: number;
}

const KEYS =
  /^(?:State|Last State|Reason|Exit Code|Restart Count|Ready|Started|Finished|Limits|Requests|Message|Status|memory|cpu|exitCode|reason|restartCount|OOMKilled)$/;

/** `kubectl describe pod` and `docker inspect`: why a container ended. */
export const kubernetes = defineFormat<Described>({
  id: 'kubernetes',
  row(line) {
    const listed = /\sOOMKilled\s+(\d{1,6})\b/.exec(line)?.[1];
    if (listed) return { key: 'oomkilled', value: 'true', restarts: Number(listed) };
    const [, key = '', value = ''] = /^\s*"?([A-Za-z][A-Za-z ]{2,16})"?:\s*"?(.{0,200}?)"?,?$/.exec(line) ?? [];
    return KEYS.test(key) ? { key: key.toLowerCase().replace(' ', ''), value } : undefined;
  },
  enough: (rows) =>
    (rows.length >= 2 || rows[0]?.restarts !== undefined) &&
    rows.some(({ key, value }) => /^(?:reason|exitcode|oomkilled|restartcount)$/.test(key) && value !== ''),
  judge: (blocks) => blocks.map(({ rows }) => judgeEnd(rows)),
});

function judgeEnd(rows: readonly Row<Described>[]): Draft | undefined {
  const of = (key: string) => rows.find((row) => row.key === key)?.value;
  const restarts = Number(of('restartcount') ?? rows[0]?.restarts ?? Number.NaN);
  const killed = rows.find(({ key, value }) => (key === 'reason' && value === 'OOMKilled') || (key === 'oomkilled' && value === 'true'));
  const evicted = rows.find(({ value }) => /low on resource: (?:ephemeral-storage|inodes)|Usage of EmptyDir/.test(value));
  const times = restarts >= 1 ? `, ${restarts} restarts` : '';
  if (evicted) return finding(evicted.at, 'the pod was evicted because the disk of its node was full', { 'disk-full-deleted-open-files': 0.75 });
  if (killed)
    return finding(killed.at, `the container was killed for memory${times}`, { 'memory-leak': 0.75, 'native-memory-leak': 0.4, 'limit-too-low': 0.35 });
  const code = rows.find(({ key, value }) => key === 'exitcode' && value === '137');
  return code
    ? finding(code.at, `the container was killed (137)${times}: for memory, or by hand`, { 'memory-leak': 0.5, 'native-memory-leak': 0.3 })
    : undefined;
}

export const examples = (): readonly Example[] => [
  {
    title: 'killed for memory',
    text: '    State:          Running\n      Started:      Mon, 06 May 2024 10:00:00\n    Last State:     Terminated\n      Reason:       OOMKilled\n      Exit Code:    137\n    Restart Count:  42',
    cause: 'memory-leak',
    says: '42 restarts',
  },
  { title: 'ended well', text: '    State:          Terminated\n      Reason:       Completed\n      Exit Code:    0\n    Restart Count:  0', cause: null },
];
