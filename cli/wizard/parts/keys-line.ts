import { isTyping, type State } from '../state.ts';

type Keys = readonly (readonly [key: string, does: string])[];

const CTRL_C = ['ctrl-c', 'leave, record stays'] as const;

/** The line at the bottom: five keys at most, the next thing first; the rest is in the help. */
export function keysOf(state: State): Keys {
  const help = [isTyping(state) ? 'ctrl-g' : '?', 'help'] as const;
  if (state.help) return [['any key', 'back']];
  if (state.prompt) return [['↵', 'keep it'], ['esc', 'not now'], help];
  if (state.choice)
    return [
      ['↑↓', 'choose'],
      ['↵', 'record it'],
      ['esc', 'not now'],
    ];
  switch (state.screen) {
    case 'home':
      return state.home.drills
        ? [['↑↓', 'choose'], ['↵', 'start it'], ['esc', 'back'], help, CTRL_C]
        : [['↑↓', 'choose'], ['↵', 'go on'], ['tab', 'read the runbook'], help, ['ctrl-c', 'leave']];
    case 'questions':
      return [['y', 'yes'], ['n', 'no'], ['u', 'not known'], ['↵', 'skip'], help];
    case 'process':
      return [['↑↓', 'choose'], ['↵', 'look at it'], ['esc', 'back'], help, CTRL_C];
    case 'diagnosis':
      return diagnosisKeys(state, help);
    case 'verdict':
      return [['↵', 'playbook'], ['r', 'runbook'], ['m', 'measure again'], help, CTRL_C];
    case 'runbook':
      return state.runbook.open
        ? [['↑↓', 'scroll'], ['→', 'next section'], ['esc', 'sections'], help]
        : [['↑↓', 'choose'], ['↵', 'read'], ['esc', 'back'], help];
    case 'playbook':
      return [['↵', 'done'], ['s', 'skip'], ['n', 'note'], ['→', 'next phase'], help];
    case 'close':
      return state.close.closed ? [['↵', 'finish']] : [['↵', 'close the incident'], ['esc', 'back'], help, CTRL_C];
    case 'gone':
      return [];
  }
}

function diagnosisKeys({ diagnosis }: State, help: readonly [string, string]): Keys {
  if (diagnosis?.status === 'failed') return [['↵', 'try again'], ['esc', 'another process'], help, CTRL_C];
  if (diagnosis?.status === 'done') return [['↵', 'verdict'], ['e', 'look for 60 s'], ['esc', 'another process'], help, CTRL_C];
  return [['↵', 'stop now'], ['e', 'extend to 60 s'], ['esc', 'another process'], help, CTRL_C];
}
