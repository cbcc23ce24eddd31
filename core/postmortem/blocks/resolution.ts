import type { Block } from './block.ts';
import { factList, momentFact, recordedAs } from './fact-list.ts';

/** How it ended, in the words of who closed it. */
export const resolution: Block = {
  holds: 'the resolution as it was recorded, and when it was mitigated and resolved',
  render({ incident }) {
    return factList([
      ['As recorded at closing', incident.resolution, recordedAs(incident, 'closed')],
      momentFact('Mitigated', incident, 'mitigated'),
      momentFact('Resolved', incident, 'resolved'),
    ]);
  },
};
