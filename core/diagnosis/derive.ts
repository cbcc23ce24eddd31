import type { Sample, SocketRow } from '../probes/probe.ts';
import type { Reading, ReadingId } from '../probes/readings.ts';

/**
 * Adds to each sample the readings that are computed from others: shares, rates, what stayed since before. A sample
 * that has them is kept as it is, so that a long record is not gone through again for each new sample.
 */
export function deriveReadings(samples: readonly Sample[]): readonly Sample[] {
  return samples.map((sample, index) => {
    if (sample.derived) return sample;
    const earlier = samples.slice(0, index);
    const looks = earlier.filter(({ sockets }) => sockets);
    const derived = [...shares(sample), ...socketReadings(sample, looks.at(-1)?.sockets, looks[0]?.sockets), ...trafficRate(sample, earlier.at(-1))];
    return { ...sample, readings: [...sample.readings, ...derived.map((reading) => ({ ...reading, at: sample.at }))], derived: true };
  });
}

type Derived = Omit<Reading, 'at'>;

/** Value of a numeric reading in a sample. */
export function valueOf(sample: Sample | undefined, id: ReadingId): number | undefined {
  const value = sample?.readings.find((reading) => reading.id === id)?.value;
  return typeof value === 'number' ? value : undefined;
}

function shares(sample: Sample): readonly Derived[] {
  const pairs = [
    ['descriptors.used_share', 'descriptors.used', 'descriptors.limit'],
    ['memory.used_share', 'memory.rss', 'memory.limit'],
  ] as const;
  return pairs.flatMap(([id, part, whole]) => {
    const [used, limit] = [valueOf(sample, part), valueOf(sample, whole)];
    return used === undefined || !limit ? [] : [{ id, value: (100 * used) / limit }];
  });
}

function socketReadings(sample: Sample, before: readonly SocketRow[] | undefined, first: readonly SocketRow[] | undefined): readonly Derived[] {
  const rows = sample.sockets;
  if (!rows) return [];
  const listening = new Set(rows.filter((row) => row.state === 'LISTEN').map((row) => port(row.local)));
  const connected = rows.filter((row) => row.state !== 'LISTEN' && row.state !== 'CLOSE');
  const outbound = connected.filter((row) => !listening.has(port(row.local)));
  const closeWait = connected.filter((row) => row.state === 'CLOSE_WAIT').length;
  const readings: Derived[] = [
    { id: 'sockets.tcp', value: connected.length },
    { id: 'sockets.outbound', value: outbound.length },
    { id: 'sockets.close_wait', value: closeWait },
    { id: 'sockets.established', value: connected.filter((row) => row.state === 'ESTABLISHED').length },
    ...busiestPeer(outbound),
    ...unlisted(sample, rows),
  ];
  if (!before) return readings;
  const stuckBefore = new Map(before.map((row) => [tuple(row), row.unread]));
  const unread = connected.filter((row) => row.state === 'ESTABLISHED' && row.unread > 0 && stuckBefore.get(tuple(row)) === row.unread).length;
  readings.push({ id: 'sockets.unread', value: unread }, { id: 'sockets.unclosed', value: closeWait + unread });
  const known = first?.filter((row) => row.state !== 'LISTEN') ?? [];
  if (known.length > 0) {
    const now = new Set(connected.map(tuple));
    readings.push({ id: 'sockets.persistence', value: (100 * known.filter((row) => now.has(tuple(row))).length) / known.length });
  }
  return readings;
}

/** Sockets that are open but stand in no TCP table: a connection the kernel gave up on keeps its descriptor. */
function unlisted(sample: Sample, rows: readonly SocketRow[]): readonly Derived[] {
  const open = valueOf(sample, 'descriptors.sockets');
  return open === undefined ? [] : [{ id: 'sockets.unlisted', value: Math.max(0, open - rows.length) }];
}

function busiestPeer(rows: readonly SocketRow[]): readonly Derived[] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row.peer, (counts.get(row.peer) ?? 0) + 1);
  const [top] = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  return top ? [{ id: 'sockets.top_peer_share', value: (100 * top[1]) / rows.length, of: top[0] }] : [];
}

function trafficRate(sample: Sample, before: Sample | undefined): readonly Derived[] {
  const [now, then] = [valueOf(sample, 'traffic.work'), valueOf(before, 'traffic.work')];
  const seconds = (sample.at - (before?.at ?? sample.at)) / 1000;
  return now === undefined || then === undefined || seconds <= 0 ? [] : [{ id: 'traffic.rate', value: (now - then) / seconds }];
}

function port(address: string): string {
  return address.slice(address.lastIndexOf(':') + 1);
}

function tuple(row: SocketRow): string {
  return `${row.local}>${row.peer}`;
}
