import { expect, test } from 'vitest';
import { buildIndex } from '../../content/build-index.ts';
import { bundledRoot } from '../../content/package-root.ts';

const { symptoms, runbooks } = buildIndex(bundledRoot());

test('the symptoms are many, and each is one short observation', () => {
  expect(symptoms.length).toBeGreaterThanOrEqual(60);
  expect(symptoms.filter(({ text }) => text.length > 120).map(({ text }) => text)).toEqual([]);
});

test.each(runbooks.map(({ id }) => id))('%s is reached from several symptoms, and is the likeliest of one', (id) => {
  expect(symptoms.filter(({ causes }) => causes.includes(id)).length).toBeGreaterThanOrEqual(3);
  expect(symptoms.map(({ causes }) => causes[0])).toContain(id);
});
