import { describe, expect, it } from 'vitest';
import { type RecordedLook, readLook, writeLook } from '../../../core/bundle/look-file.ts';
import { bundleName } from '../../../core/bundle/manifest.ts';
import { PROBES } from '../../../core/probes/index.ts';
import type { Answer } from '../../../core/probes/request.ts';

const lookOf = (index: number, answers: Readonly<Record<string, Answer>>): RecordedLook => ({
  at: 1000 * index,
  index,
  answers: new Map(Object.entries(answers).map(([key, answer]) => [key, { answer, durationMs: 1.5 }])),
});

const SERVICE: Readonly<Record<string, Answer>> = {
  'query postgres://app@db/x SELECT 1': { status: 'ok', kind: 'rows', rows: [{ text: 'a', n: 1, yes: true, none: null }] },
  'http http://127.0.0.1:6060/debug/pprof/goroutine?debug=1': { status: 'ok', kind: 'http', text: 'goroutine profile: total 5\n' },
  'query redis://h INFO': { status: 'failed', detail: 'full', code: '53300' },
};

describe('a look', () => {
  it.each([
    ...PROBES.flatMap(({ id, examples }) => examples.map(({ title, collected }) => [`${id}: ${title}`, collected] as const)),
    ['of services', SERVICE] as const,
  ])('comes back as it was: %s', (_, collected) => {
    const look = lookOf(0, collected);
    expect(readLook(writeLook(look, new Map()).text, new Map())).toEqual(look);
  });

  it('keeps the connections of Stanch itself, which are not the doing of the process', () => {
    const look = { ...lookOf(0, {}), own: [{ local: '127.0.0.1:40000', peer: '127.0.0.1:6060' }] };
    expect(readLook(writeLook(look, new Map()).text, new Map())).toEqual(look);
  });

  it('writes an answer that did not change only once, and reads it from the look it stands in', () => {
    const [first, second] = [lookOf(0, { a: { status: 'ok', kind: 'file', text: 'same' } }), lookOf(1, { a: { status: 'ok', kind: 'file', text: 'same' } })];
    const written = writeLook(first, new Map());
    const { text } = writeLook(second, written.written);
    expect(text).not.toContain('"same"');
    expect(readLook(text, new Map([[0, first]]))).toEqual(second);
  });

  it.each(['', '{', '[]', 'null', '{"schema":2}', '{"schema":1,"at":-1,"index":0,"answers":{}}', '{"schema":1,"at":1,"index":0.5,"answers":{}}'])(
    'is none: %j',
    (text) => {
      expect(readLook(text, new Map())).toBeUndefined();
    },
  );
});

it.each([
  [{ pid: 4182, name: 'payment-service' }, 'stanch-payment-service-4182-20261130T031207Z.tar.gz'],
  [{ pid: 1, name: '../../a b\n\x1b[2J' }, 'stanch-a-b-2J-1-20261130T031207Z.tar.gz'],
  [{ pid: 1, name: '💥' }, 'stanch-process-1-20261130T031207Z.tar.gz'],
  [{ name: 'postgres://app@db.internal:5432/orders' }, 'stanch-postgres-app-db-internal-5432-orders-20261130T031207Z.tar.gz'],
])('a bundle of %j is called %s', (target, name) => {
  expect(bundleName(target, Date.parse('2026-11-30T03:12:07.123Z'))).toBe(name);
});
