/** What stands below the options of a command, taken apart. */
export interface HelpText {
  /** Paragraphs that are neither examples nor exit codes. */
  readonly notes: readonly string[];
  readonly examples: readonly { readonly command: string; readonly says?: string }[];
  readonly exitCodes: readonly { readonly code: number; readonly means: string }[];
}

const EXAMPLE = /^ {2}\$ (\S.*?)(?: {2,}(?:# )?(\S.*))?$/;

/** Takes the text apart: paragraphs are parted by an empty line, examples begin with `$`, exit codes are figures with what they mean. */
export function parseHelpText(text: string): HelpText {
  const notes: string[] = [];
  const examples: { command: string; says?: string }[] = [];
  const exitCodes: { code: number; means: string }[] = [];
  for (const paragraph of text.split(/\n\s*\n/)) {
    const lines = paragraph.split('\n').filter((line) => line.trim() !== '');
    if (lines.some((line) => EXAMPLE.test(line))) examples.push(...readExamples(lines));
    else if (lines[0]?.startsWith('Exit codes:')) {
      const { codes, rest } = readExitCodes(lines.join(' '));
      exitCodes.push(...codes);
      if (rest !== '') notes.push(rest);
    } else if (lines.length > 0) notes.push(lines.map((line) => line.trim()).join(' '));
  }
  return { notes, examples, exitCodes };
}

/** A line without a `$` goes on about the example above it. */
function readExamples(lines: readonly string[]): { command: string; says?: string }[] {
  const examples: { command: string; says?: string }[] = [];
  for (const line of lines) {
    const [, command, says] = EXAMPLE.exec(line) ?? [];
    const last = examples.at(-1);
    if (command !== undefined) examples.push({ command, ...(says === undefined ? {} : { says }) });
    else if (last && line.startsWith('   ')) last.says = [last.says, line.trim()].filter(Boolean).join(' ');
  }
  return examples;
}

/** `Exit codes: 0 found, 4 nothing found. More.` or with ` · ` between them. */
function readExitCodes(line: string): { codes: { code: number; means: string }[]; rest: string } {
  const [, listed = '', rest = ''] = /^Exit codes:\s*(.*?)(?:\.(?:\s+(.*))?)?$/.exec(line) ?? [];
  const codes = listed.split(/ · |[,;] (?=\d+ )/).flatMap((each) => {
    const [, code, means] = /^(\d+) (.+)$/.exec(each.trim()) ?? [];
    return code === undefined || means === undefined ? [] : [{ code: Number(code), means }];
  });
  return { codes, rest };
}
