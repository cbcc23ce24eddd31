import type { Nodes } from 'mdast';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { checkCharacters, checkDecoded, isHostile } from './hostile.ts';
import { type MarkdownReader, type ParsedMarkdown, parseMarkdown, walk } from './markdown.ts';
import { type Report, reportInto } from './report.ts';
import type { Finding, SourceFile } from './types.ts';

/** One file, parsed, with the checks done that every file gets. */
export interface KnowledgeDocument extends ParsedMarkdown {
  /** `runbooks/fd-leak.md` */
  readonly path: string;
  /** `fd-leak` */
  readonly id: string;
  /** The text with LF line ends and no BOM; offsets of nodes count in it. */
  readonly text: string;
  readonly front: FrontMatter;
  readonly report: Report;
}

// Every level of quotes and lists costs the parser the length of the line again; thousands of them would hang it.
const NESTED = /^(?:\s*(?:>|[-+*]\s|\d{1,9}[.)]\s)){40}/;

/** The path a person can open. */
export function shownPath(file: SourceFile): string {
  return file.root && file.root !== '.' ? `${file.root}/${file.path}` : file.path;
}

export interface DocumentOptions {
  /** Whether comments are allowed, which are HTML; none are when it is left out. */
  readonly comments?: boolean | undefined;
  /** Another reader of the same Markdown; remark when it is left out. */
  readonly markdown?: MarkdownReader | undefined;
}

/**
 * Reads one file; undefined when it cannot be parsed at all, which has then been reported. HTML is refused, but for
 * comments where they are allowed: they carry the marks of generated parts and never reach a page.
 */
export function readDocument(file: SourceFile, findings: Finding[], options: DocumentOptions = {}): KnowledgeDocument | undefined {
  const report = reportInto(findings, shownPath(file));
  const raw = file.text.replace(/^\uFEFF/, '');
  checkCharacters(raw, report);
  const text = raw.replaceAll('\r\n', '\n');
  const deep = text.split('\n').findIndex((line) => NESTED.test(line));
  if (deep !== -1) {
    report('nesting-depth', { line: deep + 1, column: 1 }, 'depth of nesting', 'fewer levels');
    return undefined;
  }
  try {
    const front = readFrontMatter(text, report);
    const parsed = parseMarkdown(text, front.length, options.markdown);
    checkDecoded(parsed.tree, !isHostile(text), report);
    checkPlainMarkdown(parsed.tree, options.comments === true, report);
    const id = file.path.replace(/^.*\//, '').replace(/\.md$/, '');
    return { ...parsed, path: file.path, id, text, front, report };
  } catch (error) {
    // What is nested in other ways ends the recursion of the parser.
    if (!(error instanceof RangeError)) throw error;
    report('nesting-depth', undefined, 'depth of nesting', 'fewer levels');
    return undefined;
  }
}

const COMMENT = /^<!--(?:(?!-->)[\s\S])*-->$/;

function checkPlainMarkdown(tree: Nodes, comments: boolean, report: Report): void {
  for (const node of walk(tree)) {
    if (node.type === 'html' && !(comments && COMMENT.test(node.value))) report('raw-html', node, 'HTML', 'Markdown');
    if (node.type === 'heading' && node.depth === 1) report('heading-title', node, 'level-1 heading', 'the title in the front matter only');
  }
}
