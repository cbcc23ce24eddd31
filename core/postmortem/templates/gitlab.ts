import type { Template } from './template.ts';

/** After GitLab's public root cause analyses. */
export const gitlab: Template = {
  name: 'gitlab',
  summary: 'after GitLab: a summary for everybody, who was hit and how, did alerting work, root cause, corrective actions',
  sections: [
    { heading: 'Summary', blocks: ['summary'], questions: ['summary-short'] },
    {
      heading: 'Customer impact',

      blocks: ['impact'],
      questions: ['who-was-hurt', 'what-they-saw', 'impact-inside'],
      profiles: ['full', 'short'],
    },
    { heading: 'What stopped it', questions: ['what-stopped-it'], profiles: ['near-miss'] },
    { heading: 'Detection and response', blocks: ['detection'], questions: ['how-noticed', 'alert-said', 'noticed-sooner'] },
    { heading: 'Steps taken', depth: 3, blocks: ['steps'], questions: ['responders', 'goals', 'action', 'help', 'process'], profiles: ['full'] },
    { heading: 'Root cause analysis', blocks: ['causes'], questions: ['whys', 'factors', 'trigger', 'acquired-where', 'which-limit'] },
    { heading: 'Evidence', depth: 3, blocks: ['evidence'], questions: ['cues', 'knowledge', 'assessment', 'looked-elsewhere'], profiles: ['full'] },
    { heading: 'Ruled out', depth: 3, blocks: ['ruled-out'], profiles: ['full'] },
    { heading: 'Not checked', depth: 3, blocks: ['not-checked'], profiles: ['full'] },
    { heading: 'Timeline', blocks: ['timeline'], questions: ['outside'] },
    { heading: 'Metrics', depth: 3, blocks: ['metrics'], profiles: ['full', 'short'] },
    { heading: 'Notes and links', depth: 3, blocks: ['notes', 'links'], profiles: ['full'] },
    { heading: 'Resolution', blocks: ['resolution'], questions: ['freed', 'over', 'recovered-sooner'] },
    { heading: 'What went well', questions: ['went-well', 'luck'], profiles: ['full', 'near-miss'] },
    { heading: 'What could be better', questions: ['went-badly', 'backlog'], profiles: ['full', 'near-miss'] },
    { heading: 'Recurrence', blocks: ['recurrence'], questions: ['seen-before'], profiles: ['full'] },
    { heading: 'Corrective actions', questions: ['actions', 'guard', 'saturation-alert', 'not-done'] },
  ],
};
