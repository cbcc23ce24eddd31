import type { Template } from './template.ts';

/** After the form in PagerDuty's incident response documentation: no single root cause, and messages at the end. */
export const pagerduty: Template = {
  name: 'pagerduty',
  summary: 'after PagerDuty: contributing factors instead of a root cause, responders, messages inside and outside',
  sections: [
    { heading: 'Overview', blocks: ['summary'], questions: ['summary-short'] },
    { heading: 'What happened', questions: ['lead-up', 'fault'] },
    { heading: 'Contributing factors', blocks: ['causes'], questions: ['factors', 'trigger', 'acquired-where', 'which-limit'] },
    { heading: 'Resolution', blocks: ['resolution'], questions: ['freed', 'over', 'for-now'] },
    { heading: 'Impact', blocks: ['impact'], questions: ['who-was-hurt', 'what-they-saw', 'impact-inside'], profiles: ['full', 'short'] },
    { heading: 'What stopped it', questions: ['what-stopped-it'], profiles: ['near-miss'] },
    { heading: 'Responders', questions: ['responders'], profiles: ['full'] },
    { heading: 'Timeline', blocks: ['timeline'], questions: ['outside', 'how-noticed'] },
    { heading: 'Metrics', depth: 3, blocks: ['metrics'], profiles: ['full', 'short'] },
    {
      heading: 'Analysis',

      questions: ['cues', 'knowledge', 'goals', 'assessment', 'action', 'help', 'process'],
      profiles: ['full'],
    },
    { heading: 'Evidence', depth: 3, blocks: ['evidence'], profiles: ['full'] },
    { heading: 'Ruled out', depth: 3, blocks: ['ruled-out'], profiles: ['full'] },
    { heading: 'Not checked', depth: 3, blocks: ['not-checked'], profiles: ['full'] },
    { heading: 'Steps taken', depth: 3, blocks: ['steps'], profiles: ['full'] },
    { heading: 'Notes and links', depth: 3, blocks: ['notes', 'links'], profiles: ['full'] },
    { heading: 'How did we do', profiles: ['full', 'near-miss'] },
    { heading: 'What went well', depth: 3, questions: ['went-well', 'luck'], profiles: ['full', 'near-miss'] },
    { heading: 'What did not go so well', depth: 3, questions: ['went-badly', 'noticed-sooner'], profiles: ['full', 'near-miss'] },
    { heading: 'Recurrence', depth: 3, blocks: ['recurrence'], questions: ['seen-before'], profiles: ['full'] },
    { heading: 'Action items', questions: ['actions', 'guard', 'saturation-alert', 'not-done'] },
    { heading: 'Messages', profiles: ['full'] },
    { heading: 'To the other teams', depth: 3, questions: ['message-inside'], profiles: ['full'] },
    { heading: 'To customers', depth: 3, questions: ['message-outside'], profiles: ['full'] },
  ],
};
