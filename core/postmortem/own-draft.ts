import { UserError } from '../errors.ts';
import { quote } from '../knowledge/report.ts';
import type { Finding } from '../knowledge/types.ts';
import { printable } from '../printable.ts';
import { type PostmortemDocument, readPostmortem } from './document.ts';
import { type KeySpot, keySpots } from './head-text.ts';

/** A file that was made from a record and can be brought up to it. */
export interface OwnDraft {
  readonly document: PostmortemDocument;
  /** The head as YAML understood it. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Where its keys stand. */
  readonly keys: ReadonlyMap<string, KeySpot>;
  /** The hashes of its generated keys. */
  readonly hashes: ReadonlyMap<string, string>;
}

/** What the file has to be. */
export interface Expected {
  /** What a person can open, for messages. */
  readonly file: string;
  /** ULID of the incident, and what people call it. */
  readonly incident: string;
  readonly name: string;
  /** The template, where one was asked for. */
  readonly template?: string | undefined;
}

const ELSEWHERE = 'Choose another name: --out ANOTHER-FILE';

/**
 * Reads the draft of an incident.
 * @throws UserError for a file that cannot be read as one, is of another incident or template, or was not made from a record.
 */
export function readOwnDraft(raw: string, { file, incident, name, template }: Expected): OwnDraft {
  const refuse = (says: string, hint = ELSEWHERE): never => {
    throw new UserError(`${file} ${says}. Nothing was written.`, { hint });
  };
  const findings: Finding[] = [];
  const document = readPostmortem({ path: 'postmortem.md', text: raw }, findings);
  const unreadable = findings.find(({ rule }) => UNREADABLE.includes(rule));
  if (!document || unreadable)
    return refuse(`is there already, and is no postmortem that can be read${unreadable ? ` (line ${unreadable.line}: ${printable(unreadable.message)})` : ''}`);
  const { data, length } = document.front;
  if (!isRecord(data) || data['kind'] !== 'postmortem') return refuse('is there already, and is no postmortem');
  if (data['incident'] !== incident) return refuse(`is the postmortem of ${otherThan(data)}, not of ${name}`);
  if (template !== undefined && data['template'] !== template)
    return refuse(`was made with the template ${quote(String(data['template'] ?? 'not recorded'))}`, `Leave --template away to refresh it. ${ELSEWHERE}`);
  const [keys, hashes] = [keySpots(document.text, length), data['generated_sha']];
  if (!keys || !isRecord(hashes) || !Object.values(hashes).every((hash) => typeof hash === 'string'))
    return refuse('has lost its generated_sha, by which a refresh knows what is generated and what is yours', `Put it back as it was. ${ELSEWHERE}`);
  return { document, data, keys, hashes: new Map(Object.entries(hashes).map(([key, hash]) => [key, String(hash)])) };
}

/** Rules whose findings mean that the file was not understood; the others are for `postmortem check`. */
const UNREADABLE: readonly string[] = ['front-matter-absent', 'front-matter-close', 'front-matter-language', 'front-matter-yaml', 'nesting-depth'];

function otherThan({ incident, id }: Readonly<Record<string, unknown>>): string {
  if (incident === undefined) return 'no incident';
  return `another incident, ${quote(String(id ?? incident))}`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
