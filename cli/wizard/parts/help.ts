import type { Screen, State } from '../state.ts';

type Keys = readonly (readonly [key: string, does: string])[];

const READ: Keys = [
  ['↑ ↓', 'a line; space and b, or the page keys: a page; g and G: the ends'],
  ['← →', 'previous, next section'],
  ['s', 'list of the sections'],
  ['l', 'list of the links; ↵ opens one'],
  ['/', 'search on this page; n and N: next, previous'],
  ['esc', 'back: to the page before, then to where it was opened'],
];

/** All keys of a screen; the line at the bottom has room for five. */
export const HELP: Record<Screen, Keys> = {
  home: [
    ['y n u', 'answer the questions: yes, no, not known; ↵ skips, and they stay "not recorded"'],
    ['backspace', 'in an empty line: back to the questions'],
    ['type', 'what you see: an error text, a symptom; pasted log lines count too'],
    ['↑ ↓', 'choose'],
    ['↵', 'go on with the chosen line; this opens an incident'],
    ['tab', 'read the runbook of the chosen cause first'],
    ['type', 'in the list of drills or pages: words that the line has to hold'],
    ['← →', 'while browsing: to the next kind of page'],
    ['esc', 'empty the line; in a list, then back'],
  ],
  process: [
    ['type', 'part of a name, a pid, :8080 for who listens there, user:postgres'],
    ['↑ ↓', 'choose'],
    ['↵', 'look at this process'],
    ['ctrl-l', 'read the list again; what grew since the first time is said'],
    ['esc', 'empty the line; then back'],
  ],
  diagnosis: [
    ['↵', 'the verdict; while it runs: stop now, with what is known'],
    ['c', 'capture: save the evidence as a file, before a restart destroys it'],
    ['p', 'give a page of the program to ask too: pprof, expvar, metrics'],
    ['d', 'give the address of a database or Redis to ask too, without a password'],
    ['e', 'extend to 60 s'],
    ['esc', 'another process'],
  ],
  verdict: [
    ['↵', 'to the playbook'],
    ['r', 'read the runbook: what to do where the cause is firm, else how to find out'],
    ['c', 'capture: save the evidence as a file'],
    ['m', 'measure again'],
    ['p d', 'give a page, or the address of a service, and measure again'],
    ['↑ ↓', 'the rest, down to what can be done now'],
    ['o', 'another process'],
  ],
  reader: READ,
  playbook: [
    ['↵', 'the step is done'],
    ['s', 'skip it, with a reason'],
    ['x', 'it is not possible here'],
    ['y', 'copy its command; again for the next one'],
    ['p', 'print its commands, each alone on a line to be selected'],
    ['f', 'fill in $HOST, $PORT, $DSN: for all commands, never recorded'],
    ['c', 'capture: save the evidence as a file, before a restart destroys it'],
    ['↑ ↓', 'choose a step, also one that is settled'],
    ['→', 'next phase'],
    ['n', 'note'],
    ['m', 'measure again; after a fix: what it did'],
    ['r', 'read the runbook of the cause'],
    ['v', 'severity'],
    ['t', 'mark a moment: mitigated, detected …'],
    ['q', 'close the incident'],
  ],
  close: [
    ['type', 'how it was resolved'],
    ['↵', 'close; the postmortem draft is written'],
    ['esc', 'back to the playbook'],
  ],
  gone: [],
};

export const EVERYWHERE: Keys = [
  ['ctrl-e', 'escalate: write down whom you called'],
  ['ctrl-n', 'note'],
  ['ctrl-o', 'hand over: what the next shift has to know, printed'],
  ['ctrl-r', 'try again to save what could not be saved'],
  ['ctrl-c', 'leave; what is saved stays and can be resumed'],
];

/** All keys that mean something on the screen of a state. */
export function helpKeys({ screen }: Pick<State, 'screen'>): Keys {
  return [...HELP[screen], ...EVERYWHERE];
}

/** How many of them a screen of this height has room for; the next ones come with the next key. */
export function helpRoom(height: number): number {
  return Math.max(4, height - 2);
}
