import { expect, test } from 'vitest';
import { readPostmortem } from '../../../../core/postmortem/document.ts';
import { sentencesOf, THING } from '../../../../core/postmortem/language/sentences.ts';

function sentences(markdown: string) {
  const document = readPostmortem({ path: 'x.md', text: `---\nkind: postmortem\n---\n${markdown}` }, []);
  return sentencesOf(document!);
}
const texts = (markdown: string) => sentences(markdown).map(({ text }) => text.replaceAll(THING, '·'));

test.each<[string, string, readonly string[]]>([
  ['a paragraph is cut at its stops', 'One is here. Two is **there**, e.g. at 10.5 s.', ['One is here.', 'Two is there, e.g. at 10.5 s.']],
  [
    'code, links and quotations are somebody else’s words',
    'A `close()` and [a link](x.md) say "not mine" or “not mine”.',
    ['A · and · say ·········· or ··········.'],
  ],
  ['quotes, fenced code, comments and headings are none', '# Head\n\n> quoted\n\n```\ncode\n```\n\n<!-- comment -->\n', []],
  ['cells and items stand alone', '- an item\n\n| a cell | another |\n|---|---|\n| a third | |\n', ['an item', 'a cell', 'another', 'a third']],
])('%s', (_, markdown, expected) => {
  expect(texts(markdown)).toEqual(expected);
});

test.each<[string, string, string, { line: number; column: number }]>([
  ['on the first line', 'One. Two words.', 'words', { line: 4, column: 10 }],
  ['on a line further down', '- One,\n  two *and*\n  three words.', 'words', { line: 6, column: 9 }],
  ['in a cell', '| a | b |\n|---|---|\n| x | two words |\n', 'words', { line: 6, column: 11 }],
])('a word knows its place in the file %s', (_, markdown, word, expected) => {
  const sentence = sentences(markdown).find(({ text }) => text.includes(word))!;
  expect(sentence.at(sentence.text.indexOf(word))).toEqual(expected);
});
