import type { Nodes } from 'mdast';
import { walk } from '../../knowledge/markdown.ts';
import type { PostmortemDocument } from '../document.ts';
import { type Edit, edited, spotAt } from './edits.ts';
import { type Alias, aliasesOf } from './people.ts';

/** Something that was put in place of what was written; the original is not told. */
export interface Replacement {
  readonly kind: string;
  readonly by: string;
  /** In the file that was read. */
  readonly line: number;
  readonly column: number;
}

const MAIL = /(?<![\w.+-])(?<local>[\w.+-]+)@[\w-]+(?:\.[\w-]+)+/g;
// `@scope/name` is a package, and `a@b` an e-mail or a login.
const HANDLE = /(?<![\p{L}\p{N}_/.@:`-])@(?<handle>[\p{L}\p{N}](?:[\w.-]*\w)?)(?!\/|\w)/gu;
const BOUNDARY = { before: String.raw`(?<![\p{L}\p{N}_])`, after: String.raw`(?![\p{L}\p{N}_])` };

/**
 * People turned into their roles, in the whole file: names of `participants` and their parts, their e-mails and
 * handles; a handle of anybody else becomes "a colleague", in code only one of a participant.
 */
export function withRoles(document: Pick<PostmortemDocument, 'text' | 'tree' | 'head' | 'front'>): {
  readonly text: string;
  readonly replaced: readonly Replacement[];
} {
  const { text, head } = document;
  const code = [...walk(document.tree)].flatMap(codeRange);
  const inCode = (at: number): boolean => code.some(({ start, end }) => at >= start && at < end);
  const aliases = aliasesOf(head?.participants);
  const teams = head?.teams ?? [];
  const stays = ownersIn(text.slice(0, document.front.length));
  const found = [...mails(text, aliases), ...names(text, aliases), ...handles(text, aliases, teams, inCode)].filter(
    ({ start }) => !stays.some((range) => start >= range.start && start < range.end),
  );
  const edits = found.map(({ kind, start, end, role }) => ({
    kind,
    ...fitted(text, start, end, inCode(start) ? role.replace(/^the /, '').replaceAll(' ', '-') : role),
  }));
  const made = edits.filter(({ start }, index) => !edits.some((other, before) => before < index && other.start <= start && start < other.end));
  const replaced = made.map(({ kind, start, role }) => ({ kind, by: role, ...spotAt(text, start) }));
  return { text: edited(text, made), replaced: replaced.toSorted((a, b) => a.line - b.line || a.column - b.column) };
}

interface Found {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly role: string;
}

function mails(text: string, aliases: readonly Alias[]): readonly Found[] {
  return [...text.matchAll(MAIL)].flatMap(({ 0: match, index, groups }) => {
    const role = roleOfHandle(groups?.['local'] ?? '', aliases);
    return role === undefined ? [] : [{ kind: 'e-mail', start: index, end: index + match.length, role }];
  });
}

function names(text: string, aliases: readonly Alias[]): readonly Found[] {
  return aliases.flatMap(({ written, kind, role }) => {
    if (kind === 'handle') return [];
    const words = written.split(' ').map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const pattern = new RegExp(`${BOUNDARY.before}${words.join('[ \\t]+')}${BOUNDARY.after}`, kind === 'name' ? 'giu' : 'gu');
    return [...text.matchAll(pattern)].map(({ 0: match, index }) => ({ kind: 'name', start: index, end: index + match.length, role }));
  });
}

function handles(text: string, aliases: readonly Alias[], teams: readonly string[], inCode: (at: number) => boolean): readonly Found[] {
  return [...text.matchAll(HANDLE)].flatMap(({ 0: match, index, groups }) => {
    const handle = groups?.['handle'] ?? '';
    const team = teams.find((name) => name.toLowerCase().replaceAll(' ', '-') === handle.toLowerCase());
    const role = roleOfHandle(handle, aliases) ?? (inCode(index) ? undefined : team === undefined ? 'a colleague' : `the ${team} team`);
    return role === undefined ? [] : [{ kind: 'handle', start: index, end: index + match.length, role }];
  });
}

function roleOfHandle(handle: string, aliases: readonly Alias[]): string | undefined {
  return aliases.find(({ kind, written }) => kind === 'handle' && written.toLowerCase() === handle.toLowerCase())?.role;
}

/** The role as it has to be written there: with a capital where a sentence begins, and not a second time after itself. */
function fitted(text: string, start: number, end: number, role: string): Edit & { readonly role: string } {
  const before = text.slice(Math.max(0, start - 120), start);
  const bare = role.replace(/^the /, '');
  const said = new RegExp(String.raw`\b${bare.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '[ -]')},?[ \t]+$`, 'i').exec(before);
  if (said) return { start: start - (/[ \t,]+$/.exec(before)?.[0].length ?? 0), end, text: '', role };
  const begins =
    /(?:^|[.!?|]|\n\s*(?:[-*+>]|\d+[.)])?(?:\s*\[[ x]\])?)\s*["'*_(]*$/.test(before) &&
    !/^\s*[\w-]+:\s*["']?$/.test(before.slice(before.lastIndexOf('\n') + 1));
  return { start, end, text: begins ? role.charAt(0).toUpperCase() + role.slice(1) : role, role };
}

/** Where the head says who took part and who owns what: these keys do not leave the file. */
function ownersIn(head: string): readonly { readonly start: number; readonly end: number }[] {
  let start = 0;
  let key = '';
  return head.split('\n').flatMap((line) => {
    const range = { start, end: start + line.length };
    start = range.end + 1;
    key = /^([\w-]+)\s*:/.exec(line)?.[1] ?? key;
    return ['participants', 'owner', 'teams'].includes(key) || /(?:^|[\s{,-])owner\s*:/.test(line) ? [range] : [];
  });
}

function codeRange(node: Nodes): readonly { readonly start: number; readonly end: number }[] {
  const { position } = node;
  return (node.type === 'code' || node.type === 'inlineCode') && position ? [{ start: position.start.offset ?? 0, end: position.end.offset ?? 0 }] : [];
}
