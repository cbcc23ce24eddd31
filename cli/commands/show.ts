import { UserError } from '../../core/errors.ts';
import { nearest } from '../../core/knowledge/nearest.ts';
import type { Library, Section } from '../../core/knowledge/types.ts';
import { type Page, resolvePage } from '../../core/match/resolve.ts';
import { printable } from '../../core/printable.ts';
import { safeJson } from '../../core/safe-json.ts';
import { styleFor, widthOf } from '../formats/style.ts';
import type { CliCommand } from '../shell.ts';
import { type ContentOptions, type LoadLibrary, loadLibrary, withContent } from './knowledge.ts';

/** One page of the library, for reading in a terminal. */
export const show: CliCommand = showWith(loadLibrary);

export function showWith(load: LoadLibrary): CliCommand {
  return {
    name: 'show',
    build(command, shell) {
      withContent(command)
        .description('read a runbook, a guide, a case study, the playbook, the symptom table or the prevention list')
        .argument('<id>', 'an id, the beginning of one, an alert name; or playbook, symptoms, prevention, other-messages')
        .option('--section <name>', 'only the part under this heading, such as Diagnosis')
        .option('--json', 'as JSON')
        .addHelpText('after', EXAMPLES)
        .action(async (id: string, { section, json, ...options }: { section?: string; json?: boolean } & ContentOptions) => {
          const library = await load(shell, options);
          const page = pageOf(library, id);
          const part = section === undefined ? undefined : sectionOf(page, section);
          if (json) {
            shell.out(`${safeJson({ schema: 1, ...(part ?? parsedPage(library, page)) }, 2)}\n`);
            return;
          }
          const [{ renderMarkdown }, { markdownOf, sectionMarkdown }] = await Promise.all([
            import('../../core/page/markdown.ts'),
            import('../../core/page/library-page.ts'),
          ]);
          const markdown = part ? sectionMarkdown(part) : markdownOf(library, page);
          shell.out(await renderMarkdown(markdown, { width: widthOf(shell.stdout), style: styleFor(shell.stdout) }));
        });
    },
  };
}

const EXAMPLES = `
Examples:
  $ stanch show fd-leak
  $ stanch show NodeFileDescriptorLimit --section Diagnosis
  $ stanch show playbook
  $ stanch show fd-leak --json`;

function pageOf(library: Library, id: string): Page {
  const found = resolvePage(library, id);
  if (found.page) return found.page;
  const typed = printable(id.slice(0, 80));
  const near = found.near.map((name) => printable(name)).join(', ');
  if (found.ambiguous) throw new UserError(`"${typed}" is the beginning of several ids.`, { hint: `Say which one: ${near}` });
  const hint = near === '' ? `Look for it: stanch search ${typed || 'WORDS'}` : `Did you mean ${near}? Or look for it: stanch search ${typed}`;
  throw new UserError(`Nothing in the library is called "${typed}".`, { hint });
}

function sectionOf(page: Page, typed: string): Section {
  const sections = sectionsOf(page);
  if (sections.length === 0) throw new UserError('This page has no sections.', { hint: 'Leave --section out to read all of it.' });
  const wanted = typed.trim().toLowerCase();
  const names = ({ heading, slug }: Section) => [heading.toLowerCase(), slug];
  const beginning = sections.filter((section) => wanted !== '' && names(section).some((name) => name.startsWith(wanted)));
  const found = sections.find((section) => names(section).includes(wanted)) ?? (beginning.length === 1 ? beginning[0] : undefined);
  if (found) return found;
  const close = nearest(
    wanted,
    sections.map(({ heading }) => heading),
  );
  throw new UserError(`There is no section "${printable(typed.slice(0, 80))}" here.`, {
    hint: close ? `Did you mean --section "${printable(close)}"?` : `The sections are ${sections.map(({ heading }) => printable(heading)).join(', ')}.`,
  });
}

function sectionsOf(page: Page): readonly Section[] {
  switch (page.kind) {
    case 'cause':
      return page.runbook.sections;
    case 'guide':
      return page.guide.sections;
    case 'case-study':
      return page.study.sections;
    default:
      return [];
  }
}

/** The parsed page, with what points at it. */
function parsedPage(library: Library, page: Page): object {
  switch (page.kind) {
    case 'cause':
      return { kind: page.kind, ...page.runbook, backlinks: library.backlinks[page.runbook.id] };
    case 'guide':
      return { kind: page.kind, ...page.guide };
    case 'case-study':
      return { kind: page.kind, ...page.study };
    case 'symptom':
      return { kind: page.kind, ...page.symptom };
    case 'step':
      return { kind: page.kind, phase: page.phase.id, ...page.step };
    case 'playbook':
      return { kind: page.kind, ...library.playbook };
    case 'symptoms':
      return { kind: page.kind, symptoms: library.symptoms };
    case 'other-messages':
      return { kind: page.kind, context: library.context };
    case 'prevention':
      return { kind: page.kind, prevention: library.prevention };
  }
}
