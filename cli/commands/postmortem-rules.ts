import type { Command } from 'commander';
import { UserError } from '../../core/errors.ts';
import { nearest } from '../../core/knowledge/nearest.ts';
import type { RuleDocs } from '../../core/postmortem/rules/docs.ts';
import { printable } from '../../core/printable.ts';
import { safeJson } from '../../core/safe-json.ts';
import { styleFor, widthOf } from '../formats/style.ts';
import type { Shell } from '../shell.ts';

const EXAMPLES = `
Examples:
  $ stanch postmortem rules          every rule with what it asks for
  $ stanch postmortem rules B03      one rule: why, what it finds, what passes
  $ stanch postmortem rules --json`;

/** Adds `postmortem rules`: what `postmortem check` asks for. */
export function buildRules(command: Command, shell: Shell): void {
  command
    .command('rules')
    .description('the rules of postmortem check: what each asks for, why, and examples')
    .argument('[rule]', 'an id or a name, such as B03')
    .option('--json', 'as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (wanted: string | undefined, { json }: { json?: boolean }) => {
      const { ruleDocs } = await import('../../core/postmortem/rules/docs.ts');
      const all = ruleDocs();
      const rules = wanted === undefined ? all : [ruleOf(wanted, all)];
      if (json) return shell.out(`${safeJson({ schema: 1, rules }, 2)}\n`);
      const [{ renderMarkdown }, { ruleListMarkdown, ruleMarkdown }] = await Promise.all([
        import('../../core/page/markdown.ts'),
        import('../../core/postmortem/rules/docs-markdown.ts'),
      ]);
      const markdown = wanted === undefined ? ruleListMarkdown(rules) : rules.map(ruleMarkdown).join('\n');
      shell.out(await renderMarkdown(markdown, { width: widthOf(shell.stdout), style: styleFor(shell.stdout) }));
    });
}

function ruleOf(wanted: string, all: readonly RuleDocs[]): RuleDocs {
  const found = all.find(({ id, name }) => id === wanted.toUpperCase() || name === wanted);
  if (found) return found;
  const meant =
    nearest(
      wanted.toUpperCase(),
      all.map(({ id }) => id),
    ) ??
    nearest(
      wanted,
      all.map(({ name }) => name),
    );
  throw new UserError(`There is no rule “${printable(wanted)}”.`, {
    hint: meant === undefined ? 'All of them: stanch postmortem rules' : `Did you mean: stanch postmortem rules ${meant}`,
  });
}
