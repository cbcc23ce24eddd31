import type { Template } from './template.ts';

/** One page, for what was small. */
export const short: Template = {
  name: 'short',
  summary: 'one page for a small incident: what happened, the timeline, why, and what follows',
  sections: [
    { heading: 'Summary', means: 'summary', blocks: ['summary'], questions: ['summary-short', 'who-was-hurt'] },
    { heading: 'Timeline', means: 'timeline', blocks: ['timeline'] },
    { heading: 'Causes', means: 'causes', blocks: ['causes'], questions: ['factors', 'acquired-where'] },
    { heading: 'Evidence', means: 'investigation', depth: 3, blocks: ['evidence'], profiles: [] },
    { heading: 'Resolution', means: 'resolution', blocks: ['resolution'], questions: ['freed'] },
    { heading: 'What stopped it', means: 'impact', questions: ['what-stopped-it'], profiles: ['near-miss'] },
    { heading: 'What changed', means: 'changes', questions: ['actions', 'guard'] },
  ],
};
