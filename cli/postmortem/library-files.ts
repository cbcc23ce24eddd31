import { basename } from 'node:path';
import { readFolders } from '../../content/folders.ts';
import { bundledRoot } from '../../content/package-root.ts';
import { checkLibrary } from '../../core/knowledge/check.ts';
import type { Finding, SourceFile } from '../../core/knowledge/types.ts';

/** The files of the library with own folders over it: what a case study may link to. */
export function libraryFiles(content: readonly string[], cwd: string): readonly SourceFile[] {
  return readFolders([bundledRoot(), ...content], cwd).files;
}

/** What `stanch check` would say about a new case study beside these files. */
export function caseStudyFindings(study: SourceFile, library: readonly SourceFile[]): readonly Finding[] {
  // An earlier version of the same file is what it replaces. Of the others only those it names have to be read.
  const beside = library.flatMap((file) => {
    if (file.path === study.path) return [];
    return study.text.includes(basename(file.path)) ? [file] : [{ ...file, text: '' }];
  });
  return checkLibrary([...beside, study]).filter(({ file }) => file === study.path);
}
