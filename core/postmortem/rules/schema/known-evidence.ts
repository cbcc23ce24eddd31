import type { PostmortemRule, Remark } from '../rule.ts';
import { sample } from '../sample.ts';

const FILE = (evidence: string, heading: string) =>
  sample(
    [
      'contributing_factors:',
      '  - id: f1',
      '    text: the error path returns before the file is closed',
      '    kind: technical',
      '    category: bug',
      `    evidence: [${evidence}]`,
    ],
    {
      body: `## Investigation\n\n### ${heading}\n\n1,024 of 1,024 descriptors.\n`,
    },
  );

export const knownEvidence: PostmortemRule = {
  id: 'S05',
  name: 'known-evidence',
  layer: 'schema',
  severity: 'warn',
  asks: 'Evidence ids of the front matter, such as E1, stand in the text.',
  why: 'An id without the evidence behind it supports nothing.',
  examples: [
    { markdown: FILE('E1', 'E1: diagnosis of pid 4182'), finds: [] },
    { markdown: FILE('https://git.example/app/commit/41ab', 'Diagnosis'), finds: [] },
    { markdown: FILE('E1, E4', 'E1: diagnosis of pid 4182'), finds: ['12:20'] },
  ],
  check({ head, front, text }) {
    const known = new Set(text.slice(front.length).match(/\bE\d+\b/g) ?? []);
    return (head?.contributing_factors ?? []).flatMap(({ evidence = [] }, factor) =>
      evidence.flatMap((id, index): Remark[] =>
        !/^E\d+$/.test(id) || known.has(id)
          ? []
          : [
              {
                at: front.spot(['contributing_factors', factor, 'evidence', index]),
                message: `Unexpected evidence "${id}", expected one that stands in the text`,
              },
            ],
      ),
    );
  },
};
