import { linksIn } from '../../../knowledge/links.ts';
import { quote } from '../../../knowledge/report.ts';
import { timelineOf } from '../../facts/timeline.ts';
import type { PostmortemRule } from '../rule.ts';
import { timeline } from '../sample.ts';

const SOURCE = /\bE\d+\b|\bsources?:/i;

export const rowSource: PostmortemRule = {
  id: 'T09',
  name: 'row-source',
  layer: 'timeline',
  severity: 'info',
  asks: 'Each row has a link, an evidence id such as E1, or "source:" with where it is known from. Rows made from the record have it by that.',
  why: 'A reader who doubts a row can look for himself, and a row from memory is known to be one.',
  examples: [
    {
      markdown: timeline([
        '10:06 | detected | Alert (E2)',
        '10:25 | mitigated | Restarted, source: chat',
        '11:00 | resolved | [Rolled back](https://ci.example/41)',
      ]),
      finds: [],
    },
    { markdown: timeline(['10:06 | detected | Alert (E2)', '10:25 | mitigated | Restarted']), finds: ['8:23'] },
  ],
  check: (postmortem) =>
    timelineOf(postmortem).rows.flatMap(({ nodes, text, textAt, generated }) =>
      generated || SOURCE.test(text) || nodes.some((node) => linksIn(node).length > 0)
        ? []
        : [{ at: textAt, message: `Unexpected row ${quote(text)} without a source, expected a link, an evidence id or "source:"` }],
    ),
};
