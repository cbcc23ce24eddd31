import { readPostmortem } from '../document.ts';
import type { RuleContext } from './rule.ts';

/** A context with an earlier postmortem in the folder, for examples; it is read only when somebody looks at it. */
export function earlier(id: string, markdown: () => string): Partial<RuleContext> {
  return {
    get others() {
      const text = markdown().replace(/^---\n/, `---\nid: ${id}\n`);
      return [readPostmortem({ path: `postmortems/${id.toLowerCase()}.md`, text }, [])].filter((document) => document !== undefined);
    },
  };
}
