import type { Template } from './template.ts';

/** After the Correction of Error of AWS. */
export const coe: Template = {
  name: 'coe',
  summary: 'after the Correction of Error of AWS: metrics early, questions for each phase, five whys, related items',
  sections: [
    { heading: 'Summary', blocks: ['summary'], questions: ['summary'] },
    { heading: 'Background', questions: ['background'], profiles: ['full'] },
    { heading: 'Impact', blocks: ['impact'], questions: ['who-was-hurt', 'what-they-saw', 'impact-inside'], profiles: ['full', 'short'] },
    { heading: 'What stopped it', questions: ['what-stopped-it'], profiles: ['near-miss'] },
    { heading: 'Metrics', blocks: ['metrics'], questions: ['data-links'], profiles: ['full', 'short'] },
    { heading: 'Timeline', blocks: ['timeline'], questions: ['outside'] },
    { heading: 'Detection', blocks: ['detection'], questions: ['how-noticed', 'noticed-sooner', 'saturation-alert'] },
    { heading: 'Diagnosis', blocks: ['evidence'], questions: ['cues', 'knowledge', 'goals', 'assessment', 'action', 'help', 'process'], profiles: ['full'] },
    { heading: 'Ruled out', depth: 3, blocks: ['ruled-out'], profiles: ['full'] },
    { heading: 'Not checked', depth: 3, blocks: ['not-checked'], profiles: ['full'] },
    { heading: 'Commands run and files read', depth: 3, blocks: ['looks'], profiles: ['full'] },
    { heading: 'Mitigation', blocks: ['resolution', 'steps'], questions: ['freed', 'over', 'recovered-sooner'] },
    { heading: 'Five whys', blocks: ['causes'], questions: ['whys', 'factors', 'trigger', 'acquired-where', 'which-limit'] },
    { heading: 'Lessons learned', questions: ['went-well', 'went-badly', 'luck', 'backlog'], profiles: ['full', 'near-miss'] },
    { heading: 'Corrective actions', questions: ['actions', 'guard', 'shared-with', 'not-done'] },
    { heading: 'Related items', blocks: ['recurrence', 'links'], questions: ['seen-before'], profiles: ['full'] },
  ],
};
