/** What is asked before anything else, and why. */
export const FIRST_QUESTIONS = {
  hurt: { ask: 'Are users hurt now?', why: 'If they are, mitigation comes before the cause.' },
  changed: { ask: 'Did anything change since it was healthy?', why: 'A deploy, a flag, a limit, a dependency: capture, then roll it back.' },
} as const;
