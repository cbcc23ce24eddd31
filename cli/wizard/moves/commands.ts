import type { PlaybookStep } from '../../../core/knowledge/types.ts';
import { printable } from '../../../core/printable.ts';
import type { Move } from '../actions.ts';
import { EMPTY, insert } from '../parts/text-input.ts';
import type { Blank, Fill, State } from '../state.ts';
import { move } from './move.ts';

/** What of a command the person fills in, in the order it is asked for. */
const BLANKS: readonly Blank[] = ['HOST', 'PORT', 'DSN'];

// An address needs no more; a shell would act on much of the rest.
const ALLOWED: Readonly<Record<Blank, RegExp>> = {
  HOST: /^(?:[a-z0-9_](?:[a-z0-9_.-]{0,252})|\[?[0-9a-f:]{2,39}(?:%[a-z0-9]+)?\]?)$/i,
  PORT: /^(?:[1-9]\d{0,4})$/,
  DSN: /^[\w.:/@?=&%+, -]{3,500}$/,
};
const PASSWORD = /:\/\/[^/@\s]*:[^/@\s]*@|\b(?:password|passwd|pwd|sslpassword)\s*=/i;

/** The process and what was filled in; what else is in `$CAPITALS` stays for the person. */
export function fillIn(text: string, pid: number | undefined, fill: Fill = {}): string {
  const known: Readonly<Record<string, string | undefined>> = { ...fill, PID: pid?.toString() };
  return text.replace(/\$(?:\{([A-Z]+)\}|([A-Z]+)\b)/g, (blank, braced?: string, bare?: string) => known[braced ?? bare ?? ''] ?? blank);
}

export function commandsOf(step: PlaybookStep, pid: number | undefined, fill: Fill = {}): readonly string[] {
  return step.commands.map((command) => fillIn(command, pid, fill));
}

/** To the clipboard of the terminal, one command after the other. */
export function copy(state: State, step: PlaybookStep): Move {
  const commands = ready(state, step);
  const at = state.playbook.copied % Math.max(1, commands.length);
  const command = commands[at];
  if (!command) return move({ ...state, notice: 'This step has no command.' });
  if (!isOneLine(command)) return move({ ...state, notice: 'Not copied: the command has a control character or more than one line.' });
  const which = commands.length > 1 ? ` ${at + 1} of ${commands.length}` : '';
  return move(
    { ...state, notice: `Copied${which}: ${command}${stillBlank([command])}`, playbook: { ...state.playbook, copied: at + 1 } },
    { do: 'copy', text: command },
  );
}

/** Alone on their lines in the scrollback, where a mouse can select them: not every terminal lets a program reach the clipboard. */
export function print(state: State, step: PlaybookStep): Move {
  const commands = ready(state, step).filter(isOneLine);
  if (commands.length === 0) return move({ ...state, notice: 'This step has no command.' });
  const asides = commands.map((text) => ({ after: state.printed, kind: 'command', text }) as const);
  return move({ ...state, asides: [...state.asides, ...asides], notice: `Printed above${stillBlank(commands)}` });
}

/** Asks for what is not filled in yet, and for all of it again once everything is. */
export function askBlanks(state: State, step: PlaybookStep): Move {
  const wanted = BLANKS.filter((blank) => step.commands.some((command) => new RegExp(`\\$\\{?${blank}\\b`).test(command)));
  if (wanted.length === 0)
    return move({ ...state, notice: `Nothing to fill in here: ${BLANKS.map((blank) => `$${blank}`).join(', ')} are in no command of this step.` });
  const [first = 'HOST', ...more] = wanted.filter((blank) => state.fill[blank] === undefined).concat(wanted.filter((blank) => state.fill[blank] !== undefined));
  const all = wanted.every((blank) => state.fill[blank] !== undefined);
  return ask(state, first, all ? more : more.filter((blank) => state.fill[blank] === undefined));
}

function ask(state: State, blank: Blank, more: readonly Blank[]): Move {
  return move({ ...state, prompt: { for: 'fill', blank, more, input: insert(EMPTY, state.fill[blank] ?? guess(state, blank)) } });
}

/** The debug address of a process is most often on this host, and at the port it listens on when there is only one. */
function guess({ process, record }: State, blank: Blank): string {
  const ports = process.list?.rows.find(({ pid }) => pid === record.process?.pid)?.ports ?? [];
  return blank === 'HOST' ? '127.0.0.1' : blank === 'PORT' && ports.length === 1 ? String(ports[0]) : '';
}

/** Kept until the wizard ends and never recorded: an address may name what the record is shown to others without. */
export function filled(state: State, blank: Blank, more: readonly Blank[], text: string): Move {
  const why = refusal(blank, text);
  if (why !== undefined) return move({ ...state, notice: why });
  const next: State = { ...state, prompt: undefined, fill: { ...state.fill, [blank]: text }, notice: `$${blank} is ${text} in all commands from here on.` };
  const [first, ...rest] = more;
  return first === undefined ? move(next) : ask(next, first, rest);
}

/** Why the text cannot stand in a command; undefined when it can. */
export function refusal(blank: Blank, text: string): string | undefined {
  if (PASSWORD.test(text)) return 'An address without its password, please: the command asks for it, or takes it from PGPASSWORD or ~/.pgpass.';
  if (ALLOWED[blank].test(text) && !(blank === 'PORT' && Number(text) > 65_535)) return undefined;
  return { HOST: 'A host name or an address, such as 10.0.1.50.', PORT: 'A port from 1 to 65535.', DSN: 'An address such as postgres://app@10.0.1.50/shop.' }[
    blank
  ];
}

function ready(state: State, step: PlaybookStep): readonly string[] {
  return commandsOf(step, state.record.process?.pid, state.fill).map((command) => command.trim());
}

function isOneLine(command: string): boolean {
  return printable(command) === command;
}

function stillBlank(commands: readonly string[]): string {
  const blanks = new Set(commands.flatMap((command) => command.match(/\$\{?[A-Z][A-Z0-9_]*\}?/g) ?? []));
  const asked = [...blanks].some((blank) => BLANKS.some((one) => blank.includes(one)));
  return blanks.size === 0 ? '' : `. Still to fill in: ${[...blanks].join(', ')}${asked ? ' (f)' : ''}`;
}
