import { shownAddress } from './endpoint.ts';

/**
 * What a probe asks a target to fetch. Data, never an action: the same request is answered by this host, by a bundle or,
 * through one connection, by another machine.
 */
export type Request =
  /** `aside`: reading it waits for the memory of a process, which a dead server may keep locked; so somebody else reads it, with a deadline. */
  | { readonly kind: 'file'; readonly path: string; readonly aside?: true }
  /** How many entries a directory has, by its size where the kernel reports it (fd directories since Linux 6.2). */
  | { readonly kind: 'count'; readonly path: string }
  /** Where the symbolic links of a directory point: those of `names`, else at most `sample` of all, spread evenly. */
  | { readonly kind: 'links'; readonly path: string; readonly sample?: number; readonly names?: readonly string[] }
  /** The same file below several entries of a directory, such as the stat of every thread: those of `names`, else of all. */
  | { readonly kind: 'each'; readonly path: string; readonly file: string; readonly names?: readonly string[] }
  /** Link count, space and identity of what entries of a directory point to. Only for what lies on a local file system. */
  | { readonly kind: 'stats'; readonly path: string; readonly names: readonly string[] }
  /** The figures of the file system a path lies on. Only for a local one: a dead server would hold the caller for ever. */
  | { readonly kind: 'statfs'; readonly path: string }
  /** Which processes of a user hold descriptors that link to `target`. */
  | { readonly kind: 'holders'; readonly uid: number; readonly target: string }
  /** A command as an argument list, never a shell line. The first item is a bare tool name. */
  | { readonly kind: 'command'; readonly argv: readonly [string, ...string[]] }
  /** One read of a service: a statement in a read-only transaction of its own, or a command that only reports. */
  | { readonly kind: 'query'; readonly endpoint: string; readonly statement: string }
  /** A GET of a page that a program shows about itself. */
  | { readonly kind: 'http'; readonly url: string }
  /** One connection to `address:port`, with the first words of what is spoken there; only where that was asked for. */
  | { readonly kind: 'connect'; readonly address: string; readonly opening: 'tls' | 'postgres' | 'redis' | 'greeting' | 'none' };

/** Why a request has no answer. Said to the person; never turned into a zero. */
export type Failure = 'failed' | 'timed-out' | 'not-permitted' | 'missing' | 'gone';

export type Answer =
  | { readonly status: 'ok'; readonly kind: 'file' | 'command' | 'http'; readonly text: string }
  /** What a service answered: a table by column names, or one row with the column `text`. */
  | { readonly status: 'ok'; readonly kind: 'rows'; readonly rows: readonly Row[] }
  | { readonly status: 'ok'; readonly kind: 'count'; readonly count: number }
  | { readonly status: 'ok'; readonly kind: 'links'; readonly total: number; readonly targets: readonly { readonly name: string; readonly target: string }[] }
  /** What ended meanwhile is left out; `unreadable` counts what is there and could not be read. */
  | { readonly status: 'ok'; readonly kind: 'each'; readonly unreadable: number; readonly texts: readonly { readonly name: string; readonly text: string }[] }
  | { readonly status: 'ok'; readonly kind: 'stats'; readonly unreadable: number; readonly entries: readonly FileFacts[] }
  | ({ readonly status: 'ok'; readonly kind: 'statfs' } & FileSystemFacts)
  /** `unreadable` counts the processes of the user that could not be looked into. */
  | {
      readonly status: 'ok';
      readonly kind: 'holders';
      readonly unreadable: number;
      readonly descriptors: readonly { readonly pid: string; readonly fd: string }[];
    }
  /** `silent`: it took the connection and said nothing. `refused`: there was none, in time. */
  | { readonly status: 'ok'; readonly kind: 'peer'; readonly became: 'spoke' | 'silent' | 'refused' }
  /** `code` is the service's own, such as SQLSTATE 53300: it tells a full server from an unreachable one. */
  | { readonly status: Failure; readonly detail: string; readonly code?: string };

/** One row of a service's answer, by column name as the service spells it. */
export type Row = Readonly<Record<string, string | number | boolean | null>>;

export interface FileFacts {
  readonly name: string;
  /** Names left in the file system; 0 once it is deleted. */
  readonly links: number;
  /** Bytes of the blocks it takes, which may be fewer than its length. */
  readonly bytes: number;
  /** `device:inode`, the same for every descriptor of one file. */
  readonly inode: string;
}

/** As statfs(2) has it; blocks in whatever size, files are inodes, 0 where they are made as needed. */
export interface FileSystemFacts {
  readonly blocks: number;
  readonly free: number;
  readonly available: number;
  readonly files: number;
  readonly filesFree: number;
}

/** A request's key in a collection: what was asked, in words a person can check. */
export function requestKey(request: Request): string {
  const named = 'names' in request && request.names ? ` ${request.names.join(' ')}` : '';
  return request.kind === 'command' ? request.argv.join(' ') : `${request.kind} ${requestPath(request)}${named}`;
}

/** The same for people: without what may be a secret. */
export function shownPath(request: Exclude<Request, { kind: 'command' }>): string {
  return request.kind === 'http' ? shownAddress(request.url) : requestPath(request);
}

/** What a request reads: a path, with `*` for entries of a directory, a page, or a statement with the service it goes to. */
export function requestPath(request: Exclude<Request, { kind: 'command' }>): string {
  switch (request.kind) {
    case 'query':
      return `${request.endpoint} ${request.statement}`;
    case 'http':
      return request.url;
    case 'connect':
      return `${request.address} ${request.opening}`;
    case 'each':
      return [request.path, '*', request.file].filter((part) => part !== '').join('/');
    case 'holders':
      return `/proc/*/fd of uid ${request.uid} to ${request.target}`;
    default:
      return request.path;
  }
}
