import { describe, expect, it } from 'vitest';
import { deriveReadings } from '../../../core/diagnosis/derive/derive.ts';
import type { Sample } from '../../../core/probes/probe.ts';
import { record } from './a-record.ts';

describe('derived readings', () => {
  const row = (localPort: number, unread = 0, state: 'ESTABLISHED' | 'CLOSE_WAIT' | 'LISTEN' = 'ESTABLISHED') => ({
    local: `10.0.0.2:${localPort}`,
    peer: '10.0.1.50:443',
    state,
    unread,
  });
  const values = (sample: Sample | undefined) => Object.fromEntries((sample?.readings ?? []).map(({ id, value }) => [id, value]));

  it('know a socket again, and that nobody read from it', () => {
    const samples = [
      [row(1, 5), row(2, 7), row(3)],
      [row(1, 5), row(2, 9), row(4)],
    ].map((sockets, i) => ({ at: 1000 * i, readings: [], sockets }));
    expect(values(deriveReadings(samples)[1])).toMatchObject({
      'sockets.tcp': 3,
      'sockets.unread': 1,
      'sockets.unclosed': 1,
      'sockets.persistence': (100 * 2) / 3,
      'sockets.top_peer_share': 100,
    });
  });

  it('count as outgoing what does not come in at a port it listens on', () => {
    const [sample] = deriveReadings([{ at: 0, readings: [], sockets: [row(80, 0, 'LISTEN'), row(80), row(81)] }]);
    expect(values(sample)).toMatchObject({ 'sockets.tcp': 2, 'sockets.outbound': 1 });
  });

  it('are computed once for each sample', () => {
    const once = deriveReadings(record(3, { 'descriptors.used': 5, 'descriptors.limit': 10, 'traffic.work': (i) => 10 * i }));
    expect(deriveReadings(once)).toEqual(once);
    expect(values(once[2])).toMatchObject({ 'descriptors.used_share': 50, 'traffic.rate': 10 });
  });
});
