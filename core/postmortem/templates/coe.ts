import type { Template } from './template.ts';

/** After the Correction of Error of AWS. */
export const coe: Template = {
  name: 'coe',
  summary: 'after the Correction of Error of AWS: metrics early, questions for each phase, five whys, related items',
  sections: [
    { heading: 'Summary', means: 'summary', blocks: ['summary'], questions: ['summary'] },
    { heading: 'Background', means: 'background', questions: ['background'], profiles: ['full'] },
    { heading: 'Impact', means: 'impact', blocks: ['impact'], questions: ['who-was-hurt', 'what-they-saw', 'impact-inside'], profiles: ['full', 'short'] },
    { heading: 'What stopped it', means: 'impact', questions: ['what-stopped-it'], profiles: ['near-miss'] },
    { heading: 'Metrics', means: 'timeline', blocks: ['metrics'], questions: ['data-links'], profiles: ['full', 'short'] },
    { heading: 'Timeline', means: 'timeline', blocks: ['timeline'], questions: ['outside'] },
    { heading: 'Detection', means: 'detection', blocks: ['detection'], questions: ['how-noticed', 'noticed-sooner', 'saturation-alert'] },
    { heading: 'Diagnosis', means: 'investigation', blocks: ['evidence'], questions: ['cues', 'knowledge', 'assessment', 'help'], profiles: ['full'] },
    { heading: 'Ruled out', means: 'investigation', depth: 3, blocks: ['ruled-out'], profiles: ['full'] },
    { heading: 'Not checked', means: 'investigation', depth: 3, blocks: ['not-checked'], profiles: ['full'] },
    { heading: 'Commands run and files read', means: 'investigation', depth: 3, blocks: ['looks'], profiles: ['full'] },
    { heading: 'Mitigation', means: 'resolution', blocks: ['resolution', 'steps'], questions: ['freed', 'over', 'recovered-sooner'] },
    { heading: 'Five whys', means: 'causes', blocks: ['causes'], questions: ['whys', 'factors', 'trigger', 'acquired-where', 'which-limit'] },
    { heading: 'Lessons learned', means: 'lessons', questions: ['went-well', 'went-badly', 'luck', 'backlog'], profiles: ['full', 'near-miss'] },
    { heading: 'Corrective actions', means: 'changes', questions: ['actions', 'guard', 'shared-with', 'not-done'] },
    { heading: 'Related items', means: 'recurrence', blocks: ['recurrence', 'links'], questions: ['seen-before'], profiles: ['full'] },
  ],
};
