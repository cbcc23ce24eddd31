import { describe, expect, it } from 'vitest';
import { BILLED, billOf, EXPECTED, RESULTS } from '../../../core/probes/metrics/costs.ts';
import { readMetricPage } from '../../../core/probes/metrics/page.ts';

const NAMES = [BILLED, EXPECTED, RESULTS].flat().map(({ name }) => name);

describe('a page that tells what is billed', () => {
  it.each<[string, string, object | undefined]>([
    ['functions together', 'shop_billed_seconds_total{function="a"} 12\nshop_billed_seconds_total{function="b"} 3\n', { billed: 15 }],
    ['in money', 'llm_cost_dollars_total 4.5\nllm_requests_completed_total 90\n', { billed: 4.5, results: 90 }],
    [
      'beside what was expected, which is not billed itself',
      'app_billed_gb_seconds_expected_total 9\napp_billed_gb_seconds_total 12\n',
      { billed: 12, expected: 9 },
    ],
    ['without a unit', 'billed_total 3\nresults_total 2\n', { billed: 3, results: 2 }],
    ['only what was expected', 'app_billed_seconds_expected_total 9\n', undefined],
    ['something else', 'unbilled_seconds_total 3\ncosts 4\nhttp_requests_total 7\n', undefined],
  ])('%s', (_title, page, bill) => {
    expect(billOf(readMetricPage(page, NAMES))).toEqual(bill);
  });
});
