import { utc } from '../../incident/measure.ts';
import { displayName } from '../../incident/state.ts';
import { code, inline } from '../escape.ts';
import { causesOf, showCause } from '../facts.ts';
import type { Block } from './block.ts';

/** Candidates only: the same cause was named there. Whether it is the same story is for people to say. */
export const recurrence: Block = {
  holds: 'other incidents and case studies with the same cause',
  render(facts) {
    const causes = causesOf(facts.incident);
    const shared = (theirs: readonly string[]) => causes.filter((cause) => theirs.includes(cause));
    const says = (both: readonly string[]) => both.map((cause) => showCause(cause, facts)).join(', ');
    const incidents = facts.others
      .filter(({ id }) => id !== facts.incident.id)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .flatMap((other) => {
        const both = shared(causesOf(other));
        const when = other.startedAt === undefined ? '' : `, ${utc(other.startedAt)}`;
        return both.length === 0 ? [] : [`- Incident ${code(displayName(other))}${when}: ${inline(other.title ?? 'untitled')} (${says(both)})`];
      });
    const studies = facts.caseStudies
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .flatMap(({ id, title, company, causes: theirs }) => {
        const both = shared(theirs);
        return both.length === 0 ? [] : [`- Case study [${inline(title)}](../case-studies/${id}.md), ${inline(company)} (${says(both)})`];
      });
    const lines = [...incidents, ...studies];
    return lines.length === 0 ? undefined : lines.join('\n');
  },
};
