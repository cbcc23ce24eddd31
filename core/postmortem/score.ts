import type { PostmortemRule, RuleLayer, RuleSeverity } from './rules/rule.ts';

const LAYERS: readonly RuleLayer[] = ['schema', 'completeness', 'timeline', 'actions', 'language'];

/** How one layer stands. There is no figure over all layers: it would hide which of them fails. */
export interface LayerScore {
  readonly layer: RuleLayer;
  /** Rules that found nothing above `info`. */
  readonly met: number;
  /** Rules of the layer. The form of the file counts as one rule of the schema. */
  readonly rules: number;
  readonly errors: number;
  readonly warnings: number;
}

/** A score for each layer that has rules, in the order they build on each other. */
export function scoreLayers(
  findings: readonly { readonly layer: RuleLayer; readonly rule: string; readonly severity: RuleSeverity }[],
  rules: readonly Pick<PostmortemRule, 'id' | 'layer'>[],
): readonly LayerScore[] {
  return LAYERS.flatMap((layer) => {
    const ids = rules.filter((rule) => rule.layer === layer).map(({ id }) => id);
    const of = findings.filter((finding) => finding.layer === layer && finding.severity !== 'info');
    const failed = new Set(of.map(({ rule }) => (ids.includes(rule) ? rule : 'form')));
    const count = ids.length + (layer === 'schema' ? 1 : 0);
    if (count === 0) return [];
    const errors = of.filter(({ severity }) => severity === 'error').length;
    return [{ layer, met: count - failed.size, rules: count, errors, warnings: of.length - errors }];
  });
}
