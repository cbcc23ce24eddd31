/** How a question to a human begins once its Markdown is read; whoever checks a postmortem looks for the ones still there. */
export const QUESTION_READ = 'Question:';

/** How one starts in a draft. */
export const QUESTION = `> **${QUESTION_READ}** `;

/** What only people know. Facts never come from here; a template says where each is asked. */
export const QUESTIONS = {
  summary: 'In 120 words at most: what happened, when, for how long, to whom, and why?',
  'summary-short': 'In two or three sentences: what happened, for how long, and how is it now?',
  'who-was-hurt': 'Who was affected, and how many? A number with its unit, or the reason why it is not known.',
  'what-they-saw': 'What could they not do, and what did they see instead?',
  'impact-inside': 'What did it cost inside: teams that could not work, data to repair, support cases, an error budget?',
  'what-stopped-it': 'What kept it from hurting anybody: a limit, an alert, a test, a person who looked? Would the same hold next time?',
  'how-noticed': 'What brought it to attention: an alert, a synthetic check, a customer, an employee or a third party?',
  'noticed-sooner': 'What would have halved the time until it was noticed?',
  'alert-said': 'Did the alerts point at the problem, and did anybody get one who could do something about it?',
  outside: 'What happened outside this record (calls, chats, decisions, the change that introduced the fault), and when?',
  background: 'What does a reader from another team have to know of the system: its parts, what depends on what, how much it usually carries?',
  'lead-up': 'What had been changed or had built up before, and why was that reasonable then?',
  fault: 'Which part did not do what was expected of it, and what did it do instead?',
  trigger: 'What triggered it, and since when had the fault been there?',
  // The seven of debriefing: what people noticed, knew, wanted, believed, did, got from others, and worked within.
  cues: 'Cues: what was seen or heard first, what was it taken for, and what was later seen to have been a sign?',
  knowledge: 'Previous knowledge: had anybody met something like it, and what did that lead them to expect?',
  goals: 'Goals: what mattered most at each decision, and which aims pulled against each other?',
  assessment: 'Assessment: what was thought to be going on at each step, and what changed that view?',
  action: 'Action: what was tried, what was expected of it, and which other ways were weighed?',
  help: 'Help: who or what was asked for help, how long did it take to come, and what did it add?',
  process: 'Process: where did the usual ways (access, tools, approvals, hand-overs, runbooks) help, and where did they stand in the way?',
  'looked-elsewhere': 'What was looked at that the record does not hold?',
  responders: 'Which roles took part, from when to when, and how long did each take to join?',
  factors: 'Which factors contributed, each with its evidence (E1, E2 …)? Name two at least, or say why there is only one.',
  whys: 'Ask why, and why again, until changing the answer would prevent the whole class of such incidents. One why may have several answers: follow each.',
  'acquired-where': 'Where is the resource acquired, and which path does not release it (file and line, or component)?',
  'which-limit': 'Which limit was configured, and which one held in the running process?',
  freed: 'What freed the resource, and will it fill up again?',
  over: 'Which reading showed that it was over?',
  'recovered-sooner': 'What would have halved the time from knowing to recovering?',
  'for-now': 'Which of what was done holds only for now, and until when?',
  actions:
    'Which action items follow? Each with an owner, a due date, a type (prevent, mitigate, detect, repair, process, investigate), a link, and the factor it addresses.',
  'not-done': 'What was weighed and will not be done, and why?',
  guard: 'Which test, lint rule or limit keeps this from coming back?',
  'saturation-alert': 'Was there an alert on saturation, at which threshold, and which one would have been early enough?',
  'shared-with': 'What else shares this resource?',
  'went-well': 'What went well?',
  'went-badly': 'What went badly?',
  luck: 'Where did luck help?',
  'seen-before': 'Has this happened before? Which incidents?',
  backlog: 'Was it known already, in a backlog or a review, and what spoke against doing it then?',
  'data-links': 'Which graphs, logs or dashboards show it? A link and a sentence for each.',
  'message-inside': 'What do the other teams have to know, in five sentences?',
  'message-outside': 'What is told to customers, in their words: what they felt, from when to when, and what is done about it?',
  'outside-summary': 'For people who use the service: what did they feel, from when to when, and is it over?',
  'outside-story': 'What happened, in plain words, without names of people, hosts or products that only exist inside?',
  'outside-doing': 'What is done so that it does not come back, and what is done already?',
} as const;

export type QuestionId = keyof typeof QUESTIONS;

/** Questions as Markdown, one quote each. */
export function questionsMarkdown(ids: readonly QuestionId[]): string {
  return ids.map((id) => `${QUESTION}${QUESTIONS[id]}`).join('\n\n');
}
