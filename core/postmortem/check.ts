import { shownPath } from '../knowledge/document.ts';
import { spotOf } from '../knowledge/report.ts';
import { RULES } from '../knowledge/rules.ts';
import type { Finding, SourceFile } from '../knowledge/types.ts';
import { DEFAULT_CONFIG, type PostmortemConfig } from './config.ts';
import { type PostmortemDocument, readPostmortem } from './document.ts';
import { checkIgnores, type Ignore, ignoresOf, takesAway } from './ignores.ts';
import { linkOf } from './link.ts';
import { POSTMORTEM_RULES } from './rules/index.ts';
import type { PostmortemRule, Remark, RuleContext, RuleLayer, RuleSeverity } from './rules/rule.ts';
import { type LayerScore, scoreLayers } from './score.ts';

/** What a rule found in a postmortem, with all a reader needs to act on it. */
export interface PostmortemFinding extends Finding {
  readonly severity: RuleSeverity;
  readonly layer: RuleLayer;
  readonly why: string;
  readonly link: string;
}

export interface CheckOptions {
  /** The day of the check, `YYYY-MM-DD`. */
  readonly today: string;
  readonly external?: boolean;
  /** Other postmortems of the same folder; asked for once, by the first rule that wants them. */
  readonly others?: () => readonly PostmortemDocument[];
  readonly config?: PostmortemConfig;
  /** Whether a path stands for something, seen from the folder of the postmortem; left out, links to files are not followed. */
  readonly exists?: (path: string) => boolean;
  readonly rules?: readonly PostmortemRule[];
}

export interface PostmortemReport {
  readonly file: string;
  /** By place in the file. */
  readonly findings: readonly PostmortemFinding[];
  readonly scores: readonly LayerScore[];
}

/** The id under which a comment that should take findings away is reported itself. */
const IGNORE_RULE = 'ignore-comment';

/** Everything the rules have to say about one postmortem, after its ignore comments and the project's configuration. */
export function checkPostmortem(file: SourceFile, options: CheckOptions): PostmortemReport {
  const { config = DEFAULT_CONFIG, rules = POSTMORTEM_RULES } = options;
  const form: Finding[] = [];
  const document = readPostmortem(file, form, config.severity_labels);
  const path = shownPath(file);
  const found = form.map((finding) => ofForm(finding, config));
  if (document) found.push(...remarksOf(document, rules, path, { ...options, config }));
  const findings = found.sort((a, b) => a.line - b.line || a.column - b.column || (a.rule < b.rule ? -1 : 1));
  return { file: path, findings, scores: scoreLayers(findings, rules) };
}

/** The report on a file that could not be taken at all. */
export function unreadableReport(finding: Finding): PostmortemReport {
  const findings = [ofForm(finding, DEFAULT_CONFIG)];
  return { file: finding.file, findings, scores: [] };
}

/** What one rule finds, with what the comments of the file take away left out. `used` takes the comments that did. */
export function applyRule(document: PostmortemDocument, rule: PostmortemRule, context: RuleContext, ignores: readonly Ignore[], used: Set<Ignore>): Remark[] {
  return rule.check(document, context).filter((remark) => {
    const by = ignores.filter((ignore) => takesAway(ignore, rule.id, spotOf(remark.at)));
    for (const ignore of by) used.add(ignore);
    return by.length === 0;
  });
}

/** The usual context of a check, from a project's configuration. */
export function contextFor({ today, external = false, others = () => [], config = DEFAULT_CONFIG, exists }: CheckOptions): RuleContext {
  let read: readonly PostmortemDocument[] | undefined;
  return {
    today,
    external,
    ...(exists ? { exists } : {}),
    // Parsing a whole folder takes longer than everything else, and few rules look at it.
    get others() {
      read ??= others();
      return read;
    },
    allow: config.allow.map((phrase) => phrase.toLowerCase()),
    participants: config.participants,
  };
}

function remarksOf(
  document: PostmortemDocument,
  rules: readonly PostmortemRule[],
  file: string,
  options: CheckOptions & { config: PostmortemConfig },
): PostmortemFinding[] {
  const { config } = options;
  const context = contextFor(options);
  const ignores = ignoresOf(document);
  const used = new Set<Ignore>();
  const findings = rules.flatMap((rule) => {
    const set = config.rules[rule.id];
    return applyRule(document, rule, context, ignores, used).flatMap(({ at, message, better, severity }): PostmortemFinding[] => {
      const level = set ?? severity ?? rule.severity;
      if (level === 'off') return [];
      const { id, layer, why } = rule;
      return [
        { file, ...spotOf(at), rule: id, message, severity: level, layer, why, ...(better === undefined ? {} : { better }), link: linkOf(rule, config.site) },
      ];
    });
  });
  const known = rules.map(({ id }) => id);
  const ofComments = checkIgnores(ignores, used, known).map(
    ({ at, message }): PostmortemFinding => ({
      file,
      ...spotOf(at),
      rule: IGNORE_RULE,
      message,
      severity: 'warn',
      layer: 'schema',
      why: 'A finding taken away without a reason cannot be judged by the next reader.',
      link: linkOf({ layer: 'schema', name: IGNORE_RULE }, config.site),
    }),
  );
  return [...findings, ...ofComments];
}

function ofForm(finding: Finding, config: PostmortemConfig): PostmortemFinding {
  const why: string = (RULES as Readonly<Record<string, string>>)[finding.rule] ?? '';
  return { ...finding, severity: 'error', layer: 'schema', why, link: linkOf({ layer: 'schema', name: finding.rule }, config.site) };
}
