import type { Template } from './template.ts';

/** After the form in Atlassian's incident management handbook. */
export const atlassian: Template = {
  name: 'atlassian',
  summary: 'after Atlassian: lead-up, fault, detection, response, recovery, five whys, backlog check, recurrence',
  sections: [
    { heading: 'Incident summary', blocks: ['summary'], questions: ['summary'] },
    { heading: 'Lead-up', questions: ['lead-up', 'trigger'] },
    { heading: 'Fault', questions: ['fault', 'acquired-where', 'which-limit'] },
    { heading: 'Impact', blocks: ['impact'], questions: ['who-was-hurt', 'what-they-saw', 'impact-inside'], profiles: ['full', 'short'] },
    { heading: 'What stopped it', questions: ['what-stopped-it'], profiles: ['near-miss'] },
    { heading: 'Detection', blocks: ['detection'], questions: ['how-noticed', 'noticed-sooner'] },
    { heading: 'Response', blocks: ['steps'], questions: ['responders', 'goals', 'action', 'help', 'process'], profiles: ['full'] },
    { heading: 'Recovery', blocks: ['resolution'], questions: ['freed', 'over', 'recovered-sooner'] },
    { heading: 'Timeline', blocks: ['timeline'], questions: ['outside'] },
    { heading: 'Metrics', depth: 3, blocks: ['metrics'], profiles: ['full', 'short'] },
    { heading: 'Evidence', blocks: ['evidence'], questions: ['cues', 'knowledge', 'assessment', 'looked-elsewhere'], profiles: ['full'] },
    { heading: 'Ruled out', depth: 3, blocks: ['ruled-out'], profiles: ['full'] },
    { heading: 'Not checked', depth: 3, blocks: ['not-checked'], profiles: ['full'] },
    { heading: 'Notes and links', depth: 3, blocks: ['notes', 'links'], profiles: ['full'] },
    { heading: 'Five whys', questions: ['whys'], profiles: ['full'] },
    { heading: 'Root causes', blocks: ['causes'], questions: ['factors'] },
    { heading: 'Backlog check', questions: ['backlog'], profiles: ['full', 'near-miss'] },
    { heading: 'Recurrence', blocks: ['recurrence'], questions: ['seen-before'], profiles: ['full', 'near-miss'] },
    { heading: 'Lessons learned', questions: ['went-well', 'went-badly', 'luck'], profiles: ['full', 'near-miss'] },
    { heading: 'Corrective actions', questions: ['actions', 'guard', 'saturation-alert', 'not-done'] },
  ],
};
