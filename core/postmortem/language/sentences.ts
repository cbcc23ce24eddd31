import type { Nodes, PhrasingContent } from 'mdast';
import { type Spot, spotOf } from '../../knowledge/report.ts';
import type { PostmortemDocument } from '../document.ts';
import { type Meaning, stretchesOf } from '../headings.ts';
import { frontTexts } from './front-texts.ts';
import { maskQuotes, type Source, sourceOfText } from './source.ts';
import { type Word, wordsOf } from './words.ts';

/** A sentence that people wrote, with what is not theirs (code, quotations, links) replaced by THING, one for one. */
export interface Sentence {
  readonly text: string;
  readonly lower: string;
  readonly words: readonly Word[];
  /** What its section is about. */
  readonly meaning: Meaning | undefined;
  /** The sentence before it in the same paragraph. */
  readonly before: Sentence | undefined;
  /** Where a character of it stands in the file. */
  at(index: number): Spot;
}

/** Stands for every character that is not the author's own word. */
export const THING = '\uFFFC';

const cache = new WeakMap<PostmortemDocument['tree'], readonly Sentence[]>();
const splitter = new Intl.Segmenter('en', { granularity: 'sentence' });
/** What is longer is no sentence: a table without stops, a pasted log. */
const LONGEST = 1_000;

/** Every sentence of the body and of the texts of the front matter, in the order of the file. */
export function sentencesOf(document: PostmortemDocument): readonly Sentence[] {
  const known = cache.get(document.tree);
  if (known) return known;
  const stretches = stretchesOf(document);
  const meaningAt = (line: number): Meaning | undefined => stretches.findLast(({ from }) => from <= line)?.meaning;
  const found = [
    ...frontTexts(document).flatMap(({ text, at, meaning }) => split({ text, at: () => at }, meaning)),
    ...blocksIn(document.tree).flatMap((node) => split(sourceOf(node, document.text), meaningAt(spotOf(node).line))),
  ];
  cache.set(document.tree, found);
  return found;
}

/** Paragraphs and cells that are not quoted. Headings are labels, not sentences. */
function blocksIn(node: Nodes): Extract<Nodes, { children: PhrasingContent[] }>[] {
  if (node.type === 'paragraph' || node.type === 'tableCell') return [node];
  if (node.type === 'blockquote' || node.type === 'footnoteDefinition' || !('children' in node)) return [];
  return node.children.flatMap(blocksIn);
}

function sourceOf(block: { readonly children: readonly PhrasingContent[] }, text: string): Source {
  const parts = block.children.flatMap((node) => partsOf(node, text));
  const whole = parts.map((part) => part.text).join('');
  const starts: number[] = [];
  let length = 0;
  for (const part of parts) {
    starts.push(length);
    length += part.text.length;
  }
  return {
    text: whole,
    at: (index) => {
      const place = Math.max(
        0,
        starts.findLastIndex((start) => start <= index),
      );
      return parts[place]?.at(index - (starts[place] ?? 0)) ?? { line: 1, column: 1 };
    },
  };
}

function partsOf(node: PhrasingContent, text: string): readonly Source[] {
  switch (node.type) {
    case 'text':
      return [sourceOfText(node, text)];
    case 'emphasis':
    case 'strong':
      return node.children.flatMap((child) => partsOf(child, text));
    case 'link':
      // An address that was made a link by itself is still a word of the author.
      return node.url.startsWith('mailto:') ? node.children.flatMap((child) => partsOf(child, text)) : [{ text: THING, at: () => spotOf(node) }];
    case 'break':
      return [{ text: ' ', at: () => spotOf(node) }];
    case 'html':
    case 'footnoteReference':
      return [];
    default:
      return [{ text: THING, at: () => spotOf(node) }];
  }
}

function split({ text, at }: Source, meaning: Meaning | undefined): Sentence[] {
  const masked = maskQuotes(text.replace(/\s/g, ' '));
  const sentences: Sentence[] = [];
  for (const { segment, index } of splitter.segment(masked)) {
    const trimmed = segment.trim();
    if (trimmed.length < 3) continue;
    const start = index + segment.indexOf(trimmed);
    const shown = trimmed.slice(0, LONGEST);
    const sentence: Sentence = {
      text: shown,
      lower: shown.toLowerCase(),
      words: wordsOf(shown),
      meaning,
      before: sentences.at(-1),
      at: (offset) => at(start + offset),
    };
    sentences.push(sentence);
  }
  return sentences;
}
