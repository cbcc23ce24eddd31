import type { Template } from './template.ts';

/** One page, for what was small. */
export const short: Template = {
  name: 'short',
  summary: 'one page for a small incident: what happened, the timeline, why, and what follows',
  sections: [
    { heading: 'Summary', blocks: ['summary'], questions: ['summary-short', 'who-was-hurt'] },
    { heading: 'Timeline', blocks: ['timeline'] },
    { heading: 'Causes', blocks: ['causes'], questions: ['factors', 'acquired-where'] },
    { heading: 'Evidence', depth: 3, blocks: ['evidence'], profiles: [] },
    { heading: 'Resolution', blocks: ['resolution'], questions: ['freed'] },
    { heading: 'What stopped it', questions: ['what-stopped-it'], profiles: ['near-miss'] },
    { heading: 'What changed', questions: ['actions', 'guard'] },
  ],
};
