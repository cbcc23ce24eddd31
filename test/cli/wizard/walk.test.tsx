import { expect, test, vi } from 'vitest';
import { world } from './a-world.ts';
import { KEY, start } from './drawn.tsx';
import { DIAGNOSED, events, IMMEDIATE, OPENED, PROCESS, SEEN } from './play.ts';
import { LEAK } from './samples.ts';

test('from the drill to the postmortem, every entry on record before it is shown', async () => {
  const here = world();
  const { engine, press, sees } = start(here);
  await sees('Say what you see');
  press(KEY.down);
  await sees(/› drill/);
  press(KEY.enter);
  await sees(/› connection-leak/);
  press(KEY.enter);
  await sees(/› 4182 +payment-service/);
  press(KEY.enter);
  await vi.waitFor(() => expect(here.diagnosed).toHaveLength(1));
  here.update(LEAK);
  await sees(/confirmed +Client connection leak/);
  here.finish();
  await sees(/↵ verdict/);
  press(KEY.enter);
  await sees(/E1: payment-service/);
  press(KEY.enter);
  await sees(/› ○ 1\.1/);
  press('y');
  await vi.waitFor(() => expect(here.copied).toEqual(['stanch diagnose --pid 4182']));
  press(KEY.enter);
  await sees(/✔ done +1\.1/);
  await sees(/› ○ 1\.2/);
  press('s');
  await sees('Why skip 1.2?');
  press('not mine\r');
  await sees(/– skipped +1\.2 .*not mine/);
  press('n');
  await sees('Note ›');
  press('pool of the client is unbounded\r');
  await sees('note: pool of the client is unbounded');
  press('x');
  await sees(/✖ not possible +1\.3/);
  press(KEY.right);
  await sees('phase investigation');
  press('q');
  await sees('How was it resolved?');
  press('closed the bodies\r');
  await sees('/state/postmortem.md');
  press(KEY.enter);
  expect(await engine.ended).toEqual({ interrupted: false, unsaved: false, incident: 'INC-14' });
  expect(here.entries().map((entry) => (entry.kind === 'step' ? `${entry.step} ${entry.state}` : entry.kind))).toEqual([
    'opened',
    'process',
    'diagnosis',
    'phase',
    '1.1 done',
    '1.2 skipped',
    'note',
    '1.3 not-possible',
    'phase',
    'closed',
  ]);
});

test('the questions come first, what is typed is matched, and the first choice opens the incident', async () => {
  const here = world();
  const { press, sees } = start(here);
  await sees('Are users hurt now?');
  press('y');
  await sees('Did anything change');
  press('n');
  await sees('Say what you see');
  press('too many open files');
  await sees(/› File descriptor leak +names it/);
  expect(here.entries()).toEqual([]);
  press(KEY.enter);
  await sees('Which process?');
  await vi.waitFor(() =>
    expect(here.entries()).toEqual([
      { kind: 'opened', title: 'too many open files', number: 14, usersHurt: 'yes' },
      { kind: 'changed', answer: 'no' },
      { kind: 'symptom', text: 'too many open files', matched: 'too many open files' },
    ]),
  );
});

test('a pasted log is one text, whatever keys are in it', async () => {
  const here = world();
  const { press, sees } = start(here);
  await sees('Say what you see');
  press('\u001b[200~too many open\r\nsecond line\r\u001b[201~');
  await sees(/too many open … \(2 lines pasted\)/);
  await sees(/names it/);
  expect(here.entries()).toEqual([]);
});

test('keys that come while an incident is read back open no other', async () => {
  const here = world({ events: events(OPENED, SEEN, PROCESS) });
  const { engine, sees } = start(here, '01EVENT0000');
  for (const press of ['enter', 'enter', 'enter']) engine.send({ type: 'press', press });
  await sees('Which process?');
  await vi.waitFor(() => expect(here.entries().map(({ kind }) => kind)).toEqual(['opened', 'symptom', 'process', 'resumed']));
});

test('ctrl-c while it looks keeps what was seen', async () => {
  const here = world({ events: events(OPENED, SEEN, PROCESS) });
  const { engine, press, sees } = start(here, '01EVENT0000');
  await sees(/› 4182/);
  press(KEY.enter);
  await vi.waitFor(() => expect(here.diagnosed).toHaveLength(1));
  press(KEY.ctrlC);
  await engine.ended;
  expect(here.diagnosed[0]?.aborted).toBe(true);
  expect(
    here
      .entries()
      .slice(-2)
      .map(({ kind }) => kind),
  ).toEqual(['diagnosis', 'left']);
});

test('while it looks, a page is given, asked too, and the evidence captured', async () => {
  const here = world({ events: events(OPENED, SEEN, PROCESS) });
  const { press, sees } = start(here, '01EVENT0000');
  await sees(/› 4182/);
  press(KEY.enter);
  await vi.waitFor(() => expect(here.diagnosed).toHaveLength(1));
  here.ask([{ id: 'sockets', what: 'ss -tanp' }]);
  await sees(/… sockets +waiting +ss -tanp/);
  press('p');
  await sees('Page of the program ›');
  press('http://secret\r');
  await sees('Not asked: Not taken: it holds a password.');
  press('p');
  await sees('Page of the program ›');
  press('http://127.0.0.1:6060\r');
  await vi.waitFor(() => expect(here.endpoints).toEqual([[], [{ kind: 'pprof', address: 'http://127.0.0.1:6060' }]]));
  expect(here.diagnosed[0]?.aborted).toBe(true);
  press('c');
  await sees('capturing process 4182… look 1 of 2');
  here.captured('/cwd/bundle.tar.gz');
  await sees('On record: note: Captured process 4182: /cwd/bundle.tar.gz');
});

test('escalating is two keys and a name, on every screen', async () => {
  const here = world({ events: events(OPENED, SEEN, PROCESS, DIAGNOSED) });
  const { press, sees } = start(here, '01EVENT0000');
  await sees('ctrl-e escalate');
  press(KEY.ctrlE);
  await sees('Whom did you call?');
  press('Ann\r');
  await sees('On record: note: Escalated: Ann');
});

test('a page is read, searched, and left by a link and back', async () => {
  const here = world({ events: events(OPENED, SEEN, PROCESS, DIAGNOSED) });
  const { press, sees } = start(here, '01EVENT0000');
  await sees('E1: payment-service');
  press('r');
  await sees(/Client connection leak +\d+ %/);
  press('/');
  await sees('↵ search');
  press('look again');
  press(KEY.enter);
  await sees(/hit 1 of 40/);
  await sees(/› Look again/);
  press('n');
  await sees(/hit 2 of 40/);
  press(KEY.esc);
  await sees(/leak +\d+ %/);
  press('l');
  await sees(/› the fix/);
  press(KEY.esc);
  await sees('space page down');
  press(KEY.esc);
  await sees('E1: payment-service');
});

test('a capture is offered before the restart, runs beside the keys, and is on record with its path', async () => {
  const here = world({ events: events(OPENED, SEEN, PROCESS, DIAGNOSED, IMMEDIATE) });
  const { press, sees, frame } = start(here, '01EVENT0000');
  await sees(/› ○ 1\.1/);
  press(KEY.down);
  await sees(/› ○ 1\.2/);
  press(KEY.enter);
  await sees('› capture now');
  press(KEY.enter);
  await sees('capturing process 4182… look 1 of 2');
  press('n');
  await sees('Note ›');
  press('meanwhile\r');
  await sees('note: meanwhile');
  here.captured('/cwd/x.tar.gz');
  await sees('note: Captured process 4182: /cwd/x.tar.gz');
  expect(frame()).not.toContain('capturing');
  press(KEY.enter);
  await sees(/✔ done +1\.2/);
});

test('whoever leaves during a capture keeps what was captured by then', async () => {
  const here = world({ events: events(OPENED, SEEN, PROCESS, DIAGNOSED, IMMEDIATE) });
  const { press, sees, engine } = start(here, '01EVENT0000');
  await sees(/› ○ 1\.1/);
  press('c');
  await sees('capturing');
  press(KEY.ctrlC);
  await engine.ended;
  expect(here.entries().slice(-2)).toEqual([{ kind: 'note', text: 'Captured process 4182: /cwd/partial.tar.gz' }, { kind: 'left' }]);
});

test('a command is printed alone, and a handover with its summary', async () => {
  const here = world({ events: events(OPENED, SEEN, PROCESS, DIAGNOSED, IMMEDIATE) });
  const { press, sees } = start(here, '01EVENT0000');
  await sees(/› ○ 1\.1/);
  press('p');
  await sees(/^stanch diagnose --pid 4182$/m);
  press('\u000f');
  await sees('Who takes over?');
  press('Bo\r');
  await sees('Handed over to Bo');
  await sees(/go on with +stanch triage --incident INC-14/);
});
