import { MEANINGS, type Meaning } from '../../core/postmortem/headings.ts';

/** A sentence of a postmortem with the rules that have to object to it. */
export interface LabelledSentence {
  readonly id: string;
  readonly text: string;
  /** What the section it stands in is about. */
  readonly section: Meaning;
  /** Rules at error level that fit it; empty for a sentence that blames nobody. */
  readonly rules: readonly string[];
}

/**
 * Reads one sentence a line.
 * @throws Error that names the first bad line.
 */
export function parseSentences(text: string): readonly LabelledSentence[] {
  const items = text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const item = JSON.parse(line) as LabelledSentence;
    const isItem = typeof item.id === 'string' && typeof item.text === 'string' && MEANINGS.includes(item.section) && Array.isArray(item.rules);
    if (!isItem) throw new Error(`line ${index + 1}: Unexpected ${line.slice(0, 60)}, expected id, text, section and rules`);
    return [item];
  });
  if (new Set(items.map(({ id }) => id)).size !== items.length) throw new Error('Unexpected second item of one id, expected each once');
  return items;
}
