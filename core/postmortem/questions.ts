/** How a question to a human starts in a draft; whoever checks a postmortem looks for the ones still there. */
export const QUESTION = '> **Question:** ';

/** What only people know, by section of the postmortem. Facts never come from here. */
export const QUESTIONS = {
  Summary: ['In 120 words at most: what happened, when, for how long, to whom, and why?'],
  Impact: [
    'Who was affected, and how many? A number with its unit, or the reason why it is not known.',
    'What could they not do, and what did they see instead?',
    'What brought it to attention: an alert, a synthetic check, a customer, an employee or a third party?',
  ],
  Timeline: ['What happened outside this record (calls, chats, decisions, the change that introduced the fault), and when?'],
  Investigation: ['What did people expect to see at each step, and what surprised them?', 'What was looked at that the record does not hold?'],
  Causes: [
    'Which factors contributed, each with its evidence (E1, E2 …)? Name two at least, or say why there is only one.',
    'What triggered it, and since when had the fault been there?',
    'Where is the resource acquired, and which path does not release it (file and line, or component)?',
    'Which limit was configured, and which one held in the running process?',
  ],
  Resolution: ['What freed the resource, and will it fill up again?', 'Which reading showed that it was over?'],
  'What changed': [
    'Which action items follow? Each with an owner, a due date, a type (prevent, mitigate, detect, repair, process, investigate) and the factor it addresses.',
    'Which test, lint rule or limit keeps this from coming back?',
    'Was there an alert on saturation, at which threshold, and which one would have been early enough?',
    'What else shares this resource?',
  ],
  Lessons: [
    'What went well?',
    'What went badly?',
    'Where did luck help?',
    'Has this happened before? Which incidents?',
    'Was it known already, in a backlog or a review, and what spoke against doing it then?',
  ],
} as const;

export type Heading = keyof typeof QUESTIONS;

/** The questions of a section as Markdown, one quote each. */
export function questionsOf(heading: Heading): string {
  return QUESTIONS[heading].map((question) => `${QUESTION}${question}`).join('\n\n');
}
