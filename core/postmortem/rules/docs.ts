import { linkOf } from '../link.ts';
import { POSTMORTEM_RULES } from './index.ts';
import type { PostmortemRule } from './rule.ts';

/** All that is to be said about a rule, as plain data for a page or a terminal. */
export interface RuleDocs extends Pick<PostmortemRule, 'id' | 'name' | 'layer' | 'severity' | 'asks' | 'why'> {
  /** Path of its page on the site. */
  readonly link: string;
  /** Texts in which it finds something, then texts that pass. */
  readonly examples: readonly { readonly markdown: string; readonly finds: readonly string[] }[];
}

/** Every rule with its documentation, by layer and number. */
export function ruleDocs(rules: readonly PostmortemRule[] = POSTMORTEM_RULES): readonly RuleDocs[] {
  return rules.map((rule) => {
    const { id, name, layer, severity, asks, why } = rule;
    const examples = rule.examples.map(({ markdown, finds }) => ({ markdown, finds }));
    return {
      id,
      name,
      layer,
      severity,
      asks,
      why,
      link: linkOf(rule),
      examples: examples.toSorted((a, b) => Number(b.finds.length > 0) - Number(a.finds.length > 0)),
    };
  });
}
