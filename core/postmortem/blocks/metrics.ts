import { formatMetric } from '../../figures.ts';
import { measure } from '../../incident/measure.ts';
import { NOT_RECORDED } from '../../not-recorded.ts';
import { inline } from '../escape.ts';
import type { Block } from './block.ts';

/** Every figure the record can give, with the two moments it was measured between. */
export const metrics: Block = {
  holds: 'the metrics, each with its two moments',
  render({ incident }) {
    const rows = measure(incident).map(({ name, metric }) =>
      metric
        ? `| ${inline(name)} | ${inline(formatMetric(metric))} | ${inline(metric.from)} | ${inline(metric.to)} |`
        : `| ${inline(name)} | ${NOT_RECORDED} | ${NOT_RECORDED} | ${NOT_RECORDED} |`,
    );
    return ['| Metric | Value | From | To |', '| --- | --- | --- | --- |', ...rows].join('\n');
  },
  hasFacts: ({ incident }) => measure(incident).some(({ metric }) => metric !== null),
};
