import type { IsName } from '../../language/agents.ts';
import { agentAfter, isPossessorPerson, subjectOf } from '../../language/agents.ts';
import { type Hit, hitFor, languageRule } from '../../language/language-rule.ts';
import type { Sentence } from '../../language/sentences.ts';

const OMITTED = new Set(['forgot', 'forgotten', 'neglected', 'missed', 'ignored', 'skipped', 'overlooked', 'omitted', 'disregarded']);
const OMITTING = new Set(['forgetting', 'neglecting', 'ignoring', 'skipping', 'overlooking', 'omitting', 'disregarding']);
const NOUNS = new Set(['failure', 'neglect', 'omission', 'oversight', 'refusal']);
const PASSIVE = /^(?:is|are|was|were|be|been|being|get|gets|got)$/;

export const agentOmission = languageRule({
  id: 'B03',
  name: 'agent-omission',
  severity: 'error',
  asks: 'No sentence in which a person failed to, forgot, neglected, missed, ignored or skipped something.',
  why: 'It tells what somebody did not do instead of what the system did. Whoever reads it learns to hide the next slip.',
  expected: 'what the system did, and what was missing that would have helped',
  better: 'The error path returned before the release; no lint and no test covers that path',
  examples: [
    { markdown: 'Alice forgot to close the client.', finds: ['1:7'] },
    { markdown: '@alice skipped the canary.', finds: ['1:8'] },
    { markdown: 'The engineer, who had joined in May, overlooked the warning.', finds: ['1:38'] },
    { markdown: 'The alert was ignored by the on-call.', finds: ['1:15'] },
    { markdown: "The team's failure to test it cost an hour.", finds: ['1:12'] },
    { markdown: 'New pods failed to connect.', finds: [] },
    { markdown: 'The health check failed to detect the leak.', finds: [] },
    { markdown: 'The Kubernetes operator ignored the annotation.', finds: [] },
    { markdown: 'We failed you yesterday.', finds: [] },
    { markdown: 'Users failed to log in for 20 minutes.', finds: [] },
    { markdown: '> Alice forgot to close the client.\n\nSo said `Alice forgot` and "Bob forgot".', finds: [] },
  ],
  *find(sentence, isName) {
    for (const index of sentence.words.keys()) {
      const hit = verbHit(sentence, index, isName) ?? participleHit(sentence, index, isName) ?? nounHit(sentence, index, isName);
      if (hit) yield hit;
    }
  },
});

function verbHit(sentence: Sentence, index: number, isName: IsName): Hit | undefined {
  const { words } = sentence;
  const lower = words[index]?.lower ?? '';
  const failed = lower === 'failed' && words[index + 1]?.lower === 'to';
  const bothered = /^bother(?:ed)?$/.test(lower) && words[index + 1]?.lower === 'to';
  const dropped = lower === 'dropped' && words[index + 1]?.lower === 'the' && words[index + 2]?.lower === 'ball';
  if (!failed && !bothered && !dropped && !OMITTED.has(lower)) return undefined;
  const last = failed || bothered ? index + 1 : dropped ? index + 2 : index;
  if (PASSIVE.test(words[index - 1]?.lower ?? '')) {
    const by = words.slice(index + 1, index + 4).findIndex((word) => word.lower === 'by');
    return by === -1 ? undefined : hitFor(agentAfter(sentence, index + by + 2, isName), sentence, index, index);
  }
  // Whom it hit is told by what they missed; what is done on purpose is no omission.
  if (sentence.meaning === 'impact' && /^(?:missed|skipped)$/.test(lower)) return undefined;
  if (/^(?:deliberately|intentionally|knowingly|rightly)$/.test(words[index - 1]?.lower ?? '')) return undefined;
  const subject = subjectOf(sentence, index, isName);
  // "Nobody bothered" blames everybody; "nobody missed it" nobody.
  if (subject === 'nobody') return bothered ? hitFor('person', sentence, index, last) : undefined;
  const denied = /^(?:not|never|didn't|hadn't|doesn't|don't)$/.test(words[index - 1]?.lower ?? '');
  if (bothered ? !denied : denied) return undefined;
  return hitFor(subject, sentence, index, last);
}

/** "Having skipped the test, the team …" and "the team shipped it, skipping the test". */
function participleHit(sentence: Sentence, index: number, isName: IsName): Hit | undefined {
  const { words } = sentence;
  const lower = words[index]?.lower ?? '';
  const before = words[index - 1]?.lower;
  const isHaving = before === 'having' && (OMITTED.has(lower) || lower === 'failed');
  const isDoing = OMITTING.has(lower) || (lower === 'failing' && words[index + 1]?.lower === 'to');
  if (!isHaving && !isDoing) return undefined;
  const opens = isHaving ? index - 2 < 0 || words[index - 2]?.lower === 'after' : index === 0 || /^(?:after|by|while)$/.test(before ?? '');
  const comma = words.slice(index).findIndex((word) => word.lower === ',');
  if (opens && comma !== -1) return hitFor(agentAfter(sentence, index + comma + 1, isName), sentence, index, index);
  return before === ',' ? hitFor(subjectOf(sentence, index, isName), sentence, index, index) : undefined;
}

/** "the engineer's failure to …", "failure of the on-call to …", "an oversight by the DBA" */
function nounHit(sentence: Sentence, index: number, isName: IsName): Hit | undefined {
  const { words } = sentence;
  if (!NOUNS.has(words[index]?.lower ?? '')) return undefined;
  const next = words[index + 1]?.lower ?? '';
  if (isPossessorPerson(sentence, index - 1, isName)) return hitFor('person', sentence, index, index);
  return next === 'of' || next === 'by' ? hitFor(agentAfter(sentence, index + 2, isName), sentence, index, index) : undefined;
}
