import { describe, expect, it } from 'vitest';
import { readTicks, withTick } from '../../site/src/tools/checklist/ticks.ts';
import { clockFace, elapsed, lengthOf, readClock, STOPPED, toggled } from '../../site/src/tools/clock/clock.ts';
import { FIELDS, type FieldName, fieldsIn, fill, readValues } from '../../site/src/tools/fields/fields.ts';
import { type Asked, askInTurn, type Question } from '../../site/src/tools/finder/ask.ts';
import { fragmentOf, textOf } from '../../site/src/tools/finder/link.ts';
import { ageOf } from '../../site/src/tools/since.ts';

const refuse = (name: FieldName, value: string) => FIELDS.find((field) => field.name === name)?.refuse(value);

describe('a field', () => {
  it.each<[FieldName, string]>([
    ['PID', '1'],
    ['PID', '4194304'],
    ['HOST', 'db1.internal'],
    ['HOST', '10.0.0.7'],
    ['HOST', 'my_host-2'],
    ['PORT', '1'],
    ['PORT', '65535'],
    ['DSN', 'postgres://app@db1/orders'],
    ['DSN', 'postgresql://db1:5432/orders?sslmode=require'],
    ['DSN', 'postgres://db1'],
    ['DSN', 'postgres:///orders'],
  ])('%s takes %s', (name, value) => expect(refuse(name, value)).toBeUndefined());

  it.each<[FieldName, string]>([
    ['PID', '0'],
    ['PID', '007'],
    ['PID', '4194305'],
    ['PID', '12 34'],
    ['PID', '1;reboot'],
    ['PID', '-1'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '80 '],
    ['HOST', '-oProxyCommand=x'],
    ['HOST', 'a b'],
    ['HOST', 'a;b'],
    ['HOST', '$(id)'],
    ['HOST', 'a/b'],
    ['HOST', 'db1\u202e'],
    ['HOST', 'a'.repeat(254)],
    ['DSN', 'mysql://app@db1/orders'],
    ['DSN', 'host=db1 dbname=orders'],
    ['DSN', 'postgres://app:12345'],
    ...[' ', '"', "'", '`', '$', ';', '|', '&', '<', '>', '(', '{', '[', '*', '!', '\\', '\n', '#'].map((c): [FieldName, string] => [
      'DSN',
      `postgres://app@db1/or${c}ders`,
    ]),
  ])('%s refuses %j', (name, value) => expect(refuse(name, value)).toMatch(/^(?:A|An) /));

  it.each(['postgres://app:secret@db1/orders', 'postgres://:secret@db1', 'postgres://app@db1/orders?password=secret', 'postgres://db1/x?passfile=/x'])(
    'takes no password: %s',
    (dsn) => expect(refuse('DSN', dsn)).toMatch(/^No password here/),
  );

  it('is shown where commands want it', () => {
    const names = (text: string) => fieldsIn(text).map(({ name }) => name);
    expect(names('curl "http://$HOST:$PORT/x"; kill -0 $PID')).toEqual(['PID', 'HOST', 'PORT']);
    expect(names(`psql \${DSN}`)).toEqual(['DSN']);
    expect(names("awk '{print $1}' $PIDFILE $HOSTNAME")).toEqual([]);
  });
});

describe('a command', () => {
  it.each([
    ['ls /proc/$PID/fd', 'ls /proc/4711/fd'],
    [`ls /proc/\${PID}/fd`, 'ls /proc/4711/fd'],
    ['curl $HOST:$PORT $PIDS $1', 'curl db1:$PORT $PIDS $1'],
  ])('%s is filled in with what is known', (written, filled) => expect(fill(written, { PID: '4711', HOST: 'db1' })).toBe(filled));

  it('gets nothing from a store that a field would refuse', () => {
    expect(readValues({ PID: '1;reboot', HOST: 'db1', PORT: 80, DSN: 'postgres://a:b@c/d', EVIL: 'x' })).toEqual({ HOST: 'db1' });
    for (const kept of [undefined, null, 'x', 7, []]) expect(readValues(kept)).toEqual({});
  });
});

describe('a checklist', () => {
  it('keeps what was ticked, since the first tick', () => {
    const one = withTick(undefined, 'a', true, 10);
    const two = withTick(one, 'b', true, 20);
    expect(two).toEqual({ since: 10, done: ['a', 'b'] });
    expect(withTick(two, 'a', true, 30)).toEqual({ since: 10, done: ['b', 'a'] });
    expect(withTick(withTick(two, 'a', false, 30), 'b', false, 40)).toBeUndefined();
  });

  it('forgets items that are no longer there, and what is no list of ticks', () => {
    expect(readTicks({ since: 10, done: ['a', 'gone', 7] }, ['a', 'b'])).toEqual({ since: 10, done: ['a'] });
    for (const kept of [undefined, { since: 'x', done: ['a'] }, { since: 1, done: 'a' }, { since: 1, done: ['gone'] }])
      expect(readTicks(kept, ['a'])).toBeUndefined();
  });
});

describe('a clock', () => {
  it('runs, stands and goes on', () => {
    const running = toggled(STOPPED, 1000);
    expect(elapsed(running, 61_000)).toBe(60_000);
    const paused = toggled(running, 61_000);
    expect(elapsed(paused, 999_000)).toBe(60_000);
    expect(elapsed(toggled(paused, 100_000), 110_000)).toBe(70_000);
    // The computer's clock was put back.
    expect(elapsed(running, 0)).toBe(0);
  });

  it('is read from what was kept, or stands at nothing', () => {
    expect(readClock({ before: 5, since: 7 })).toEqual({ before: 5, since: 7 });
    for (const kept of [undefined, 'x', { before: -1 }, { before: 'x' }, { since: 7 }, { before: Number.NaN }]) expect(readClock(kept)).toEqual(STOPPED);
  });

  it.each([
    [0, '0:00'],
    [249_900, '4:09'],
    [3_727_000, '1:02:07'],
    [176_527_000, '2 d 01:02:07'],
  ])('shows %i ms as %s', (ran, face) => expect(clockFace(ran)).toBe(face));

  it.each([
    [900, '15 min'],
    [2700, '45 min'],
    [10_800, '3 h'],
    [1_195_200, '14 days'],
  ])('has a window of %i s: %s', (seconds, says) => expect(lengthOf(seconds)).toBe(says));
});

it.each([
  [0, 'just now'],
  [61, '1 minute ago'],
  [7300, '2 hours ago'],
  [260_000, '3 days ago'],
])('%i s before is %s', (seconds, says) => expect(ageOf(0, seconds * 1000)).toBe(says));

describe('a link to a text', () => {
  it.each(['too many open files', 'a\nb\t"<img src=x>" & #%', 'ünïcödé \u{1f600}'])('brings back %j', (text) => expect(textOf(fragmentOf(text))).toBe(text));

  it('is no text where the fragment is something else', () => {
    for (const fragment of ['', '#the-table', '#text=%E0%A4%A']) expect(textOf(fragment)).toBeUndefined();
    expect(textOf(fragmentOf('torn \ud800'))).toBe('torn \ufffd');
  });
});

describe('the worker of the finder', () => {
  const from = { script: '/s', data: '/d' };
  const nothing = { found: { causes: [], context: [] } };

  class Slow implements Asked {
    readonly asked: string[] = [];
    ended = false;
    onmessage: Asked['onmessage'] = null;
    onerror: Asked['onerror'] = null;
    postMessage({ text }: Question) {
      this.asked.push(text);
    }
    terminate() {
      this.ended = true;
    }
    answer() {
      this.onmessage?.call(this as unknown as Worker, { data: nothing } as MessageEvent);
    }
  }

  it('is asked one text at a time, and of those that came meanwhile the last', () => {
    const worker = new Slow();
    const told: string[] = [];
    const ask = askInTurn(
      from,
      () => worker,
      (_, text) => told.push(text),
    );
    for (const text of ['t', 'to', 'too', 'too many']) ask(text);
    expect(worker.asked).toEqual(['t']);
    worker.answer();
    worker.answer();
    expect(worker.asked).toEqual(['t', 'too many']);
    expect(told).toEqual(['t', 'too many']);
  });

  it('is ended when it does not answer, and the next text gets another one', async () => {
    const workers: Slow[] = [];
    const start = () => {
      const worker = new Slow();
      workers.push(worker);
      return worker;
    };
    const answer = await new Promise((told) => askInTurn(from, start, told, 1)('a{99999}'));
    expect(answer).toBe('late');
    expect(workers[0]?.ended).toBe(true);
  });

  it('says when it cannot start', () => {
    const worker = new Slow();
    const told: unknown[] = [];
    askInTurn(
      from,
      () => worker,
      (answer) => told.push(answer),
    )('x');
    worker.onerror?.call(worker as unknown as Worker, {} as ErrorEvent);
    expect(told).toEqual([{ error: 'The worker did not start.' }]);
  });
});
