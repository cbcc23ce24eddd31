import { type Hit, languageRule } from '../../language/language-rule.ts';
import { roleOf } from '../../language/names.ts';

const EMAIL = /\b[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}\b/gu;
/** Not a package's scope, a team of an organisation, or an annotation in code. */
const HANDLE = /(?<![\p{L}\p{N}._/@-])@[a-z\d](?:[a-z\d_-]{0,38})(?![\p{L}\p{N}/(@.-])/giu;
/** Where people are listed on purpose. */
const LISTS = new Set<string | undefined>(['people', 'actions']);

export const personalData = languageRule({
  id: 'B15',
  name: 'personal-data',
  severity: 'warn',
  asks: 'Roles instead of names, e-mail addresses and handles, outside of participants.',
  why: 'Another person in the same place would have done the same, so the place is what matters. Outside the house a name is personal data, too.',
  expected: 'the role',
  examples: [
    { markdown: 'Alice restarted the pod.', finds: ['1:1'] },
    { markdown: 'Ask bob@example.org about it.', finds: ['1:5'] },
    { markdown: 'It was seen by @bob first.', finds: ['1:16'] },
    { markdown: 'Alice restarted the pod.', finds: [], context: { participants: 'names' } },
    { markdown: 'The database on-call restarted the pod, with @acme/tool and `@bob`.', finds: [] },
  ],
  *find(sentence, isName, document, context) {
    if (context.participants === 'names' && !context.external) return;
    const severity = context.external ? 'error' : 'warn';
    const found: Hit[] = [];
    for (const { index, 0: text } of sentence.text.matchAll(EMAIL)) found.push({ start: index, end: index + text.length, severity });
    if (context.external || !LISTS.has(sentence.meaning)) {
      for (const { index, 0: text } of sentence.text.matchAll(HANDLE)) found.push({ start: index, end: index + text.length, severity });
      for (const { text, lower, start, end } of sentence.words) {
        if (!/^\p{Lu}\p{Ll}+$/u.test(text) || !isName(lower)) continue;
        const role = roleOf(document, text);
        found.push({ start, end, severity, ...(role === undefined ? {} : { better: role }) });
      }
    }
    // A full name is one finding, and an address is no handle.
    let last = -2;
    for (const hit of found.sort((a, b) => a.start - b.start)) {
      if (hit.start > last + 1) yield hit;
      last = Math.max(last, hit.end);
    }
  },
});
