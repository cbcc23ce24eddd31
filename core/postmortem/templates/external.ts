import type { Template } from './template.ts';

/** For people outside: three parts, and no fact of the record but the times of the impact. */
export const external: Template = {
  name: 'external',
  summary: 'for customers: summary, what happened, what is done about it; nothing internal',
  forOutside: true,
  sections: [
    { heading: 'Summary', blocks: ['impact-times'], questions: ['outside-summary'] },
    { heading: 'What happened', questions: ['outside-story'] },
    { heading: 'What we are doing', questions: ['outside-doing'] },
  ],
};
