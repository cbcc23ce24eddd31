import type { Request } from '../../probes/request.ts';
import { MODEL } from './model.ts';

/** One line of the script: a call of its library that collects what a request asks for, of whatever process the script is run on. */
export function lineFor(request: Request): string {
  switch (request.kind) {
    case 'file':
      return request.aside ? `aside ${quoted(request.path)}` : fileLine(request.path);
    case 'count':
      return MODEL.siblings.some((sibling) => request.path === `/proc/${sibling}/fd`) ? 'siblings' : `size ${quoted(request.path)}`;
    case 'links':
      return request.names === undefined
        ? request.path === `/proc/${MODEL.pid}/fd`
          ? 'descriptors'
          : refuse(request)
        : `links ${quoted(request.path)} ${request.names.join(' ')}`;
    case 'each':
      return eachLine(request);
    case 'stats':
      return same(request.names, MODEL.deleted) ? 'stats $DELETED' : refuse(request);
    case 'statfs':
      return 'filesystems';
    case 'holders':
      return request.target === 'anon_inode:inotify' ? 'holders' : refuse(request);
    case 'command':
      return `${request.argv[0] === 'nsenter' ? 'elsewhere' : 'run'} ${request.argv.map(quoted).join(' ')}`;
    case 'query':
    case 'http':
    case 'connect':
      return refuse(request);
  }
}

function fileLine(path: string): string {
  const group = /^\/sys\/fs\/cgroup(?:\/([\w,]+))?(?:\/model)?\/([\w.]+)$/.exec(path);
  if (group) return `groups '${group[1] === MODEL.group.slice(1) ? '' : (group[1] ?? '')}' ${group[2]}`;
  return `file ${quoted(path)}`;
}

function eachLine(request: Extract<Request, { kind: 'each' }>): string {
  const { path, file, names } = request;
  if (path === `/proc/${MODEL.pid}/task` && names === undefined) return `tasks ${file}`;
  if (path === `/proc/${MODEL.parent}/task` || (path === '/proc' && names?.[0] === MODEL.parent)) return 'siblings';
  if (path === '/proc' && file !== '' && names === undefined) return `many /proc/[0-9]*/${file}`;
  if (path === '/proc' && file !== '' && same(names, MODEL.child)) return `children ${file}`;
  if (path === '/proc' && file === '' && same(names, `${MODEL.other}/fdinfo/${MODEL.inotify}`)) return 'held';
  if (path === `/proc/${MODEL.pid}/fdinfo` && file === '' && same(names, MODEL.deleted)) return 'fdinfo $DELETED';
  if (path === `/proc/${MODEL.pid}/fdinfo` && file === '' && same(names, MODEL.inotify)) return 'fdinfo $INOTIFY';
  return refuse(request);
}

const same = (names: readonly string[] | undefined, name: string): boolean => names?.length === 1 && names[0] === name;

/** A word of the shell in which the model's number stands for that of the process. */
function quoted(text: string): string {
  if (!/^[\w%+,./:=@*-]+$/.test(text)) throw new Error(`the script has no way to say ${text}`);
  return text.includes(String(MODEL.pid)) ? `"${text.replaceAll(String(MODEL.pid), '$P')}"` : `'${text}'`;
}

/** A bug: a probe asks what the script cannot collect yet. A test holds every probe against this. */
function refuse(request: Request): never {
  throw new Error(`the script has no line for ${JSON.stringify(request)}: add one to core/bundle/script/lines.ts`);
}
