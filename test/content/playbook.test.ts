import { expect, test } from 'vitest';
import { isRestart, scalesOut } from '../../cli/wizard/moves/playbook.ts';
import { loadBundled } from '../../content/bundled.ts';

const { playbook, runbooks } = await loadBundled();
const steps = playbook.phases.flatMap((phase) => phase.steps);

// The wizard knows these by their words; a step that is worded anew must not lose its warning.
test('the wizard knows the steps that need a warning before they are taken', () => {
  expect(steps.filter(isRestart).map(({ id }) => id)).toContain('1.2');
  expect(steps.filter(scalesOut).map(({ id }) => id)).toEqual(['1.3']);
});

test('some cause is of a database, which scaling out makes worse', () => {
  expect(runbooks.filter(({ resource }) => resource.includes('database')).map(({ id }) => id)).toContain('db-pool-exhaustion');
});
