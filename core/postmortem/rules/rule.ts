import type { At } from '../../knowledge/report.ts';
import type { PostmortemDocument } from '../document.ts';

/** What a rule is about: the file's form, what is missing, times and figures, action items, or the words. */
export type RuleLayer = 'schema' | 'completeness' | 'timeline' | 'actions' | 'language';

/** `error` keeps a postmortem from being published, `warn` does not, `info` is shown on request. */
export type RuleSeverity = 'error' | 'warn' | 'info';

/** One thing a rule found. */
export interface Remark {
  readonly at: At;
  /** `Unexpected X, expected Y`. Words of the file in it are made printable, as `quote` does. */
  readonly message: string;
  /** How it could be put instead, where the rule can say. */
  readonly better?: string;
  /** Where this one weighs less or more than the rule does, such as a sentence about "we". */
  readonly severity?: RuleSeverity;
}

/** What a rule may know besides the postmortem. */
export interface RuleContext {
  /** The day of the check, `YYYY-MM-DD`: dues are judged by it. */
  readonly today: string;
  /** Set when the text is to leave the house. */
  readonly external: boolean;
  /** Other postmortems of the same folder. */
  readonly others: readonly PostmortemDocument[];
  /** Lower-case words and phrases a project allows, of `stanch.yaml`. */
  readonly allow: readonly string[];
  /** Whether people are to be named in the text by their roles only. */
  readonly participants: 'roles' | 'names';
  /** Whether there is a file or folder; its path is relative to the folder of the postmortem, as in a link. Left out, links are not followed. */
  readonly exists?: (path: string) => boolean;
}

/** A text and what the rule says to it: documentation and test in one. */
export interface RuleExample {
  /** A whole file when it starts with `---`, else the body of one. */
  readonly markdown: string;
  /** `line:column` of each remark within `markdown`; empty for a text that has to pass. */
  readonly finds: readonly string[];
  /** What else the example needs, other than the usual. */
  readonly context?: Partial<RuleContext>;
}

/** One check, whole: one file of this folder, which holds its documentation and its examples too. */
export interface PostmortemRule {
  /** `B03`; stable, people put it into comments and configurations. */
  readonly id: string;
  /** Kebab-case, such as `agent-omission`; file name and last part of its address. */
  readonly name: string;
  readonly layer: RuleLayer;
  readonly severity: RuleSeverity;
  /** What it asks for, in one sentence. */
  readonly asks: string;
  /** Why, in one or two sentences. */
  readonly why: string;
  readonly examples: readonly RuleExample[];
  check(postmortem: PostmortemDocument, context: RuleContext): readonly Remark[];
}
