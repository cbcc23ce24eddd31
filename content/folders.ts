import { reportInto } from '../core/knowledge/report.ts';
import type { Finding, SourceFile } from '../core/knowledge/types.ts';
import { type FoundFiles, readFiles } from './read-files.ts';

/** What lies in some folders: the Markdown files, and what could not be taken. */
export interface FolderContents {
  readonly files: readonly SourceFile[];
  readonly findings: readonly Finding[];
}

/** Reads folders as `readFiles` does, and their text. */
export function readFolders(directories: readonly string[], from?: string): FolderContents {
  return decode(readFiles(directories, from));
}

/** The text of what was found; what is not UTF-8 is a finding. */
export function decode({ files, findings }: FoundFiles): FolderContents {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const bad: Finding[] = [];
  const texts = files.flatMap(({ path, root, bytes }) => {
    try {
      return [{ path, root, text: decoder.decode(bytes) }];
    } catch {
      reportInto(bad, root === '.' ? path : `${root}/${path}`)('file-readable', undefined, 'bytes that are not UTF-8', 'UTF-8 text');
      return [];
    }
  });
  return { files: texts, findings: [...findings, ...bad] };
}
