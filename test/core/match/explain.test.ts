import { describe, expect, it } from 'vitest';
import { createMatcher } from '../../../core/match/matcher.ts';
import { LIBRARY, libraryOf, names, points, runbook } from '../../fixtures/library.ts';

const matcher = createMatcher(LIBRARY);

describe('an error message', () => {
  it.each([
    ['accept4: too many open files', 'fd-leak', 'names'],
    ['ACCEPT4: TOO MANY OPEN FILES', 'fd-leak', 'names'],
    ['\x1b[31maccept4: too \x1b[1mmany open files\x1b[0m\r', 'fd-leak', 'names'],
    ['İstanbul: too many open files', 'fd-leak', 'names'],
    ['read tcp: connection reset by peer', 'connection-leak', 'points'],
    ['HikariPool-1 - Connection is not available, request timed out after 30001ms.', 'db-pool-exhaustion', 'names'],
  ])('%j speaks for %s, which it %s', (text, id, certainty) => {
    expect(matcher.explain(text)[0]).toMatchObject({ id, certainty });
  });

  it('gives a longer message that names another cause the lead, and leaves the general one as a pointer', () => {
    const causes = matcher.explain('inotify_init1: too many open files');
    expect(causes.map(({ id, certainty }) => [id, certainty])).toEqual([
      ['inotify-watch-limit', 'names'],
      ['fd-leak', 'points'],
      ['connection-leak', 'possible'],
    ]);
  });

  it('shows the line in which the words of a symptom begin', () => {
    const [first] = createMatcher(LIBRARY).explain('we deployed on monday\nand nothing else was changed\nsince then the sockets pile up after a deploy');
    expect(first?.matches.map(({ line }) => line)).toEqual([3]);
  });

  it('puts the earliest line first among equals', () => {
    const library = libraryOf(
      runbook({ id: 'aaa', title: 'A', summary: '', messages: [names('first thing gone')] }),
      runbook({ id: 'bbb', title: 'B', summary: '', messages: [names('other thing gone')] }),
    );
    expect(
      createMatcher(library)
        .explain('other thing gone\nfirst thing gone')
        .map(({ id }) => id),
    ).toEqual(['bbb', 'aaa']);
  });

  it('takes a cause for the consequence of another only where that one has a line of its own', () => {
    const library = libraryOf(
      runbook({ id: 'memory-leak', title: 'Heap', summary: '', messages: [points('killed for memory')] }),
      runbook({ id: 'native-memory-leak', title: 'Native', summary: '', messages: [points('killed for memory'), points('the native part grows')] }),
    );
    const first = (text: string) => createMatcher(library).explain(text)[0]?.id;
    expect(first('killed for memory')).toBe('memory-leak');
    expect(first('killed for memory\nthe native part grows')).toBe('native-memory-leak');
  });

  it('does not find a number inside a longer one or a short word inside another', () => {
    const library = libraryOf(runbook({ id: 'x', title: 'X', summary: '', messages: [points('os error 24'), points('EBADF')] }));
    expect(createMatcher(library).explain('os error 245 in room 7')).toEqual([]);
    expect(createMatcher(library).explain('Reason: EBADF (os error 24)')[0]?.matches).toHaveLength(2);
  });
});

describe('words that nobody tells', () => {
  const told = 'Our file descriptors keep growing and are never closed.';

  it('are those of a long log, of bytes that are no text, and of healthy tool output', () => {
    const table = [
      'Limit                     Soft Limit           Hard Limit           Units',
      'Max cpu time              unlimited            unlimited            seconds',
      'Max open files            20000                20000                files',
      'Max locked memory         8388608              8388608              bytes',
      'Max pending signals       95742                95742                signals',
    ];
    expect(matcher.explain(told)[0]?.id).toBe('fd-leak');
    expect(matcher.explain(`${told}\n${'x'.repeat(70_000)}`)).toEqual([]);
    expect(matcher.explain(`${told}${'\u0001\ufffd'.repeat(40)}`)).toEqual([]);
    expect(matcher.explain(table.join('\n'))).toEqual([]);
  });
});

describe('figures', () => {
  const LOOK = 'NAME     CPU(cores)   MEMORY(bytes)\napi-6f   12m          ';

  it('leave no room for causes that the words of the output are only like', () => {
    const causes = matcher.explain(`$ kubectl top pod\n${LOOK}410Mi\n\n$ kubectl top pod\n${LOOK}1290Mi`).map(({ id }) => id);
    expect(causes[0]).toBe('memory-leak');
    expect(causes).not.toContain('cpu-runaway');
  });

  it('of two short looks are output together, and say nothing where both are healthy', () => {
    expect(matcher.explain(`$ kubectl top pod\n${LOOK}410Mi\n\n$ kubectl top pod\n${LOOK}411Mi`)).toEqual([]);
  });
});

describe('a message that names no leak', () => {
  it('is told beside the causes with what it means, and is never one itself', () => {
    const { causes, context } = matcher.explainWithContext('accept4: too many open files\nthread 1: stack overflow\nthread 2: stack overflow');
    expect(causes.map(({ id }) => id)).toEqual(['fd-leak', 'connection-leak']);
    expect(causes.flatMap(({ matches }) => matches.map(({ line }) => line)).every((line) => line === 1)).toBe(true);
    expect(context).toEqual([{ line: 2, text: 'thread 1: stack overflow', signature: 'stack overflow', count: 2, says: 'Recursion without an end.' }]);
    expect(matcher.explainWithContext('stack overflow').causes).toEqual([]);
  });

  it('is no description of a leak, whatever its words', () => {
    const library = { ...LIBRARY, context: [{ kind: 'literal' as const, pattern: 'memory leek', runtime: 'any', says: 'A vegetable.' }] };
    expect(createMatcher(library).explainWithContext('Memory leek!').causes).toEqual([]);
    expect(createMatcher(library).explain('memory leek, and sockets in CLOSE_WAIT')[0]?.id).toBe('connection-leak');
  });
});

describe('a log', () => {
  it('groups lines that differ only in figures, and counts them', () => {
    const log = [
      'start',
      '10:00:01 accept4: too many open files fd=1023',
      '10:00:02 accept4: too many open files fd=1024',
      '10:00:03 open /a: too many open files',
    ].join('\r\n');
    expect(matcher.explain(log)[0]?.matches).toEqual([
      { line: 2, text: '10:00:01 accept4: too many open files fd=1023', signature: 'too many open files', count: 2 },
      { line: 4, text: '10:00:03 open /a: too many open files', signature: 'too many open files', count: 1 },
    ]);
  });

  it('shows what surrounds the match in a very long line', () => {
    const text = matcher.explain(`${'x'.repeat(50_000)} too many open files ${'y'.repeat(50_000)}`)[0]?.matches[0]?.text ?? '';
    expect(text).toContain('too many open files');
    expect(text.length).toBeLessThan(500);
  });

  it('keeps the first 20 different lines that hold one message', () => {
    const log = Array.from(
      { length: 500 },
      (_, index) => `${'abcdefghij'[index % 10]}${'klmnopqrst'[Math.floor(index / 10) % 10]}${'uvwxy'[Math.floor(index / 100)]}: too many open files`,
    ).join('\n');
    expect(matcher.explain(log)[0]?.matches).toHaveLength(20);
  });
});

describe('words', () => {
  it.each([
    ['we run out of file handles every night', 'fd-leak'],
    ['the memory grows and grows until the kernel kills our process', 'memory-leak'],
    ['memory leek', 'memory-leak'],
    ['sockets in CLOSE_WAIT', 'connection-leak'],
    ['the connection pool is exhausted', 'db-pool-exhaustion'],
  ])('%j possibly mean %s', (text, id) => {
    expect(matcher.explain(text)[0]).toMatchObject({ id, certainty: 'possible' });
  });

  it.each(['the button is green', '', '   \n\n', 'file', 'please update the database password', 'lorem ipsum dolor sit amet', '\0\0\0'])(
    '%j mean nothing',
    (text) => {
      expect(matcher.explain(text)).toEqual([]);
    },
  );
});
