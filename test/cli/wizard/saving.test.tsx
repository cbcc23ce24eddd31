import { expect, test } from 'vitest';
import { world } from './a-world.ts';
import { KEY, start } from './drawn.tsx';
import { DIAGNOSED, events, IMMEDIATE, OPENED, PROCESS, SEEN } from './play.ts';

test('an entry is shown as recorded only when the record has it', async () => {
  const here = world({ events: events(OPENED, SEEN, PROCESS, DIAGNOSED, IMMEDIATE) });
  const { press, sees, frame } = start(here, '01EVENT0000');
  await sees(/› ○ 1\.1/);
  await sees('resumed');
  const goOn = here.hold();
  press(KEY.enter);
  await sees('saving… ✔ done 1.1');
  expect(frame()).not.toMatch(/\d\d:\d\d +✔ done/);
  goOn();
  await sees(/\d\d:\d\d +✔ done +1\.1/);
  expect(frame()).not.toContain('saving…');
});

test('ctrl-c waits until the record has everything', async () => {
  const here = world({ events: events(OPENED, SEEN, PROCESS, DIAGNOSED, IMMEDIATE) });
  const { engine, press, sees } = start(here, '01EVENT0000');
  await sees('resumed');
  const goOn = here.hold();
  press(KEY.enter);
  press(KEY.ctrlC);
  await sees('leaving…');
  let over = false;
  void engine.ended.then(() => {
    over = true;
  });
  await Promise.resolve();
  expect(over).toBe(false);
  goOn();
  expect(await engine.ended).toEqual({ interrupted: true, unsaved: false, incident: 'INC-14' });
  expect(here.entries().slice(-2)).toMatchObject([{ kind: 'step', step: '1.1' }, { kind: 'left' }]);
});

test('an entry that could not be saved is named, and saved by ctrl-r', async () => {
  const here = world({ events: events(OPENED, SEEN, PROCESS, DIAGNOSED, IMMEDIATE) });
  const { press, sees, frame } = start(here, '01EVENT0000');
  await sees('resumed');
  here.broken = new Error('disk full');
  press(KEY.enter);
  await sees(/UNSAVED +✔ done +1\.1.*disk full/);
  await sees(/› ○ 1\.1/);
  here.broken = undefined;
  press(KEY.ctrlR);
  await sees(/\d\d:\d\d +✔ done +1\.1/);
  expect(frame()).not.toContain('UNSAVED');
});

test('when opening fails, nothing after it is taken for saved', async () => {
  const here = world();
  here.broken = new Error('disk full');
  const { press, sees, engine } = start(here);
  await sees('Say what you see');
  press('too many open files');
  await sees(/names it/);
  press(KEY.enter);
  await sees(/UNSAVED +2 entries/);
  here.broken = undefined;
  press(KEY.ctrlR);
  await sees('INC-14 opened');
  expect(engine.state().record.events).toHaveLength(2);
});

test('an entry that a slow disk holds up is printed before it is saved, and again when it is', async () => {
  const here = world({ events: events(OPENED, SEEN, PROCESS, DIAGNOSED, IMMEDIATE) });
  const { engine, press, sees, frame } = start(here, '01EVENT0000');
  await sees('resumed');
  const goOn = here.hold();
  press(KEY.enter);
  await sees('saving… ✔ done 1.1');
  const { since = 0 } = engine.state().pending[0] ?? {};
  engine.send({ type: 'tick', now: since + 1999 });
  expect(engine.state().asides).toEqual([]);
  engine.send({ type: 'tick', now: since + 2000 });
  await sees(/NOT SAVED +✔ done 1\.1/);
  // Keys go on meanwhile.
  press('n');
  await sees('Note ›');
  press('still here\r');
  await sees(/and 1 more/);
  expect(frame()).not.toMatch(/\d\d:\d\d +✔ done/);
  goOn();
  await sees(/NOT SAVED +✔ done 1\.1.*\d\d:\d\d +✔ done +1\.1.*note: still here/s);
  expect(frame().match(/NOT SAVED/g)).toHaveLength(1);
});
