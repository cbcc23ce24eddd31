import type { Template } from './template.ts';

/** After the form in PagerDuty's incident response documentation: no single root cause, and messages at the end. */
export const pagerduty: Template = {
  name: 'pagerduty',
  summary: 'after PagerDuty: contributing factors instead of a root cause, responders, messages inside and outside',
  sections: [
    { heading: 'Overview', means: 'summary', blocks: ['summary'], questions: ['summary-short'] },
    { heading: 'What happened', means: 'background', questions: ['lead-up', 'fault'] },
    { heading: 'Contributing factors', means: 'causes', blocks: ['causes'], questions: ['factors', 'trigger', 'acquired-where', 'which-limit'] },
    { heading: 'Resolution', means: 'resolution', blocks: ['resolution'], questions: ['freed', 'over', 'for-now'] },
    { heading: 'Impact', means: 'impact', blocks: ['impact'], questions: ['who-was-hurt', 'what-they-saw', 'impact-inside'], profiles: ['full', 'short'] },
    { heading: 'What stopped it', means: 'impact', questions: ['what-stopped-it'], profiles: ['near-miss'] },
    { heading: 'Responders', means: 'response', questions: ['responders'], profiles: ['full'] },
    { heading: 'Timeline', means: 'timeline', blocks: ['timeline'], questions: ['outside', 'how-noticed'] },
    { heading: 'Metrics', means: 'timeline', depth: 3, blocks: ['metrics'], profiles: ['full', 'short'] },
    {
      heading: 'Analysis',
      means: 'investigation',
      questions: ['cues', 'knowledge', 'goals', 'assessment', 'action', 'help', 'process'],
      profiles: ['full'],
    },
    { heading: 'Evidence', means: 'investigation', depth: 3, blocks: ['evidence'], profiles: ['full'] },
    { heading: 'Ruled out', means: 'investigation', depth: 3, blocks: ['ruled-out'], profiles: ['full'] },
    { heading: 'Not checked', means: 'investigation', depth: 3, blocks: ['not-checked'], profiles: ['full'] },
    { heading: 'Steps taken', means: 'response', depth: 3, blocks: ['steps'], profiles: ['full'] },
    { heading: 'Notes and links', means: 'investigation', depth: 3, blocks: ['notes', 'links'], profiles: ['full'] },
    { heading: 'How it went', means: 'lessons', profiles: ['full', 'near-miss'] },
    { heading: 'What went well', means: 'lessons', depth: 3, questions: ['went-well', 'luck'], profiles: ['full', 'near-miss'] },
    { heading: 'What did not go so well', means: 'lessons', depth: 3, questions: ['went-badly', 'noticed-sooner'], profiles: ['full', 'near-miss'] },
    { heading: 'Seen before', means: 'recurrence', depth: 3, blocks: ['recurrence'], questions: ['seen-before'], profiles: ['full'] },
    { heading: 'Action items', means: 'changes', questions: ['actions', 'guard', 'saturation-alert', 'not-done'] },
    { heading: 'Messages', means: 'messages', profiles: ['full'] },
    { heading: 'To the other teams', means: 'messages', depth: 3, questions: ['message-inside'], profiles: ['full'] },
    { heading: 'To customers', means: 'messages', depth: 3, questions: ['message-outside'], profiles: ['full'] },
  ],
};
