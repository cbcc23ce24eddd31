import { expect, it } from 'vitest';
import { renderExplanation } from '../../../cli/formats/evidence.ts';
import { PLAIN } from '../../../cli/formats/style.ts';
import type { LineMatch } from '../../../core/match/types.ts';

const line = (at: number, signature: string, count = 1): LineMatch => ({ line: at, text: `no room at ${at}`, signature, count });
const cause = (id: string, matches: readonly LineMatch[]) => ({ id, title: id, score: 0.9, certainty: 'points' as const, matches });

it('shows a line once, with all that it says, and names it where another cause has shown it', () => {
  const causes = [
    cause('first', [line(3, 'no room', 2), line(3, '/no (room|space)/'), line(3, '3 of 3 rooms are taken')]),
    cause('second', [line(3, 'no room'), line(4, 'no room')]),
  ];
  expect(renderExplanation({ causes, context: [] }, PLAIN, (at) => `line ${at}`)).toBe(`first (first)  points to it
  line 3, 2 times: no room at 3
    3 of 3 rooms are taken

second (second)  points to it
  line 3: as above
  line 4: no room at 4

next  stanch show first
`);
});
