import { displayName } from '../../incident/state.ts';
import { outcomeOf } from '../../incident/timeline.ts';
import type { Block } from './block.ts';
import { factList, recordedAs } from './fact-list.ts';

/** Which incident it was, and how it went, in six lines. */
export const summary: Block = {
  holds: 'the incident, what was seen, the process, the last diagnosis and the resolution',
  render({ incident }) {
    const latest = incident.diagnoses.at(-1);
    const { symptom, process } = incident;
    return factList([
      ['Incident', incident.id === '' ? undefined : `${displayName(incident)}, ${incident.status}`],
      ['Title', incident.title],
      ['Seen', symptom && `${symptom.text}${symptom.matched === undefined ? '' : `, which matches ${symptom.matched}`}`, recordedAs(incident, 'symptom')],
      ['Process', process && `${process.name} (pid ${process.pid})`, recordedAs(incident, 'process')],
      ['Last diagnosis', latest && outcomeOf(latest.diagnosis), latest?.evidence],
      ['Resolution', incident.resolution, recordedAs(incident, 'closed')],
    ]);
  },
};
