import { EVENT_KINDS } from '../../knowledge/timeline.ts';

/** The kind a row names, where its table has such a column. */
export function kindNamed(text: string): string | undefined {
  return EVENT_KINDS.find((kind) => kind === text);
}

// Only for timelines without kinds, and only in rules that compare figures. The first that fits counts.
const WORDS: readonly (readonly [kind: string, words: RegExp])[] = [
  [
    'resolved',
    /\b(?:fully|full|completely|service|services|traffic|all systems|incident)\b[^.]{0,40}\b(?:recover(?:ed|s)|restored|resolved|operational|back to normal|mitigated)\b|\b(?:incident|issue|outage|ticket) (?:was |is |marked as )?(?:resolved|over|closed)\b/i,
  ],
  ['cause-identified', /\broot cause\b|\bcause (?:was |is )?(?:identified|found)\b/i],
  [
    'detected',
    /\bcustomer reports?\b|\breports? from (?:a )?customers?\b|\bmonitoring (?:detects|detected)\b|\balert(?:s|ed)?\b(?! (?:rule|threshold))|\bpaged?\b|\b(?:users?|customers?) (?:report|alert|complain)/i,
  ],
  ['change', /\bdeploy(?:s|ed|ment)?\b|\breleased?\b|\bmerged?\b|\brollout\b|\bpushed\b/i],
  ['symptom', /\bcrash|\bfail(?:s|ing|ed|ures?)?\b|\berrors?\b|\b5\d\d\b|\btime(?:d)?[- ]?outs?\b|\bunavailable\b|\bdegrad|\bno longer\b/i],
];

/** The kind the words of a row speak for; undefined where they speak for none. */
export function kindMeant(text: string): string | undefined {
  return WORDS.find(([, words]) => words.test(text.slice(0, 400)))?.[0];
}
