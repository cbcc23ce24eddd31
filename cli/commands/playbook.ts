import { UserError } from '../../core/errors.ts';
import type { PlaybookPhase } from '../../core/knowledge/types.ts';
import { printable } from '../../core/printable.ts';
import { safeJson } from '../../core/safe-json.ts';
import { styleFor, widthOf } from '../formats/style.ts';
import type { CliCommand } from '../shell.ts';
import { type LoadLibrary, loadLibrary } from './knowledge.ts';

/** The four phases of an emergency. */
export const playbook: CliCommand = playbookWith(loadLibrary);

export function playbookWith(load: LoadLibrary): CliCommand {
  return {
    name: 'playbook',
    build(command, shell) {
      command
        .description('the emergency playbook: four phases, what to do in each and when it is done')
        .option('--phase <name>', 'only this phase, such as immediate')
        .option('--json', 'as JSON')
        .addHelpText('after', EXAMPLES)
        .action(async ({ phase, json }: { phase?: string; json?: boolean }) => {
          const { title, phases } = (await load(shell)).playbook;
          const wanted = phase === undefined ? phases : [phaseOf(phases, phase)];
          if (json) {
            shell.out(`${safeJson({ schema: 1, title, phases: wanted }, 2)}\n`);
            return;
          }
          const [{ escapeMarkdown, renderMarkdown }, { phasesMarkdown }] = await Promise.all([
            import('../../core/page/markdown.ts'),
            import('../../core/page/library-page.ts'),
          ]);
          const head = phase === undefined ? `# ${escapeMarkdown(title)}\n\n` : '';
          shell.out(await renderMarkdown(head + phasesMarkdown(wanted), { width: widthOf(shell.stdout), style: styleFor(shell.stdout) }));
        });
    },
  };
}

const EXAMPLES = `
Examples:
  $ stanch playbook
  $ stanch playbook --phase immediate
  $ stanch playbook --json`;

function phaseOf(phases: readonly PlaybookPhase[], typed: string): PlaybookPhase {
  const wanted = typed.trim().toLowerCase();
  const names = ({ id, title }: PlaybookPhase) => [id.toLowerCase(), title.toLowerCase()];
  const beginning = phases.filter((phase) => wanted !== '' && names(phase).some((name) => name.startsWith(wanted)));
  const found = phases.find((phase) => names(phase).includes(wanted)) ?? (beginning.length === 1 ? beginning[0] : undefined);
  if (found) return found;
  throw new UserError(`The playbook has no phase "${printable(typed.slice(0, 80))}".`, {
    hint: `The phases are ${phases.map(({ id }) => printable(id)).join(', ')}.`,
  });
}
