import type { Block } from '../facts/blocks.ts';
import { readDurations, type StatedDuration } from './durations.ts';

/** What a stated length of time is said to be the length of. */
export type Claimed = 'impact' | 'total' | 'detection' | 'identification' | 'rollback' | 'repair';

/** A length of time together with what it is the length of. */
export interface Claim {
  readonly claimed: Claimed;
  readonly duration: StatedDuration;
  readonly block: Block;
}

const HARM = '(?:outage|incident|disruption|downtime|degradation|interruption|unavailability)s?';
const KINDS_OF_HARM = '(?:cumulative |total |full |partial |complete |service |production |major |global |unplanned |customer-facing )*';
const HIDDEN =
  /\b(?:would|should|could|can|will|may|might|must|typically|usually|normally|every|each|per|goal|target|SLA|SLO|if|unless|until|previous(?:ly)?|last (?:week|month|year|time)|earlier incident|in the past|within the next|first|another|additional|further)\b/i;

/** Before and after a length; both are held to one sentence. The first that fits counts. */
const SHAPES: readonly { readonly claimed: Claimed; readonly before?: RegExp; readonly after?: RegExp }[] = [
  { claimed: 'detection', after: /^[\s-]*(?:of )?(?:detection|alerting) (?:delay|time|gap|lag)\b/i },
  { claimed: 'detection', before: /\b(?:detection|alerting) (?:delay|time|gap|lag)\s*(?:of|was|:)\s*$/i },
  { claimed: 'detection', before: /\b(?:detected|noticed|discovered|spotted)\b(?:[^.;,]{0,30}\b(?:after|in|within))\s*$/i },
  {
    claimed: 'detection',
    before: /\btook (?:us )?$/i,
    after: /^ (?:to|until we|before we|until anyone|before anyone) (?:detect|notice|discover|spot|find out)/i,
  },
  { claimed: 'identification', before: /\btook (?:us )?$/i, after: /^ to (?:identify|find|understand|diagnose|locate|pinpoint)\b/i },
  { claimed: 'rollback', before: /\b(?:rolled (?:it )?back|reverted)\b(?:[^.;,]{0,30}\b(?:after|in|within))\s*$/i },
  { claimed: 'rollback', before: /\btook (?:us )?$/i, after: /^ to (?:roll back|revert)\b/i },
  {
    claimed: 'repair',
    before: /\b(?:service|incident|outage|issue|traffic|site)\b[^.;,]{0,20}\b(?:restored|recovered|resolved|mitigated)\b(?: (?:after|in|within))\s*$/i,
  },
  { claimed: 'repair', before: /\btook (?:us )?$/i, after: /^ to (?:restore|recover|resolve|mitigate)\b/i },
  { claimed: 'total', before: new RegExp(`\\b(?:total(?:l?ing|ed)?|cumulative|combined)\\b[^.;]{0,20}\\b${HARM}\\**\\s*(?::|of|was)\\s*\\**\\s*$`, 'i') },
  { claimed: 'total', before: /\b(?:total(?:l?ing|ed)|total of)\s*$/i, after: new RegExp(`^[\\s-]*(?:of )?${KINDS_OF_HARM}${HARM}\\b`, 'i') },
  { claimed: 'total', after: new RegExp(`^[\\s-]*(?:of )?(?:cumulative|total|combined) ${KINDS_OF_HARM}${HARM}\\b`, 'i') },
  {
    claimed: 'impact',
    before: new RegExp(`\\b(?:${HARM}|impact)\\b[^.;:]{0,30}?\\b(?:last(?:ed|ing)|went on|continued|persisted)(?: for)?(?: a total of)?\\s*$`, 'i'),
  },
  { claimed: 'impact', before: /\b(?:was|were|been|is|being)\s+(?:[\w-]+ ){0,2}?(?:down|unavailable|offline|unreachable)\b[^.;,]{0,40}\bfor\s*$/i },
  { claimed: 'impact', before: /^\W*(?:impact |outage |incident |total )?(?:duration|downtime)\**\s*[:–—-]\s*\**\s*$/i },
  { claimed: 'impact', after: new RegExp(`^[\\s-]*(?:of )?${KINDS_OF_HARM}${HARM}\\b`, 'i') },
];
const BOUND_WORDS =
  /(?:[~≈]|\b(?:about|around|approximately|approx\.?|roughly|some|nearly|almost|close to|just (?:under|over)|a little (?:under|over)|an estimated|over|more than|upwards of|in excess of|under|less than|at most|no more than|at least))\s*$/i;

/** The claims of a block. Plans, habits and conditions are none: only what is said to have happened. */
export function readClaims(block: Block): Claim[] {
  return readDurations(block.text).flatMap((duration) => {
    const sentence = sentenceBefore(block.text, duration.from);
    const before = sentence.replace(BOUND_WORDS, '');
    const after = /^[^.;\n]{0,60}/.exec(block.text.slice(duration.to))?.[0] ?? '';
    if (HIDDEN.test(sentence)) return [];
    const shape = SHAPES.find((each) => (each.before?.test(before) ?? true) && (each.after?.test(after) ?? true));
    return shape && duration.bound !== 'up-to' ? [{ claimed: shape.claimed, duration, block }] : [];
  });
}

function sentenceBefore(text: string, offset: number): string {
  const before = text.slice(Math.max(0, offset - 160), offset);
  return before.split(/[.!?;]\s|\n\n/).at(-1) ?? before;
}
