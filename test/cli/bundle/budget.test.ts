import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { BundleFiles } from '../../../cli/bundle/budget.ts';
import { joinFiles } from '../../../cli/bundle/pack.ts';
import type { RecordedLook } from '../../../core/bundle/look-file.ts';

const LIMIT = 64 * 1024;
/** Text that does not get smaller. */
const noise = (bytes: number) => randomBytes(bytes).toString('base64');
const lookOf = (index: number, texts: Readonly<Record<string, string>>): RecordedLook => ({
  at: index,
  index,
  answers: new Map(Object.entries(texts).map(([key, text]) => [key, { answer: { status: 'ok', kind: 'file', text }, durationMs: 1 }])),
});

it('leaves the largest answers of a look out, so that the others fit, and notes which', async () => {
  const files = new BundleFiles(LIMIT);
  const stored = await files.addLook(lookOf(0, { small: 'x', large: noise(50_000), middle: noise(9_000) }));
  expect([...(stored?.answers ?? [])].map(([key, { answer }]) => [key, answer.status])).toEqual([
    ['small', 'ok'],
    ['large', 'failed'],
    ['middle', 'ok'],
  ]);
  expect(files.leftOut).toEqual([{ what: expect.stringMatching(/^look 1: large \(\d+(\.\d+)? KB\)$/), why: 'over the budget of 64 KB' }]);
});

it('gives a look back as it will be read, also where it refers to an earlier one', async () => {
  const files = new BundleFiles(LIMIT);
  const text = noise(9_000);
  for (const index of [0, 1, 2]) expect(await files.addLook(lookOf(index, { same: text }))).toEqual(lookOf(index, { same: text }));
  expect(files.used).toBeLessThan(LIMIT / 2);
});

it('takes no look at all when there is no room for its smallest answers', async () => {
  const files = new BundleFiles(LIMIT);
  const many = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`a${i}`, noise(400)]));
  expect(await files.addLook(lookOf(0, many))).toBeUndefined();
  expect(files.leftOut.at(-1)).toEqual({ what: 'look 1', why: 'over the budget of 64 KB' });
});

it('leaves out what a bundle can do without, and keeps room for what it cannot', async () => {
  const files = new BundleFiles(LIMIT);
  await files.addIfItFits('evidence/0000.json', noise(50_000), 0);
  await files.add('diagnosis.json', noise(20_000), 0);
  expect(files.files.map(({ name }) => name)).toEqual(['diagnosis.json']);
  expect(files.leftOut).toEqual([{ what: expect.stringContaining('evidence/0000.json'), why: 'over the budget of 64 KB' }]);
  expect((await joinFiles(files.files)).length).toBeLessThan(LIMIT);
});
