import { expect, test } from 'vitest';
import { NOTHING_TOLD, news } from '../../../cli/plain/news.ts';
import { AT, play, saveAll } from '../wizard/play.ts';

test('an entry that a slow disk holds up is not said as if it were on record', () => {
  const waiting = play(AT.playbook(), 'enter').state;
  const { told } = news(NOTHING_TOLD, waiting);
  const held = play(waiting, { type: 'tick', now: (waiting.pending[0]?.since ?? 0) + 2_000 }).state;
  const said = news(told, held);
  expect(said.lines).toEqual(['NOT SAVED: ✔ done 1.1 Check the resources, and capture (the disk is slow; it follows below once it is saved)']);
  expect(news(said.told, saveAll(held)).lines).toEqual([expect.stringMatching(/^\d\d:\d\d: ✔ done 1\.1/)]);
});
