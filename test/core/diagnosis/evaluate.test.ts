import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../core/diagnosis/evaluate.ts';
import { tabulate } from '../../../core/diagnosis/series.ts';
import type { Condition } from '../../../core/knowledge/types.ts';
import type { ReadingId } from '../../../core/probes/readings.ts';
import { growing, growingWith, record, signal, type Values } from './a-record.ts';

const answerOf = (reading: ReadingId, condition: Condition, values: Values, n = 30) =>
  evaluate(signal(reading, 'decisive', condition), tabulate(record(n, values)));

describe('a condition on one value', () => {
  it.each<[Condition, number, string]>([
    [{ kind: 'at-least', value: 70 }, 70, 'yes'],
    [{ kind: 'at-least', value: 70 }, 69.9, 'no'],
    [{ kind: 'more-than', value: 70 }, 70, 'no'],
    [{ kind: 'more-than', value: 70 }, 71, 'yes'],
    [{ kind: 'at-most', value: 70 }, 70, 'yes'],
    [{ kind: 'at-most', value: 70 }, 71, 'no'],
    [{ kind: 'less-than', value: 70 }, 70, 'no'],
    [{ kind: 'less-than', value: 70 }, 69, 'yes'],
  ])('%o holds %d: %s', (condition, value, answer) => {
    expect(answerOf('pool.used_share', condition, { 'pool.used_share': value }, 1).answer).toBe(answer);
  });

  it('compares texts whole', () => {
    const locked: Condition = { kind: 'equals', text: 'lock' };
    expect(answerOf('pool.holders', locked, { 'pool.holders': 'lock' }, 1).answer).toBe('yes');
    expect(answerOf('pool.holders', locked, { 'pool.holders': 'locks' }, 1).answer).toBe('no');
  });

  it('is critical when the critical bound holds, whatever the warning says', () => {
    const row = signal('pool.used_share', 'supporting', { kind: 'at-least', value: 80 }, { kind: 'at-least', value: 95 });
    const level = (value: number) => evaluate(row, tabulate(record(1, { 'pool.used_share': value }))).level;
    expect([level(79), level(80), level(95)]).toEqual([undefined, 'warning', 'critical']);
  });

  it.each<[ReadingId, string]>([
    ['go.goroutines', 'no pprof address'],
    ['pool.waiting', 'no pool statistics'],
    ['descriptors.files', 'open files could not be read'],
  ])('is unknown without a reading of %s: %s', (reading, why) => {
    expect(answerOf(reading, growing, {})).toMatchObject({ answer: 'unknown', why });
  });
});

describe('growing and flat', () => {
  it.each<[string, Condition, (i: number) => number, number, string]>([
    ['a leak', growing, (i) => 100 + 5 * i, 30, 'yes'],
    ['a level', growing, () => 100, 30, 'no'],
    ['a leak in too few samples', growing, (i) => 100 + 5 * i, 10, 'unknown'],
    ['a level', { kind: 'flat' }, () => 100, 30, 'yes'],
    ['a leak', { kind: 'flat' }, (i) => 100 + 5 * i, 30, 'no'],
  ])('%s against %o', (_name, condition, value, n, answer) => {
    expect(answerOf('threads.count', condition, { 'threads.count': value }, n).answer).toBe(answer);
  });
});

describe('growing with its parent', () => {
  const files = growingWith('descriptors.used');
  const used = (i: number) => 100 + 10 * i;

  it.each<[string, Values, string]>([
    ['all of the growth', { 'descriptors.used': used, 'descriptors.files': (i) => 10 * i }, 'yes'],
    ['80 % of it', { 'descriptors.used': used, 'descriptors.files': (i) => 8 * i }, 'yes'],
    ['half of it', { 'descriptors.used': used, 'descriptors.files': (i) => 5 * i }, 'unknown'],
    ['a tenth of it', { 'descriptors.used': used, 'descriptors.files': (i) => i }, 'no'],
    ['none of it, while it falls', { 'descriptors.used': used, 'descriptors.files': (i) => 100 - i }, 'no'],
    ['a parent that is flat', { 'descriptors.used': 100, 'descriptors.files': (i) => i }, 'no'],
    ['a parent nobody could count', { 'descriptors.files': (i) => i }, 'unknown'],
    ['kinds nobody could read', { 'descriptors.used': used }, 'unknown'],
    ['kinds read at every fifth sample', { 'descriptors.used': used, 'descriptors.files': (i) => (i % 5 === 0 ? 10 * i : undefined) }, 'yes'],
    ['kinds read once', { 'descriptors.used': used, 'descriptors.files': (i) => (i === 0 ? 10 : undefined) }, 'unknown'],
  ])('%s', (_name, values, answer) => {
    expect(answerOf('descriptors.files', files, values).answer).toBe(answer);
  });

  it('is not fooled by one blip at the end', () => {
    const values: Values = {
      'descriptors.used': used,
      'descriptors.files': (i) => 10 * i - (i === 29 ? 250 : 0),
      'descriptors.sockets': (i) => (i === 29 ? 250 : 0),
    };
    expect(answerOf('descriptors.files', files, values).answer).toBe('yes');
    expect(answerOf('descriptors.sockets', files, values).answer).toBe('no');
  });

  it('tells that the parent grows when the share cannot be told', () => {
    expect(answerOf('descriptors.files', files, { 'descriptors.used': used })).toMatchObject({
      parentGrows: true,
      why: 'how many of them are open files could not be read',
    });
  });

  it('says in figures what was seen, and what the row means only when it holds', () => {
    const yes = answerOf('descriptors.files', files, { 'descriptors.used': used, 'descriptors.files': (i) => 10 * i });
    expect(yes.evidence?.says).toBe('290 open files, +10 /s, 100 % of the growth of the open descriptors. The row of descriptors.files.');
    const no = answerOf('descriptors.files', files, { 'descriptors.used': 100, 'descriptors.files': 3 });
    expect(no.evidence).toMatchObject({ reading: 'descriptors.used', says: '100 open descriptors, flat' });
    const hardly = answerOf('descriptors.files', files, { 'descriptors.used': used, 'descriptors.files': 1 });
    expect(hardly.evidence?.says).toBe('1 open file, flat, 0 % of the growth of the open descriptors');
  });
});
