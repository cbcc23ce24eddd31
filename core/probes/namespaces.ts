import { targetsOf, textOf } from './answers.ts';
import type { Collected, ProbeContext, Request } from './probe.ts';

const NAMES = ['net', 'ipc', 'pid'];
const OURS: Request = { kind: 'links', path: '/proc/self/ns', names: NAMES };

/** Asks in which namespaces the process and the one that asks are. Files of /proc/sys and /proc/sysvipc show those of whoever reads them. */
export const namespaceLinks = ({ pid }: Pick<ProbeContext, 'pid'>): readonly [Request, Request] => [
  { kind: 'links', path: `/proc/${pid}/ns`, names: NAMES },
  OURS,
];

/** Whether what we read of a kind of namespace is true of the process too; undefined where it may not be known. */
export function sharesNamespace(context: Pick<ProbeContext, 'pid'>, collected: Collected, name: 'net' | 'ipc' | 'pid'): boolean | undefined {
  const [its, ours] = namespaceLinks(context).map((request) => targetsOf(collected, request)?.get(name));
  return its === undefined || ours === undefined ? undefined : its === ours;
}

/**
 * Files that show the namespace of their reader, read where the process is: here when it is the same, else by a `cat`
 * that enters its namespace, which only root may start. Nothing as long as it is not known where the process is.
 */
export function readWhereItIs(context: Pick<ProbeContext, 'pid'>, collected: Collected, name: 'net' | 'ipc', files: readonly Request[]): readonly Request[] {
  const shared = sharesNamespace(context, collected, name);
  if (shared === undefined) return [];
  return shared ? files : files.map((request) => entering(context, name, request));
}

/** The text of one of these files as the process would see it; undefined when nobody may know. */
export function textWhereItIs(context: Pick<ProbeContext, 'pid'>, collected: Collected, name: 'net' | 'ipc', wanted: Request): string | undefined {
  const [request] = readWhereItIs(context, collected, name, [wanted]);
  return request && textOf(collected, request);
}

function entering({ pid }: Pick<ProbeContext, 'pid'>, name: 'net' | 'ipc', request: Request): Request {
  const path = request.kind === 'file' ? request.path : '';
  return { kind: 'command', argv: ['nsenter', `--${name}=/proc/${pid}/ns/${name}`, 'cat', path] };
}
