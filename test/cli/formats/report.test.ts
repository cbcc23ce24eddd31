import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { renderReport } from '../../../cli/formats/report.ts';
import { styleFor } from '../../../cli/formats/style.ts';
import { FULL, LEAKING, MORE_WORK, withRivals, YOUNG } from '../../core/diagnosis/rivals.ts';

const plain = styleFor(new PassThrough());
const report = (values: Parameters<typeof withRivals>[0]) => renderReport(withRivals(values), plain);

test('a rival is named under "no leak seen", with its page, and no time is left until anything', () => {
  const text = report(FULL);
  expect(text).toMatch(/^api \(pid 7\): no leak seen/);
  expect(text).toContain('limit-too-low (limit-too-low), likely: looks like a leak, and is none\n');
  expect(text).toMatch(/about it +stanch show limit-too-low\n/);
  expect(text).not.toContain('    left ');
  expect(text).not.toContain('do first');
});

test('a leak sends to its own runbook, whatever rival is seen as well', () => {
  const text = report(YOUNG);
  expect(text).toMatch(/then +stanch show fd-leak · stanch playbook\n/);
  expect(text).not.toContain('about it');
});

test('where it stays open, both the rival and another look come next', () => {
  const text = report({ ...LEAKING, ...MORE_WORK });
  expect(text).toMatch(/about it +stanch show traffic-growth\n +next +stanch diagnose --pid 7 /);
});
