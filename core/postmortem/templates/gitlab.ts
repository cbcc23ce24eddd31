import type { Template } from './template.ts';

/** After GitLab's public root cause analyses. */
export const gitlab: Template = {
  name: 'gitlab',
  summary: 'after GitLab: a summary for everybody, who was hit and how, did alerting work, root cause, corrective actions',
  sections: [
    { heading: 'Summary', means: 'summary', blocks: ['summary'], questions: ['summary-short'] },
    {
      heading: 'Customer impact',
      means: 'impact',
      blocks: ['impact'],
      questions: ['who-was-hurt', 'what-they-saw', 'impact-inside'],
      profiles: ['full', 'short'],
    },
    { heading: 'What stopped it', means: 'impact', questions: ['what-stopped-it'], profiles: ['near-miss'] },
    { heading: 'Detection and response', means: 'detection', blocks: ['detection'], questions: ['how-noticed', 'alert-said', 'noticed-sooner'] },
    { heading: 'Steps taken', means: 'response', depth: 3, blocks: ['steps'], questions: ['responders', 'process'], profiles: ['full'] },
    { heading: 'Root cause analysis', means: 'causes', blocks: ['causes'], questions: ['whys', 'factors', 'trigger', 'acquired-where', 'which-limit'] },
    { heading: 'Evidence', means: 'investigation', depth: 3, blocks: ['evidence'], questions: ['looked-elsewhere'], profiles: ['full'] },
    { heading: 'Ruled out', means: 'investigation', depth: 3, blocks: ['ruled-out'], profiles: ['full'] },
    { heading: 'Not checked', means: 'investigation', depth: 3, blocks: ['not-checked'], profiles: ['full'] },
    { heading: 'Timeline', means: 'timeline', blocks: ['timeline'], questions: ['outside'] },
    { heading: 'Metrics', means: 'timeline', depth: 3, blocks: ['metrics'], profiles: ['full', 'short'] },
    { heading: 'Notes and links', means: 'investigation', depth: 3, blocks: ['notes', 'links'], profiles: ['full'] },
    { heading: 'Resolution', means: 'resolution', blocks: ['resolution'], questions: ['freed', 'over', 'recovered-sooner'] },
    { heading: 'What went well', means: 'lessons', questions: ['went-well', 'luck'], profiles: ['full', 'near-miss'] },
    { heading: 'What can be improved', means: 'lessons', questions: ['went-badly', 'backlog'], profiles: ['full', 'near-miss'] },
    { heading: 'Seen before', means: 'recurrence', blocks: ['recurrence'], questions: ['seen-before'], profiles: ['full'] },
    { heading: 'Corrective actions', means: 'changes', questions: ['actions', 'guard', 'saturation-alert', 'not-done'] },
  ],
};
