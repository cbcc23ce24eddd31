import type { PostmortemDocument } from '../../document.ts';
import { blocksOf } from '../../facts/blocks.ts';
import { meaningAt } from '../../stated/scope.ts';
import type { PostmortemRule, Remark } from '../rule.ts';
import { sample } from '../sample.ts';
import { KNOWN_ACRONYMS } from './known-acronyms.ts';

/** Capitals with figures among them; ids such as W-902 and E1, versions and constants with underscores are none. */
const ACRONYM = /(?<![\p{L}\p{N}_/.@#$-])[A-Z][A-Z0-9]{1,7}s?(?![\p{L}\p{N}_/@-]|\.\p{L})/gu;
/** A heading in capitals, or shouting, is not a row of acronyms. */
const SHOUTING = /(?:\b[A-Z]{3,}\b[ ,]+){3}/;

export const acronymsExplained: PostmortemRule = {
  id: 'C13',
  name: 'acronyms-explained',
  layer: 'completeness',
  severity: 'warn',
  asks: 'An acronym is written out where it comes first, or stands in the glossary; those everybody in the trade knows (HTTP, CPU, SQL …) are left alone.',
  why: 'A postmortem is read by other teams, and by those who join in three years.',
  examples: [
    { markdown: '## Summary\n\nThe CDN sent HTTP 503, as the connection broker (CNB) was down. Later the CNB recovered.\n', finds: [] },
    { markdown: '## Summary\n\nThe CNB (connection broker) was down.\n', finds: [] },
    { markdown: sample(['glossary:', '  CNB: connection broker'], { body: '## Summary\n\nThe CNB was down.\n' }), finds: [] },
    { markdown: '## Summary\n\nThe CNB was down, and `QXR` in code is none.\n\nThe CNB came back.\n', finds: ['3:5'] },
    { markdown: '## Summary\n\nThe CNB was down.\n', finds: [], context: { allow: ['cnb'] } },
  ],
  check(postmortem, { allow }) {
    const told = explained(postmortem);
    const seen = new Set<string>();
    return blocksOf(postmortem).flatMap((block): Remark[] => {
      if (block.node.type === 'heading' || SHOUTING.test(block.text) || meaningAt(postmortem, block) === 'glossary') return [];
      return [...block.text.matchAll(ACRONYM)].flatMap(({ 0: written, index }): Remark[] => {
        const acronym = written.replace(/s$/, '');
        if (seen.has(acronym)) return [];
        seen.add(acronym);
        if (
          KNOWN_ACRONYMS.has(acronym) ||
          /^(?:[A-Z]\d+|\w\d\w?|SEV\d|P\d+|Q\d|INC\d*)$/.test(acronym) ||
          told.has(acronym) ||
          allow.includes(acronym.toLowerCase())
        )
          return [];
        const next = block.text.slice(index + written.length, index + written.length + 3);
        // "CNB (connection broker)" and "connection broker (CNB)".
        if (/^ \([a-z]/.test(next) || (block.text[index - 1] === '(' && next.startsWith(')'))) return [];
        return [{ at: block.at(index), message: `Unexpected acronym "${acronym}", expected it written out here, or in "glossary"` }];
      });
    });
  },
};

function explained({ head, sections }: PostmortemDocument): ReadonlySet<string> {
  const inText = sections.filter(({ heading }) => /^glossary\b/i.test(heading)).flatMap(({ markdown }) => markdown.match(/\b[A-Z][A-Z0-9]{1,7}\b/g) ?? []);
  return new Set([...Object.keys(head?.glossary ?? {}), ...inText]);
}
