import { isCaptured, isRestart, stepHere } from '../moves/playbook.ts';
import { isTyping, type State } from '../state.ts';
import { helpKeys, helpRoom } from './help.ts';
import { roomFor } from './room.ts';

type Key = readonly [key: string, does: string];
type Keys = readonly Key[];

/** The line at the bottom: five keys at most, the next thing first; the rest is in the help. */
export function keysOf(state: State): Keys {
  const help = [isTyping(state) ? 'ctrl-g' : '?', 'help'] as const;
  const leave = ['ctrl-c', state.unsaved.length > 0 ? 'leave, NOT saved' : 'leave, record stays'] as const;
  if (state.help)
    return state.helpFrom + helpRoom(roomFor(state, state.size.rows)) < helpKeys(state).length
      ? [
          ['any key', 'more'],
          ['esc', 'back'],
        ]
      : [['any key', 'back']];
  if (state.prompt) return [['↵', 'keep it'], ['esc', 'not now'], help];
  if (state.choice)
    return [
      ['↑↓', 'choose'],
      ['↵', state.choice.for === 'capture' ? 'this one' : 'record it'],
      ['esc', 'not now'],
    ];
  switch (state.screen) {
    case 'home':
      if (state.home.busy !== undefined) return [['ctrl-c', 'leave']];
      if (state.home.browse) return [['type', 'find'], ['↑↓', 'choose'], ['↵', 'read'], ['esc', 'back'], help];
      if (state.home.ask !== undefined) return [['y', 'yes'], ['n', 'no'], ['u', 'not known'], ['↵', 'skip'], help];
      return state.home.drills
        ? [['type', 'find'], ['↑↓', 'choose'], ['↵', 'start it'], ['esc', 'back'], help]
        : [['↑↓', 'choose'], ['↵', 'go on'], ['tab', 'read the runbook'], help, ['ctrl-c', 'leave']];
    case 'process':
      return [['↑↓', 'choose'], ['↵', 'look at it'], ['ctrl-l', 'read again'], ['esc', 'back'], help];
    case 'diagnosis':
      return diagnosisKeys(state, help, leave);
    case 'verdict':
      return [['↵', 'playbook'], ['r', 'runbook'], ['c', 'capture'], ['m', 'measure again'], help];
    case 'reader':
      return readerKeys(state, help);
    case 'playbook':
      return playbookKeys(state, help);
    case 'close':
      return state.close.closed ? [['↵', 'finish']] : [['↵', 'close the incident'], ['esc', 'back'], help, leave];
    case 'gone':
      return [];
  }
}

function playbookKeys(state: State, help: Key): Keys {
  const step = stepHere(state);
  if (!step) return [['→', 'next phase'], ['n', 'note'], ['q', 'close'], help];
  if (isRestart(step) && !isCaptured(state, step)) return [['↵', 'done'], ['c', 'capture'], ['s', 'skip'], ['n', 'note'], help];
  return [['↵', 'done'], ['s', 'skip'], ['n', 'note'], ['→', 'next phase'], help];
}

function readerKeys({ reader }: State, help: Key): Keys {
  if (reader.search) return [['↵', 'search'], ['esc', 'not now'], help];
  if (reader.list) return [['↑↓', 'choose'], ['↵', 'open'], ['esc', 'back to the page'], help];
  const next: Key = reader.wanted === '' ? ['/', 'search'] : ['n', 'next hit'];
  return [['space', 'page down'], next, ['esc', reader.wanted === '' ? 'back' : 'clear'], ['l', 'links'], help];
}

function diagnosisKeys({ diagnosis }: State, help: Key, leave: Key): Keys {
  if (diagnosis?.status === 'failed') return [['↵', 'try again'], ['esc', 'another process'], help, leave];
  if (diagnosis?.status === 'done') return [['↵', 'verdict'], ['c', 'capture'], ['e', 'look for 60 s'], ['esc', 'another process'], help];
  return [['↵', 'stop now'], ['c', 'capture'], ['e', 'extend to 60 s'], ['esc', 'another process'], help];
}
