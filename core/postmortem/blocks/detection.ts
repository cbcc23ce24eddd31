import { formatMetric } from '../../figures.ts';
import { measure } from '../../incident/measure.ts';
import type { Block } from './block.ts';
import { factList, momentFact, recordedAs } from './fact-list.ts';

/** How long it took until somebody knew. */
export const detection: Block = {
  holds: 'when it was alerted, detected and acknowledged, and how long that took',
  byHand: true,
  render({ incident }) {
    const took = measure(incident).find(({ name }) => name === 'time to detect')?.metric;
    return factList([
      ['Seen first', incident.symptom?.text, recordedAs(incident, 'symptom')],
      momentFact('Alerted', incident, 'alerted'),
      momentFact('Detected', incident, 'detected'),
      momentFact('Acknowledged', incident, 'acknowledged'),
      ['Time to detect', took ? formatMetric(took) : undefined, took ? `from ${took.from} to ${took.to}` : undefined],
    ]);
  },
};
