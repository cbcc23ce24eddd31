import { describe, expect, it } from 'vitest';
import { recogniseAmounts } from '../../../../core/match/words/amounts.ts';
import { recognise } from '../../../../core/match/words/recognise.ts';
import { wordsOf } from '../../../../core/match/words/tokens.ts';

const ALL = Number.POSITIVE_INFINITY;

function conceptsOf(text: string): readonly string[] {
  return [...new Set(recognise(wordsOf(text, ALL)).map(({ concept }) => concept))];
}

describe('a concept', () => {
  it.each([
    ['the file handles pile up', ['descriptor', 'grows']],
    ['FILE HANDLES PILING UP', ['descriptor', 'grows']],
    ['sockets are left in CLOSE_WAIT', ['socket', 'close-wait']],
    ['maxOpenConns', ['pool']],
    ['the body is not properly closed', ['body', 'kept', 'not-closed']],
    ["it isn't closed", ['kept', 'not-closed']],
    ['the importer has no handles left', ['runs-out']],
    ['its mailbox is unread and the LLEN ever longer', ['queue', 'too-slow', 'grows']],
    ['max_children of the PHP pool', ['worker', 'worker-taken']],
    ['named semaphores under /dev/shm', ['lock']],
    ['the SNAT ports of one outbound address', ['port']],
    ['three puppeteer processes marked Z', ['child', 'zombie']],
    ['an update takes more than a minute', ['slow-query']],
    ['nobody ever unsubscribes', ['kept', 'not-removed', 'not-unsubscribed']],
    ['every import leaves a lock of its own behind', ['kept']],
    ['the agent cannot add further watches', ['watching']],
    ['an orphan that is never reaped', ['zombie']],
    ['a connection for every request', ['connection', 'each-time', 'remote', 'traffic']],
  ])('is found in %j', (text, concepts) => {
    expect(conceptsOf(text)).toEqual(expect.arrayContaining(concepts));
  });

  it('is faint where its words say it only beside others', () => {
    const faint = (text: string) => recognise(wordsOf(text, ALL)).flatMap((each) => (each.faint ? [each.concept] : []));
    expect(faint('a regex and a spool')).toEqual(['busy-loop', 'queue']);
    expect(faint('a busy loop and a queue')).toEqual([]);
    expect(faint('the idle memory')).toEqual([]);
    expect(faint('validation of maxConnections')).toContain('too-many-clients');
  });

  it.each(['unused variable max_connections', 'pool.cc: max_connections', 'unknown flag --max-connections', 'max_connections(7)'])(
    'is faint where the output of a program has it as a name: %j',
    (text) => {
      const of = (isOutput: boolean) => recognise(wordsOf(text, ALL, isOutput)).filter(({ concept }) => concept === 'too-many-clients');
      expect(of(true)).toMatchObject([{ faint: true }]);
      expect(of(false)).not.toMatchObject([{ faint: true }]);
    },
  );

  it.each([
    ['no zombie in sight', 'zombie'],
    ['101 total, 2 running, 0 zombie', 'zombie'],
    ['there is never any zombie', 'zombie'],
    ['this is not a goroutine', 'goroutine'],
    ['too many connections', 'connection'],
    ['the file. Handle it with care', 'descriptor'],
    ['pile it neatly up', 'grows'],
    ['a thread in TIMED_WAITING', 'time-wait'],
  ])('is not found where it is denied, swallowed or torn apart: %j', (text, concept) => {
    expect(conceptsOf(text)).not.toContain(concept);
  });
});

describe('an amount that is a crowd', () => {
  const isCrowd = (text: string) => recogniseAmounts(text, wordsOf(text, ALL)).some(({ concept }) => concept === 'many');
  it.each(['there are 900 of them', 'up to 1006 open at noon'])('is told in %j', (text) => expect(isCrowd(text)).toBe(true));
  it.each(['the close code is 1006', 'it returns 502', 'the gateway answers with a 504', 'status=404'])('is not told in %j', (text) =>
    expect(isCrowd(text)).toBe(false),
  );
});

describe('an amount', () => {
  it.each([
    ['it starts with 200 MB and is at 2 GB by the evening', true],
    ['usage went from 65MB to 120MB', true],
    ['from 100 to 1,000 within a second', true],
    ['the count was 40, now it is 300', true],
    ['from 2 GB to 200 MB', false],
    ['from 100 MB to 110 MB', false],
    ['on 3 of 40 hosts', false],
    ['version 1.2.3 to 1.4.5', false],
    ['10 errors. Then 300 users called', false],
  ])('in %j grew: %s', (text, grew) => {
    expect(recogniseAmounts(text, wordsOf(text, ALL)).some(({ concept }) => concept === 'grows')).toBe(grew);
  });
});

describe('a figure', () => {
  const said = (text: string) => recogniseAmounts(text, wordsOf(text, ALL)).map(({ concept }) => concept);
  it.each([
    ['the server counts 4,000 of them', ['many']],
    ['12k open sessions', ['many']],
    ['12k', ['size']],
    ['the worker is at 99.5 %', ['full']],
    ['it listens on port 8443', []],
    ['since 2024', []],
    ['within 5000 ms', []],
    ['errno 1040', []],
  ])('in %j says %j', (text, concepts) => {
    expect(said(text)).toEqual(concepts);
  });
});

it('reads a text of nothing but concepts in a moment', () => {
  const words = wordsOf('not closed connection pool memory grows '.repeat(10_000), 600);
  const from = performance.now();
  recognise(words);
  expect(performance.now() - from).toBeLessThan(200);
});
