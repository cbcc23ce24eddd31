import type { Template } from './template.ts';

/** After the example in the Site Reliability Engineering book. */
export const google: Template = {
  name: 'google',
  summary: 'after the SRE book: root causes, trigger, detection, lessons with luck, the timeline last',
  sections: [
    { heading: 'Summary', blocks: ['summary'], questions: ['summary'] },
    { heading: 'Impact', blocks: ['impact'], questions: ['who-was-hurt', 'what-they-saw', 'impact-inside'], profiles: ['full', 'short'] },
    { heading: 'What stopped it', questions: ['what-stopped-it'], profiles: ['near-miss'] },
    { heading: 'Root causes', blocks: ['causes'], questions: ['factors', 'acquired-where', 'which-limit'] },
    { heading: 'Trigger', questions: ['trigger'] },
    { heading: 'Resolution', blocks: ['resolution'], questions: ['freed', 'over', 'for-now'] },
    { heading: 'Detection', blocks: ['detection'], questions: ['how-noticed', 'noticed-sooner'] },
    { heading: 'Action items', questions: ['actions', 'guard', 'saturation-alert', 'not-done'] },
    { heading: 'Lessons learned', profiles: ['full', 'near-miss'] },
    { heading: 'What went well', depth: 3, questions: ['went-well'], profiles: ['full', 'near-miss'] },
    { heading: 'What went wrong', depth: 3, questions: ['went-badly', 'process'], profiles: ['full', 'near-miss'] },
    { heading: 'Where we got lucky', depth: 3, questions: ['luck'], profiles: ['full', 'near-miss'] },
    { heading: 'Timeline', blocks: ['timeline'], questions: ['outside'] },
    { heading: 'Metrics', depth: 3, blocks: ['metrics'], profiles: ['full', 'short'] },
    { heading: 'Supporting information', questions: ['data-links', 'seen-before'], profiles: ['full'] },
    { heading: 'Evidence', depth: 3, blocks: ['evidence'], questions: ['cues', 'knowledge', 'assessment', 'looked-elsewhere'], profiles: ['full'] },
    { heading: 'Ruled out', depth: 3, blocks: ['ruled-out'], profiles: ['full'] },
    { heading: 'Not checked', depth: 3, blocks: ['not-checked'], profiles: ['full'] },
    { heading: 'Steps, notes and links', depth: 3, blocks: ['steps', 'notes', 'links'], questions: ['goals', 'action', 'help'], profiles: ['full'] },
    { heading: 'Commands run and files read', depth: 3, blocks: ['looks'], profiles: ['full'] },
    { heading: 'Recurrence', depth: 3, blocks: ['recurrence'], profiles: ['full'] },
  ],
};
