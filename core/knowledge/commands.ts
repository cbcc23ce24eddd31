import type { Code, Nodes } from 'mdast';
import { walk } from './markdown.ts';
import { quote, type Report } from './report.ts';

const COMMAND_LANGUAGES: readonly string[] = ['bash', 'sh', 'sql'];
const PLACEHOLDERS: readonly string[] = ['PID', 'HOST', 'PORT', 'DSN'];

/** True for a fence that a person is meant to copy and run. */
export function isCommandFence(node: Nodes): node is Code {
  return node.type === 'code' && COMMAND_LANGUAGES.includes(node.lang ?? '');
}

/**
 * The commands of all fences below some nodes, one a line, comments left out. Promise 6: what is copied is a single
 * line, so that a paste into a shell runs one thing and nothing after a line break.
 */
export function readCommands(nodes: readonly Nodes[], report: Report): string[] {
  return nodes
    .flatMap((node) => [...walk(node)].filter(isCommandFence))
    .flatMap((fence) => {
      const start = fence.position?.start ?? { line: 1, column: 1 };
      if (fence.value.trim() === '') report('command-line', fence, 'empty command', 'one line');
      return fence.value.split('\n').flatMap((line, index) => {
        if (line.trim() === '' || /^\s*(?:#|--)/.test(line)) return [];
        const at = { line: start.line + 1 + index, column: start.column };
        checkCommand(line, fence.lang === 'sql', at, report);
        return [line.trim()];
      });
    });
}

/** Checks one command, wherever it is written. */
export function checkCommand(line: string, isSql: boolean, at: { line: number; column: number }, report: Report): void {
  if (!isWhole(line, isSql))
    report('command-line', at, `command ${quote(line)} that goes on`, isSql ? 'a statement that ends in ; on its line' : 'it whole on one line');
  const unknown = isSql ? undefined : placeholdersOf(line).find((name) => !PLACEHOLDERS.includes(name));
  if (unknown) report('command-placeholder', at, `placeholder $${unknown}`, '$PID, $HOST, $PORT or $DSN');
}

function isWhole(line: string, isSql: boolean): boolean {
  const open = quoteLeftOpen(line);
  if (isSql) return !open && line.trimEnd().endsWith(';');
  return !open && !/(?:\\|\||&&|<<-?\s*['"]?\w+['"]?)\s*$/.test(line) && !/^\s*(?:do|then|done|fi|esac|else|\})(?:\s|$)/.test(line);
}

function quoteLeftOpen(line: string): boolean {
  let open = '';
  for (let index = 0; index < line.length; index++) {
    const character = line[index] ?? '';
    if (open === '' && (character === "'" || character === '"')) open = character;
    else if (character === '\\' && open !== "'") index++;
    else if (character === open) open = '';
  }
  return open !== '';
}

// Nothing is filled in inside single quotes; lower-case names are loop variables of the command itself.
function placeholdersOf(line: string): string[] {
  return [...line.replace(/'[^']*'/g, '').matchAll(/\$\{?([A-Z][A-Z0-9_]*)/g)].map((match) => match[1] ?? '');
}
