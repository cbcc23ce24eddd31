import { linksIn } from '../../../knowledge/links.ts';
import { type At, quote } from '../../../knowledge/report.ts';
import type { PostmortemDocument } from '../../document.ts';
import { partsNamed } from '../../facts/parts.ts';
import type { PostmortemRule } from '../rule.ts';
import { sample } from '../sample.ts';

/** Keeps what it once held. */
const LASTING = /^https?:\/\/(?:web\.archive\.org|archive\.(?:today|org|ph|is)|perma\.cc|(?:www\.)?doi\.org)\//i;
/** A commit, a ticket or a change stays where it is. */
const KEPT = /\/(?:commit|pull|issues?|merge_requests|browse|raw|blob)\//i;

export const evidenceArchived: PostmortemRule = {
  id: 'C17',
  name: 'evidence-archived',
  layer: 'completeness',
  severity: 'info',
  asks: 'Evidence on the web has a lasting copy: an archived page, a commit, or a file beside the postmortem.',
  why: 'Dashboards forget after weeks and pages move; of old collections of postmortems a third of the links is dead.',
  examples: [
    {
      markdown: '## Investigation\n\n[Graph](https://web.archive.org/web/2026/https://graphs.example/fd), [change](https://git.example/app/commit/41ab).\n',
      finds: [],
    },
    { markdown: '## Investigation\n\n[Graph](https://graphs.example/fd?from=now-1h)\n', finds: ['3:1'] },
    {
      markdown: sample([
        'contributing_factors:',
        '  - id: f1',
        '    text: the error path',
        '    kind: technical',
        '    category: bug',
        '    evidence: [E1, https://graphs.example/fd]',
      ]),
      finds: ['12:20'],
    },
  ],
  check: (postmortem) =>
    evidenceLinks(postmortem).flatMap(({ url, at }) =>
      LASTING.test(url) || KEPT.test(url)
        ? []
        : [{ at, message: `Unexpected evidence ${quote(url)} without a lasting copy, expected an archived page or a file beside the postmortem` }],
    ),
};

/** Addresses on the web that something is supported by: in the investigation, the timeline and the factors. */
function evidenceLinks(postmortem: PostmortemDocument): { url: string; at: At }[] {
  const inText = partsNamed(postmortem, 'investigation', 'timeline', 'evidence')
    .flatMap(({ nodes }) => nodes.flatMap(linksIn))
    .map((link) => ({ url: link.url, at: link }));
  const inFront = (postmortem.head?.contributing_factors ?? []).flatMap(({ evidence = [] }, factor) =>
    evidence.map((url, index) => ({ url, at: postmortem.front.spot(['contributing_factors', factor, 'evidence', index]) })),
  );
  return [...inText, ...inFront].filter(({ url }) => /^https?:/i.test(url));
}
