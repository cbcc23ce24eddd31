import { expect, test } from 'vitest';
import { literalOf, looksPrinted } from '../../../../core/postmortem/propose/literal.ts';

test.each([
  ['2026-11-21T02:00:01Z ERROR cardnet: lease ticket could not be handed over (id=4711)', 'cardnet: lease ticket could not be handed over'],
  ['dial tcp 10.0.0.7:443: the peer was asked and refused politely', 'the peer was asked and refused politely'],
  ['open "/var/lib/x": the shelf has no room left for more', 'the shelf has no room left for more'],
  [
    'starting up the whole machine\njava.lang.IllegalStateException: pool of carts exhausted\n  at x.y',
    'java.lang.IllegalStateException: pool of carts exhausted',
  ],
  ['12:00:00 ERROR x', undefined],
  ['', undefined],
])('of %j the part that comes again is %j', (text, literal) => {
  expect(literalOf(text)).toBe(literal);
});

test.each([
  ['the card terminal shows a spinning wheel', false],
  ['checkout is slow, since 9', false],
  ['java.lang.OutOfMemoryError', true],
  ['one\ntwo', true],
  ['2026-11-21T02:00:01Z started', true],
  ['level=error msg=x', true],
])('%j was printed: %s', (text, printed) => {
  expect(looksPrinted(text)).toBe(printed);
});
