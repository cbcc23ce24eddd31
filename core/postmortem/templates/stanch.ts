import type { Template } from './template.ts';

/** The sections of a case study, so that a postmortem can become one. */
export const stanch: Template = {
  name: 'stanch',
  summary: 'the usual one: the headings of a case study, with all evidence; made for resource leaks',
  sections: [
    { heading: 'Summary', blocks: ['summary'], questions: ['summary'] },
    { heading: 'Impact', blocks: ['impact'], questions: ['who-was-hurt', 'what-they-saw', 'how-noticed'], profiles: ['full', 'short'] },
    { heading: 'What stopped it', questions: ['what-stopped-it', 'how-noticed'], profiles: ['near-miss'] },
    { heading: 'Timeline', blocks: ['timeline'], questions: ['outside'] },
    { heading: 'Metrics', depth: 3, blocks: ['metrics'], profiles: ['full', 'short'] },
    {
      heading: 'Investigation',

      questions: ['cues', 'knowledge', 'goals', 'assessment', 'action', 'help', 'process', 'looked-elsewhere'],
      profiles: ['full'],
    },
    { heading: 'Evidence', depth: 3, blocks: ['evidence'] },
    { heading: 'Ruled out', depth: 3, blocks: ['ruled-out'], profiles: ['full'] },
    { heading: 'Not checked', depth: 3, blocks: ['not-checked'], profiles: ['full'] },
    { heading: 'Steps taken', depth: 3, blocks: ['steps'], profiles: ['full'] },
    { heading: 'Commands run and files read', depth: 3, blocks: ['looks'], profiles: ['full'] },
    { heading: 'Notes', depth: 3, blocks: ['notes'], profiles: ['full'] },
    { heading: 'Links', depth: 3, blocks: ['links'], profiles: ['full'] },
    { heading: 'Causes', blocks: ['causes'], questions: ['factors', 'trigger', 'acquired-where', 'which-limit'] },
    { heading: 'Resolution', blocks: ['resolution'], questions: ['freed', 'over'] },
    { heading: 'What changed', questions: ['actions', 'guard', 'saturation-alert', 'shared-with'] },
    { heading: 'Lessons', questions: ['went-well', 'went-badly', 'luck', 'seen-before', 'backlog'], profiles: ['full', 'near-miss'] },
    { heading: 'Recurrence', depth: 3, blocks: ['recurrence'], profiles: ['full'] },
  ],
};
