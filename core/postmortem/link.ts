import type { PostmortemRule } from './rules/rule.ts';

/** Where a rule is described: a path of the site, with its address where the project told it. */
export function linkOf({ layer, name }: Pick<PostmortemRule, 'layer' | 'name'>, site = ''): string {
  return `${site.replace(/\/$/, '')}/rules/${layer}/${name}/`;
}
