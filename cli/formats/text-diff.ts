import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { printable } from '../../core/printable.ts';

/** What would change in a file, as a unified diff that `patch` reads. A file that is not there yet is all new. */
export function renderDiff(file: string, before: string | undefined, after: string): string {
  const name = printable(file);
  return printable(
    createTwoFilesPatch(before === undefined ? '/dev/null' : name, name, before ?? '', after, undefined, undefined, {
      context: 2,
      headerOptions: FILE_HEADERS_ONLY,
    }),
    {
      lines: true,
    },
  );
}
