import { expect, test } from 'vitest';
import { buildIndex } from '../../content/build-index.ts';
import { bundledRoot } from '../../content/package-root.ts';

const { backlinks, runbooks } = buildIndex(bundledRoot());
const causes = runbooks.filter(({ rival }) => !rival).map(({ id }) => id);

test.each(causes)('%s is prevented by an item of the checklist and kept away by a guide', (id) => {
  expect(backlinks[id]?.prevention.length).toBeGreaterThan(0);
  expect(backlinks[id]?.guides.length).toBeGreaterThan(0);
});
