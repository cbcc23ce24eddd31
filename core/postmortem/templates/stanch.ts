import type { Template } from './template.ts';

/** The sections of a case study, so that a postmortem can become one. */
export const stanch: Template = {
  name: 'stanch',
  summary: 'the usual one: the headings of a case study, with all evidence; made for resource leaks',
  sections: [
    { heading: 'Summary', means: 'summary', blocks: ['summary'], questions: ['summary'] },
    { heading: 'Impact', means: 'impact', blocks: ['impact'], questions: ['who-was-hurt', 'what-they-saw', 'how-noticed'], profiles: ['full', 'short'] },
    { heading: 'What stopped it', means: 'impact', questions: ['what-stopped-it', 'how-noticed'], profiles: ['near-miss'] },
    { heading: 'Timeline', means: 'timeline', blocks: ['timeline'], questions: ['outside'] },
    { heading: 'Metrics', means: 'timeline', depth: 3, blocks: ['metrics'], profiles: ['full', 'short'] },
    {
      heading: 'Investigation',
      means: 'investigation',
      questions: ['cues', 'knowledge', 'goals', 'assessment', 'action', 'help', 'process', 'looked-elsewhere'],
      profiles: ['full'],
    },
    { heading: 'Evidence', means: 'investigation', depth: 3, blocks: ['evidence'] },
    { heading: 'Ruled out', means: 'investigation', depth: 3, blocks: ['ruled-out'], profiles: ['full'] },
    { heading: 'Not checked', means: 'investigation', depth: 3, blocks: ['not-checked'], profiles: ['full'] },
    { heading: 'Steps taken', means: 'investigation', depth: 3, blocks: ['steps'], profiles: ['full'] },
    { heading: 'Commands run and files read', means: 'investigation', depth: 3, blocks: ['looks'], profiles: ['full'] },
    { heading: 'Notes', means: 'investigation', depth: 3, blocks: ['notes'], profiles: ['full'] },
    { heading: 'Links', means: 'investigation', depth: 3, blocks: ['links'], profiles: ['full'] },
    { heading: 'Causes', means: 'causes', blocks: ['causes'], questions: ['factors', 'trigger', 'acquired-where', 'which-limit'] },
    { heading: 'Resolution', means: 'resolution', blocks: ['resolution'], questions: ['freed', 'over'] },
    { heading: 'What changed', means: 'changes', questions: ['actions', 'guard', 'saturation-alert', 'shared-with'] },
    { heading: 'Lessons', means: 'lessons', questions: ['went-well', 'went-badly', 'luck', 'seen-before', 'backlog'], profiles: ['full', 'near-miss'] },
    { heading: 'Seen before', means: 'recurrence', depth: 3, blocks: ['recurrence'], profiles: ['full'] },
  ],
};
