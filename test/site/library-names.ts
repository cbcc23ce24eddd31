import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { REPOSITORY } from './build-site.ts';

/** Files of runbooks/ that are no runbooks. */
export const SPECIAL = ['symptoms', 'playbook', 'prevention', 'other-messages'];

/** What the files of a folder of the library are called. */
export const names = (folder: string) =>
  readdirSync(join(REPOSITORY, folder))
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .map((name) => basename(name, '.md'));
