import { code, fenced, type MadePage, plain, table } from './page.ts';

/** One command by its own help, as data. */
export interface DescribedCommand {
  readonly name: string;
  /** As it is typed: `stanch incident new`. */
  readonly path: string;
  readonly usage: string;
  /** One line, as in the list of all. */
  readonly summary: string;
  readonly description: string;
  readonly arguments: readonly (Value & { readonly name: string; readonly required: boolean })[];
  readonly options: readonly (Value & { readonly flags: string })[];
  /** Paragraphs below the options that are neither examples nor exit codes. */
  readonly notes: readonly string[];
  readonly examples: readonly { readonly command: string; readonly says?: string }[];
  readonly exitCodes: readonly { readonly code: number; readonly means: string }[];
  readonly commands: readonly DescribedCommand[];
}

/** What may be given to an argument or an option. */
interface Value {
  readonly description: string;
  readonly choices?: readonly string[];
  /** Without it. */
  readonly default?: unknown;
}

/** Every command as a page, and the list of them. */
export function commandPages(commands: readonly DescribedCommand[], version: string): readonly MadePage[] {
  const list: MadePage = {
    id: 'cli',
    title: 'Commands',
    description: 'Every command of stanch with its options, exit codes and examples, from its own help.',
    markdown: [
      `Version ${plain(version)}. The same stands in the terminal: \`stanch help COMMAND\`. Without a command, \`stanch\` opens the wizard.`,
      table(
        ['Command', 'What it does'],
        commands.map(({ name, summary }) => [`[${name}](cli/${name}.md)`, plain(sentence(summary))]),
      ),
      '## Exit codes',
      'They mean the same everywhere; each command says which of them it uses.',
      table(
        ['Code', 'Meaning'],
        [
          ['0', 'Done, and nothing found that would need somebody'],
          ['1', 'A fault in Stanch itself'],
          ['2', 'Wrong use, or something named that does not exist'],
          ['3', 'Found what was looked for: a leak, a finding, a broken record'],
          ['4', 'Inconclusive, or nothing found'],
          ['5', 'A resource is full now'],
          ['130', 'Interrupted'],
        ],
      ),
    ].join('\n\n'),
  };
  return [list, ...commands.map(commandPage)];
}

function commandPage(command: DescribedCommand): MadePage {
  return {
    id: `cli/${command.name}`,
    title: command.path,
    description: sentence(command.summary),
    markdown: [
      ...commandMarkdown(command, 2),
      ...command.commands.flatMap((each) => [`## ${each.path.replace(/^stanch /, '')}`, ...commandMarkdown(each, 3)]),
    ].join('\n\n'),
    ...(command.commands.length > 0 ? { contents: 2 as const } : {}),
  };
}

function commandMarkdown(command: DescribedCommand, depth: number): readonly string[] {
  const { usage, summary, description, notes, examples, exitCodes, commands } = command;
  const heading = (text: string) => (depth === 2 ? `## ${text}` : `**${text}**`);
  return [
    ...(description === summary && depth === 2 ? [] : [plain(sentence(description))]),
    fenced(usage),
    ...(commands.length > 0
      ? [
          table(
            ['Command', 'What it does'],
            commands.map((each) => [`[${each.name}](#${each.path.replace(/^stanch /, '').replaceAll(' ', '-')})`, plain(sentence(each.summary))]),
          ),
        ]
      : []),
    ...(command.arguments.length > 0 ? [heading('Arguments'), command.arguments.map((each) => `- ${code(each.name)}: ${said(each)}`).join('\n')] : []),
    ...(command.options.length > 0 ? [heading('Options'), command.options.map((each) => `- ${code(each.flags)}: ${said(each)}`).join('\n')] : []),
    ...(examples.length > 0 ? [heading('Examples'), ...examples.flatMap(exampleMarkdown)] : []),
    ...notes.map(plain),
    ...(exitCodes.length > 0
      ? [
          heading('Exit codes'),
          table(
            ['Code', 'Meaning'],
            exitCodes.map((each) => [String(each.code), plain(each.means)]),
          ),
        ]
      : []),
  ];
}

const exampleMarkdown = ({ command, says }: DescribedCommand['examples'][number]): readonly string[] => [
  ...(says ? [`${plain(sentence(says))}:`.replace(/\.:$/, ':')] : []),
  fenced(command, 'bash'),
];

function said({ description, choices, default: usual }: Value): string {
  const more = [
    ...(choices ? [`one of ${choices.map(code).join(', ')}`] : []),
    ...(usual === undefined || usual === false ? [] : [`${code(String(usual))} when left out`]),
  ];
  return `${plain(description)}${more.length > 0 ? ` (${more.join('; ')})` : ''}`;
}

function sentence(text: string): string {
  const begun = `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
