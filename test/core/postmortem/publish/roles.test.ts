import { expect, test } from 'vitest';
import { withRoles } from '../../../../core/postmortem/publish/roles.ts';
import { postmortem, read } from '../../../fixtures/postmortem.ts';

const PEOPLE = `teams: [payments]
participants:
  - { role: incident-commander, name: Grace Hopper }
  - { role: database-on-call, name: Alan Turing (@alan) }
  - { role: responder, name: Ada Lovelace }
  - { role: responder, name: Edsger Dijkstra }
  - { role: scribe }
`;

test.each([
  ['a name', 'Then Grace Hopper restarted it.', 'Then the incident commander restarted it.'],
  ['a name in other letters', 'then GRACE  HOPPER restarted it', 'then the incident commander restarted it'],
  ['a last name alone', 'Then Turing found it.', 'Then the database on-call found it.'],
  ['the start of a sentence', 'It broke. Turing found it.', 'It broke. The database on-call found it.'],
  ['the start of an item', '- Turing found it', '- The database on-call found it'],
  ['the start of a cell', '| a | b |\n| - | - |\n| Turing | x |', '| a | b |\n| - | - |\n| The database on-call | x |'],
  ['a genitive', "in Hopper's review", "in the incident commander's review"],
  ['a role that is said already', 'the database on-call Alan Turing found it', 'the database on-call found it'],
  ['two of one role', 'Ada Lovelace asked Dijkstra.', 'Responder A asked responder B.'],
  ['a handle of a participant', 'restarted by @alan', 'restarted by the database on-call'],
  ['a handle of a team', 'asked @payments', 'asked the payments team'],
  ['a handle of anybody else', 'asked @someone-else, too', 'asked a colleague, too'],
  ['an e-mail of a participant', 'wrote to grace.hopper@example.org.', 'wrote to the incident commander.'],
  ['a participant in code', 'in `/home/alan` or `git log --author="Alan Turing"`', 'in `/home/alan` or `git log --author="database-on-call"`'],
])('turns %s into a role', (_, body, expected) => {
  expect(bodyOf(body)).toBe(expected);
});

test.each([
  ['words that begin like a name', 'Turings gracefully adapt'],
  ['a package', 'installed @scope/name'],
  ['an address with a login', 'git@example.org:x/y.git and postgres://app@db/x'],
  ['a decorator in code', '```java\n@Override void x() {}\n```'],
])('leaves %s alone', (_, body) => {
  expect(bodyOf(body)).toBe(body);
});

test('says what was replaced by what, and where, and never what stood there', () => {
  const { replaced } = withRoles(read(postmortem('It broke.\n\nTuring and @nobody found it.', PEOPLE)));
  expect(replaced).toEqual([
    { kind: 'name', by: 'the database on-call', line: 18, column: 1 },
    { kind: 'handle', by: 'a colleague', line: 18, column: 12 },
  ]);
});

test('a title and a factor lose their names too', () => {
  const { text } = withRoles(read(postmortem('x', `${PEOPLE}takeaway: Hopper was right\n`)));
  expect(text).toContain('takeaway: the incident commander was right');
});

test('who took part and who owns what stays in the head, which is left behind later', () => {
  const { text, replaced } = withRoles(read(postmortem('x', `${PEOPLE}owner: "@alan"\n`)));
  expect(text).toContain('name: Grace Hopper');
  expect(text).toContain('owner: "@alan"');
  expect(replaced).toEqual([]);
});

test('a role of markup becomes plain words', () => {
  const { text } = withRoles(read(postmortem('Grace Hopper', 'participants: [{ role: "<b>: |x|", name: Grace Hopper }]\n')));
  expect(text).toContain('\nThe b x\n');
});

function bodyOf(body: string): string {
  return withRoles(read(postmortem(body, PEOPLE)))
    .text.split('---\n\n')
    .slice(1)
    .join('---\n\n')
    .trimEnd();
}
