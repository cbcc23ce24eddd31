import { formatValue } from '../../core/diagnosis/figures.ts';
import type { Diagnosis } from '../../core/diagnosis/types.ts';
import type { ReadingId } from '../../core/probes/readings.ts';

/** What services told about themselves, whatever it means: a line for sessions, one for pools. */
export function describeServices({ readings }: Diagnosis): readonly string[] {
  const value = (id: ReadingId) => readings.find((reading) => reading.id === id)?.value;
  const shown = (id: ReadingId) => formatValue(id, value(id) ?? '');
  const said = (id: ReadingId, words: (figure: string) => string) => (value(id) === undefined ? [] : [words(shown(id))]);
  const above = (id: ReadingId, words: (figure: string) => string) => (Number(value(id) ?? 0) > 0 ? [words(shown(id))] : []);
  const sessions = [
    ...said('db.sessions', (count) => `${count}${said('db.slots', (slots) => ` of ${slots}`).join('')} sessions`),
    ...above('db.hidden_sessions', (count) => `${count} of them hidden`),
    ...said('db.sessions_idle', (count) => `${count} idle`),
    ...above('db.sessions_unused', (count) => `${count} unused since they were opened`),
    ...above(
      'db.idle_in_transaction',
      (count) => `${count} idle in a transaction${above('db.idle_in_transaction_age', (age) => `, the oldest for ${age}`).join('')}`,
    ),
    ...above('db.lock_waits', (count) => `${count} waiting for a lock`),
    ...above('db.active_age', (age) => `oldest statement ${age}`),
    ...above('db.refused', (count) => `${count} refused for lack of slots`),
  ];
  const pools = [
    ...said('pool.used_share', (share) => `${share} in use`),
    ...said('pool.waiting', (count) => `${count} waiting`),
    ...above('pool.oldest_wait', (age) => `the longest for ${age}`),
    ...above('pool.clients_share', (share) => `${share} of the clients that it takes`),
  ];
  return [sessions, pools].flatMap((parts) => (parts.length > 0 ? [parts.join(' · ')] : []));
}
