import { dirname, resolve } from 'node:path';
import type { Root } from 'mdast';
import { lintRule } from 'unified-lint-rule';
import type { VFile } from 'vfile';
import { findConfig, readProjectConfig } from '../content/project-config.ts';
import { spotOf } from '../core/knowledge/report.ts';
import type { Finding } from '../core/knowledge/types.ts';
import { applyRule, contextFor } from '../core/postmortem/check.ts';
import type { PostmortemConfig } from '../core/postmortem/config.ts';
import { type PostmortemDocument, readPostmortem } from '../core/postmortem/document.ts';
import { type Ignore, ignoresOf } from '../core/postmortem/ignores.ts';
import { linkOf } from '../core/postmortem/link.ts';
import { POSTMORTEM_RULES } from '../core/postmortem/rules/index.ts';
import type { PostmortemRule } from '../core/postmortem/rules/rule.ts';

/** What a rule may be told in a remark configuration: `[preset.B15, ['error', {external: true}]]`. */
export interface PresetOptions {
  readonly external?: boolean;
}

/** What is read of a file once, for all rules. */
interface ReadFile {
  readonly document: PostmortemDocument | undefined;
  readonly form: readonly Finding[];
  readonly config: PostmortemConfig;
  readonly ignores: readonly Ignore[];
}

const files = new WeakMap<VFile, ReadFile>();
const IDS = POSTMORTEM_RULES.map(({ id }) => id);

/** Every rule as a plugin of remark, by id. */
export const plugins = Object.fromEntries(POSTMORTEM_RULES.map((rule) => [rule.id, pluginOf(rule)]));

/** The form of the file: front matter, hostile characters, raw HTML. */
const form = lintRule<Root, PresetOptions>('stanch:form', (_tree, file) => {
  for (const { message, line, column } of readOnce(file).form) file.message(message, { line, column });
});

/** The rules of `stanch postmortem check` for remark: errors fail it, what is only worth a thought is left out. */
const preset = {
  plugins: [[form, ['error']], ...POSTMORTEM_RULES.filter(({ severity }) => severity !== 'info').map(({ id, severity }) => [plugins[id], [severity]])],
};

export default preset;

function pluginOf(rule: PostmortemRule) {
  const meta = { origin: `stanch:${rule.id}`, url: linkOf(rule) };
  return lintRule<Root, PresetOptions>(meta, (_tree, file, options) => {
    const { document, config, ignores } = readOnce(file);
    if (!document || config.rules[rule.id] === 'off') return;
    const today = new Date().toISOString().slice(0, 10);
    const context = contextFor({ today, external: options?.external === true, config });
    for (const { at, message, better, severity } of applyRule(document, rule, context, ignores, new Set())) {
      if (severity === 'info' && rule.severity !== 'info') continue;
      const said = file.message(message, spotOf(at));
      said.note = better === undefined ? rule.why : `${rule.why} Better: ${better}`;
    }
  });
}

function readOnce(file: VFile): ReadFile {
  const known = files.get(file);
  if (known) return known;
  const path = file.path ?? 'postmortem.md';
  const config = readProjectConfig(findConfig(dirname(resolve(file.cwd, path))), IDS, file.cwd);
  const found: Finding[] = [];
  const document = readPostmortem({ path, text: String(file) }, found, config.severity_labels);
  const read = { document, form: found, config, ignores: document ? ignoresOf(document) : [] };
  files.set(file, read);
  return read;
}
