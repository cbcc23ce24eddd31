/** An error of the operating system (ENOSPC, EACCES …), which another place may not have; anything else is a bug. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException & { readonly code: string } {
  return error instanceof Error && /^E[A-Z0-9]+$/.test((error as NodeJS.ErrnoException).code ?? '');
}

/** What a person calls it; the code itself is shown beside it. */
export function systemErrorInWords(code: string): string {
  return WORDS[code] ?? 'the system refuses';
}

const WORDS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
  EROFS: 'the file system is read-only',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a part of the path is a file',
  ENOENT: 'a folder cannot be made there',
  EMFILE: 'this process has no descriptor left',
  ENFILE: 'the system has no descriptor left',
  EBUSY: 'another process is writing there',
  EFBIG: 'the file is too large',
  EINVAL: 'it is no regular file',
  ELOOP: 'a symbolic link is in the way',
  EIO: 'the disk reports an error',
};
