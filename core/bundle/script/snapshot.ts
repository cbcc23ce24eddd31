import { type Mount, mountOf, mountsIn } from '../../probes/mounts.ts';
import type { Answer, Failure, FileFacts, FileSystemFacts, Request } from '../../probes/request.ts';
import { shownPath } from '../../probes/request.ts';

/** What the script saw in one look. */
export class Snapshot {
  readonly files = new Map<string, string>();
  readonly failures = new Map<string, Failure>();
  readonly sizes = new Map<string, number>();
  readonly links = new Map<string, Map<string, string>>();
  readonly stats = new Map<string, FileFacts>();
  /** By the point they are mounted at. */
  readonly fileSystems = new Map<string, FileSystemFacts>();
  readonly holders = new Map<string, Extract<Answer, { kind: 'holders' }> | undefined>();
  readonly commands = new Map<string, string>();
  #mounts: { readonly text: string; readonly mounts: readonly Mount[] } | undefined;

  /** Answers a request as this host would; what was not collected is missing. */
  answer(request: Request): Answer {
    switch (request.kind) {
      case 'file':
        return this.#text(this.files.get(request.path), 'file', request.path);
      case 'command':
        return this.#text(this.commands.get(request.argv.join(' ')), 'command', request.argv.join(' '));
      case 'count':
        return this.#count(request.path);
      case 'links':
        return this.#links(request);
      case 'each':
        return this.#each(request);
      case 'stats':
        return this.#stats(request);
      case 'statfs':
        return this.#statfs(request.path);
      case 'holders':
        return (
          this.holders.get(`${request.uid} ${request.target}`) ?? { status: 'failed', detail: 'the script did not look through all processes of the user' }
        );
      case 'query':
      case 'http':
      case 'connect':
        return { status: 'missing', detail: `the script cannot ask ${shownPath(request)}` };
    }
  }

  #text(text: string | undefined, kind: 'file' | 'command', path: string): Answer {
    return text === undefined ? this.#failed(path) : { status: 'ok', kind, text };
  }

  #failed(path: string): Answer {
    const status = this.failures.get(path) ?? 'missing';
    return { status, detail: this.failures.has(path) ? `${path}: ${status}` : `${path} was not collected by the script` };
  }

  #count(path: string): Answer {
    const size = this.sizes.get(path);
    const count = size || this.links.get(path)?.size;
    return count === undefined ? this.#failed(path) : { status: 'ok', kind: 'count', count };
  }

  #links({ path, names }: Extract<Request, { kind: 'links' }>): Answer {
    const found = this.links.get(path);
    if (!found) return this.#failed(path);
    const targets = [...found].flatMap(([name, target]) => (names === undefined || names.includes(name) ? [{ name, target }] : []));
    const denied = names?.find((name) => this.failures.has(`${path}/${name}`));
    if (targets.length === 0 && denied !== undefined) return this.#failed(`${path}/${denied}`);
    return { status: 'ok', kind: 'links', total: names?.length ?? found.size, targets };
  }

  #each({ path, file, names }: Extract<Request, { kind: 'each' }>): Answer {
    const suffix = file === '' ? '' : `/${file}`;
    const wanted = names ?? this.#namesBelow(path, suffix);
    if (wanted.length === 0 && names === undefined) return this.#failed(path);
    let unreadable = 0;
    const texts = wanted.flatMap((name) => {
      const text = this.files.get(`${path}/${name}${suffix}`);
      // Only a list of children may be empty; any other was there and could not be read.
      if (text === '' && file !== 'children') unreadable++;
      return text === undefined || (text === '' && file !== 'children') ? [] : [{ name, text }];
    });
    return { status: 'ok', kind: 'each', unreadable, texts };
  }

  #namesBelow(path: string, suffix: string): readonly string[] {
    return [...this.files.keys()].flatMap((each) => {
      if (!each.startsWith(`${path}/`) || !each.endsWith(suffix)) return [];
      const name = each.slice(path.length + 1, each.length - suffix.length);
      return /^\d+$/.test(name) ? [name] : [];
    });
  }

  #stats({ path, names }: Extract<Request, { kind: 'stats' }>): Answer {
    const entries = names.flatMap((name) => this.stats.get(`${path}/${name}`) ?? []);
    return { status: 'ok', kind: 'stats', unreadable: names.length - entries.length, entries };
  }

  /** The script asks each file system at the point it is mounted at, the probes by a descriptor on it. */
  #statfs(path: string): Answer {
    const at = path.lastIndexOf('/');
    const target = this.links.get(path.slice(0, at))?.get(path.slice(at + 1));
    const process = /^\/proc\/\d+/.exec(path)?.[0] ?? '';
    const mount = target === undefined ? undefined : mountOf(this.#mountsOf(`${process}/mountinfo`), target);
    const facts = mount && this.fileSystems.get(mount.point);
    return facts ? { status: 'ok', kind: 'statfs', ...facts } : { status: 'missing', detail: `the file system of ${path} was not collected by the script` };
  }

  #mountsOf(path: string): readonly Mount[] {
    const text = this.files.get(path) ?? '';
    if (this.#mounts?.text !== text) this.#mounts = { text, mounts: mountsIn(text) };
    return this.#mounts.mounts;
  }
}
