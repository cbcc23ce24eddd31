import { textOf, walk } from '../../knowledge/markdown.ts';
import { quote } from '../../knowledge/report.ts';
import type { Finding } from '../../knowledge/types.ts';
import type { PostmortemDocument } from '../document.ts';
import { QUESTION_READ } from '../questions.ts';

/** The questions of a draft that nobody has answered and deleted yet. */
export function questionsLeft(document: Pick<PostmortemDocument, 'tree'>, file: string): readonly Finding[] {
  return [...walk(document.tree)].flatMap((node) => {
    if (node.type !== 'paragraph' || !textOf(node).startsWith(QUESTION_READ)) return [];
    const { line, column } = node.position?.start ?? { line: 1, column: 1 };
    return [
      {
        file,
        line,
        column,
        rule: 'question-left',
        message: `Unexpected question ${quote(textOf(node).slice(QUESTION_READ.length).trim())}, expected its answer, and the question deleted`,
      },
    ];
  });
}
