import type { Finding, SourceFile } from '../../knowledge/types.ts';
import { printable } from '../../printable.ts';
import type { Redactor } from '../../redact/redact.ts';
import { type PostmortemDocument, readPostmortem } from '../document.ts';
import type { PostmortemFront } from '../schema.ts';
import { questionsLeft } from './questions-left.ts';
import { type Replacement, withRoles } from './roles.ts';
import { withoutSecrets } from './secrets.ts';

/** What else has to say yes before a postmortem is published: the rules of `postmortem check`, errors only. */
export type CheckBefore = (file: SourceFile) => readonly Finding[];

export interface PrepareOptions {
  readonly check: CheckBefore;
  readonly redactor: Pick<Redactor, 'text'>;
  /** A project's own names of severities, with what they stand for. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** A postmortem whose people are roles and whose secrets are tokens. */
export interface Prepared {
  /** Undefined where its front matter does not hold; the findings say why. */
  readonly document: (PostmortemDocument & { readonly head: PostmortemFront }) | undefined;
  readonly replaced: readonly Replacement[];
  /** Whatever keeps it from being published. */
  readonly findings: readonly Finding[];
}

/** Reads a postmortem for publishing; the findings are those of the text as it would leave the house. */
export function prepare(file: SourceFile, { check, redactor, labels = {} }: PrepareOptions): Prepared {
  const findings: Finding[] = [];
  const original = readPostmortem(file, findings, labels);
  if (!original?.head) return { document: undefined, replaced: [], findings };
  const roles = withRoles(original);
  const { text, replaced } = withoutSecrets(roles.text, redactor);
  const clean = { ...file, text };
  const document = readPostmortem(clean, [], labels);
  if (document?.head?.title === undefined) return { document: undefined, replaced: [], findings: [...findings, brokenByRoles(file)] };
  const form = new Set(findings.map(keyOf));
  const asked = check(clean).filter((finding) => !form.has(keyOf(finding)));
  // A project may have switched the check of placeholders off; what is asked and not answered stays inside all the same.
  const said = new Set(asked.map(({ line }) => line));
  const left = questionsLeft(document, file.path).filter(({ line }) => !said.has(line));
  return {
    document: { ...document, head: document.head },
    replaced: [...roles.replaced, ...replaced],
    findings: [...findings, ...left, ...asked].toSorted((a, b) => a.line - b.line || a.column - b.column),
  };
}

const keyOf = ({ line, column, message }: Finding): string => `${line}:${column} ${message}`;

function brokenByRoles({ path }: SourceFile): Finding {
  return {
    file: printable(path),
    line: 1,
    column: 1,
    rule: 'front-matter-value',
    message: 'Unexpected name, handle or secret that is part of a key of the front matter, expected none there',
  };
}
