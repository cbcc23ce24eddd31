import { targetsOf } from './answers.ts';
import type { Collected, ProbeContext, Request } from './probe.ts';

const NAMES = ['net', 'ipc', 'pid'];
const OURS: Request = { kind: 'links', path: '/proc/self/ns', names: NAMES };

/** Asks in which namespaces the process and the one that asks are. Files of /proc/sys and /proc/sysvipc show those of whoever reads them. */
export const namespaceLinks = ({ pid }: ProbeContext): readonly [Request, Request] => [{ kind: 'links', path: `/proc/${pid}/ns`, names: NAMES }, OURS];

/** Whether what we read of a kind of namespace is true of the process too; undefined where it may not be known. */
export function sharesNamespace(context: ProbeContext, collected: Collected, name: 'net' | 'ipc' | 'pid'): boolean | undefined {
  const [its, ours] = namespaceLinks(context).map((request) => targetsOf(collected, request)?.get(name));
  return its === undefined || ours === undefined ? undefined : its === ours;
}
