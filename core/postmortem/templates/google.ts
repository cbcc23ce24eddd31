import type { Template } from './template.ts';

/** After the example in the Site Reliability Engineering book. */
export const google: Template = {
  name: 'google',
  summary: 'after the SRE book: root causes, trigger, detection, lessons with luck, the timeline last',
  sections: [
    { heading: 'Summary', means: 'summary', blocks: ['summary'], questions: ['summary'] },
    { heading: 'Impact', means: 'impact', blocks: ['impact'], questions: ['who-was-hurt', 'what-they-saw', 'impact-inside'], profiles: ['full', 'short'] },
    { heading: 'What stopped it', means: 'impact', questions: ['what-stopped-it'], profiles: ['near-miss'] },
    { heading: 'Root causes', means: 'causes', blocks: ['causes'], questions: ['factors', 'acquired-where', 'which-limit'] },
    { heading: 'Trigger', means: 'trigger', questions: ['trigger'] },
    { heading: 'Resolution', means: 'resolution', blocks: ['resolution'], questions: ['freed', 'over', 'for-now'] },
    { heading: 'Detection', means: 'detection', blocks: ['detection'], questions: ['how-noticed', 'noticed-sooner'] },
    { heading: 'Action items', means: 'changes', questions: ['actions', 'guard', 'saturation-alert', 'not-done'] },
    { heading: 'Lessons learned', means: 'lessons', profiles: ['full', 'near-miss'] },
    { heading: 'What went well', means: 'lessons', depth: 3, questions: ['went-well'], profiles: ['full', 'near-miss'] },
    { heading: 'What went wrong', means: 'lessons', depth: 3, questions: ['went-badly', 'process'], profiles: ['full', 'near-miss'] },
    { heading: 'Where we got lucky', means: 'lessons', depth: 3, questions: ['luck'], profiles: ['full', 'near-miss'] },
    { heading: 'Timeline', means: 'timeline', blocks: ['timeline'], questions: ['outside'] },
    { heading: 'Metrics', means: 'timeline', depth: 3, blocks: ['metrics'], profiles: ['full', 'short'] },
    { heading: 'Supporting information', means: 'appendix', questions: ['data-links', 'seen-before'], profiles: ['full'] },
    { heading: 'Evidence', means: 'investigation', depth: 3, blocks: ['evidence'], profiles: ['full'] },
    { heading: 'Ruled out', means: 'investigation', depth: 3, blocks: ['ruled-out'], profiles: ['full'] },
    { heading: 'Not checked', means: 'investigation', depth: 3, blocks: ['not-checked'], profiles: ['full'] },
    { heading: 'Steps, notes and links', means: 'response', depth: 3, blocks: ['steps', 'notes', 'links'], profiles: ['full'] },
    { heading: 'Commands run and files read', means: 'investigation', depth: 3, blocks: ['looks'], profiles: ['full'] },
    { heading: 'Seen before', means: 'recurrence', depth: 3, blocks: ['recurrence'], profiles: ['full'] },
  ],
};
