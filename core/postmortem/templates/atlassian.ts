import type { Template } from './template.ts';

/** After the form in Atlassian's incident management handbook. */
export const atlassian: Template = {
  name: 'atlassian',
  summary: 'after Atlassian: lead-up, fault, detection, response, recovery, five whys, backlog check, recurrence',
  sections: [
    { heading: 'Incident summary', means: 'summary', blocks: ['summary'], questions: ['summary'] },
    { heading: 'Lead-up', means: 'background', questions: ['lead-up', 'trigger'] },
    { heading: 'Fault', means: 'causes', questions: ['fault', 'acquired-where', 'which-limit'] },
    { heading: 'Impact', means: 'impact', blocks: ['impact'], questions: ['who-was-hurt', 'what-they-saw', 'impact-inside'], profiles: ['full', 'short'] },
    { heading: 'What stopped it', means: 'impact', questions: ['what-stopped-it'], profiles: ['near-miss'] },
    { heading: 'Detection', means: 'detection', blocks: ['detection'], questions: ['how-noticed', 'noticed-sooner'] },
    { heading: 'Response', means: 'response', blocks: ['steps'], questions: ['responders', 'help', 'process'], profiles: ['full'] },
    { heading: 'Recovery', means: 'resolution', blocks: ['resolution'], questions: ['freed', 'over', 'recovered-sooner'] },
    { heading: 'Timeline', means: 'timeline', blocks: ['timeline'], questions: ['outside'] },
    { heading: 'Metrics', means: 'timeline', depth: 3, blocks: ['metrics'], profiles: ['full', 'short'] },
    { heading: 'Evidence', means: 'investigation', blocks: ['evidence'], questions: ['cues', 'assessment', 'looked-elsewhere'], profiles: ['full'] },
    { heading: 'Ruled out', means: 'investigation', depth: 3, blocks: ['ruled-out'], profiles: ['full'] },
    { heading: 'Not checked', means: 'investigation', depth: 3, blocks: ['not-checked'], profiles: ['full'] },
    { heading: 'Notes and links', means: 'investigation', depth: 3, blocks: ['notes', 'links'], profiles: ['full'] },
    { heading: 'Five whys', means: 'causes', questions: ['whys'], profiles: ['full'] },
    { heading: 'Root causes', means: 'causes', blocks: ['causes'], questions: ['factors'] },
    { heading: 'Backlog check', means: 'lessons', questions: ['backlog'], profiles: ['full', 'near-miss'] },
    { heading: 'Recurrence', means: 'recurrence', blocks: ['recurrence'], questions: ['seen-before'], profiles: ['full', 'near-miss'] },
    { heading: 'Lessons learned', means: 'lessons', questions: ['went-well', 'went-badly', 'luck'], profiles: ['full', 'near-miss'] },
    { heading: 'Corrective actions', means: 'changes', questions: ['actions', 'guard', 'saturation-alert', 'not-done'] },
  ],
};
