import { stretchesOf } from '../../headings.ts';
import type { PostmortemRule } from '../rule.ts';

/** What stands in a section when there is nothing to say, and when nobody has said it yet. */
const FILLER = /^\W*(?:tbd|todo|none|n\/?a|not recorded|-)?\W*$/i;

export const wentWell: PostmortemRule = {
  id: 'B18',
  name: 'went-well',
  layer: 'language',
  severity: 'info',
  asks: 'What went well.',
  why: 'Failures come to mind by themselves. What worked is worth knowing just as much, so that it is kept.',
  examples: [
    { markdown: '## Lessons\n\nThe alert came late.', finds: ['1:1'] },
    { markdown: '## Lessons\n\n### What went well\n\nTBD', finds: ['3:1'] },
    { markdown: '## Lessons\n\n### What went well\n\nThe bundle was taken before the restart.', finds: [] },
    { markdown: '## Lessons\n\nWhat went well: the bundle was taken before the restart.', finds: [] },
  ],
  check(document) {
    if ((document.head?.defences_that_worked ?? []).length > 0) return [];
    const lines = document.text.split('\n');
    const stretches = stretchesOf(document);
    const found = stretches.filter(({ meaning }) => meaning === 'went-well');
    const filled = found.some(
      ({ from, to }) =>
        !FILLER.test(
          lines
            .slice(from, to - 1)
            .filter((line) => !/^\s*>/.test(line))
            .join(' '),
        ),
    );
    if (filled || lines.some((line) => /^[^>]*\bwent well\b\W+\w+/i.test(line) && !line.startsWith('#'))) return [];
    const at = found[0] ?? stretches.find(({ meaning }) => meaning === 'lessons');
    return [{ at: at?.node, message: 'Unexpected end without what went well, expected at least one thing that worked' }];
  },
};
