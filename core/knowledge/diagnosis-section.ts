import type { RootContent } from 'mdast';
import { isCommandFence, readCommands } from './commands.ts';
import { type ParsedSection, textOf } from './markdown.ts';
import { quote, type Report } from './report.ts';

/** Holds Diagnosis to commands that each say what to look for; an answer nobody can read is no diagnosis. */
export function checkDiagnosis(section: ParsedSection, report: Report): void {
  readCommands(section.nodes, report);
  const fences = section.nodes.filter((node) => node.type === 'code');
  if (!fences.some(isCommandFence)) report('look-for', section.node, 'Diagnosis without commands', 'a fenced bash or sql block');
  for (const [index, node] of section.nodes.entries()) {
    if (node.type !== 'code') continue;
    const language = node.lang ? quote(node.lang) : 'no language';
    if (node.lang !== 'text' && !isCommandFence(node)) report('look-for', node, `block of ${language}`, 'bash, sh, sql or text');
    // A sample of the output may stand between a command and what to look for in it.
    if (!leadsToLookFor(section.nodes.slice(index + 1)))
      report('look-for', node, 'command without what to look for', 'a paragraph after it that starts "Look for"');
  }
}

function leadsToLookFor(after: readonly RootContent[]): boolean {
  const next = after.find((node) => !(node.type === 'code' && node.lang === 'text'));
  return next?.type === 'paragraph' && textOf(next).startsWith('Look for');
}
