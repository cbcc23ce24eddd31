import { printable } from '../../../printable.ts';
import type { PostmortemDocument } from '../../document.ts';
import { profileOf } from '../../facts/profile.ts';
import { earlier } from '../earlier.ts';
import type { PostmortemRule } from '../rule.ts';
import { sample } from '../sample.ts';

const LEAK = ['services: [uploads]', 'resource:', '  class: fd', '  mode: leak'];
const EARLIER = earlier('INC-3', () => sample(LEAK));

export const recurrenceAnswered: PostmortemRule = {
  id: 'C10',
  name: 'recurrence-answered',
  layer: 'completeness',
  severity: 'warn',
  asks: 'It says whether this has happened before, and names those of the folder that hit the same resource of the same service.',
  why: 'The second incident of a kind says more about the action items of the first than about the fault.',
  examples: [
    { markdown: sample([...LEAK, 'recurrence:', '  seen_before: false']), finds: [] },
    { markdown: sample([...LEAK, 'recurrence:', '  seen_before: true', '  refs: [INC-3]']), finds: [], context: EARLIER },
    { markdown: sample([...LEAK, 'recurrence:', '  seen_before: false']), finds: ['12:16'], context: EARLIER },
    { markdown: sample(LEAK), finds: ['1:1'] },
    {
      markdown: sample([...LEAK, 'recurrence:', '  seen_before: false']),
      finds: [],
      context: earlier('INC-4', () => sample(['services: [search]', 'resource:', '  class: fd', '  mode: leak'])),
    },
  ],
  check(postmortem, context) {
    const { head, front } = postmortem;
    if (!head || profileOf(postmortem) === 'near-miss') return [];
    // Reading the whole folder takes its time: only for what can be alike.
    const others = head.resource ? context.others : [];
    const alike = others.filter((each) => each.path !== postmortem.path && isAlike(each, postmortem) && !isLater(each, postmortem)).map(nameOf);
    const { recurrence } = head;
    if (!recurrence)
      return [
        {
          at: front.spot(['recurrence']),
          message: `Unexpected postmortem without "recurrence", expected whether it happened before${alike.length > 0 ? `: ${alike.join(', ')} look alike` : ''}`,
        },
      ];
    const unnamed = alike.filter((name) => !recurrence.refs?.some((ref) => ref.includes(name)));
    if (unnamed.length === 0) return [];
    const key = recurrence.refs ? 'refs' : 'seen_before';
    return [
      {
        at: front.spot(['recurrence', key]),
        message: `Unexpected recurrence without ${unnamed.join(', ')}, which hit the same resource of the same service, expected it among "refs"`,
      },
    ];
  },
};

/** Same kind of resource, and a service in common. */
function isAlike({ head: a }: PostmortemDocument, { head: b }: PostmortemDocument): boolean {
  if (!a?.resource || a.resource.class !== b?.resource?.class) return false;
  const services = new Set([...(b.services ?? []), ...(b.product ? [b.product] : [])].map((name) => name.toLowerCase()));
  return [...(a.services ?? []), ...(a.product ? [a.product] : [])].some((name) => services.has(name.toLowerCase()));
}

function isLater({ head: a }: PostmortemDocument, { head: b }: PostmortemDocument): boolean {
  return a?.start_time !== undefined && b?.start_time !== undefined && Date.parse(a.start_time) > Date.parse(b.start_time);
}

const nameOf = ({ head, id }: PostmortemDocument) => printable(head?.id ?? id);
