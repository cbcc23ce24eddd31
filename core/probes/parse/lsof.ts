import type { DescriptorKind } from '../kinds.ts';
import type { SocketRow, TcpState } from '../probe.ts';

/** One open file of lsof's field output (`-F0`): only numbered descriptors, not mapped files or directories in use. */
export interface LsofFile {
  readonly kind: DescriptorKind;
  readonly socket?: SocketRow;
}

/** Fields are NUL-terminated, a set ends with a line feed; `f` starts a file, `T` repeats (state, queues). */
export function parseLsof(text: string): readonly LsofFile[] {
  return text.split('\n').flatMap((line) => {
    const fields = line.split('\0').filter((field) => field !== '');
    const get = (letter: string) => fields.find((field) => field.startsWith(letter))?.slice(1);
    if (!/^\d+$/.test(get('f') ?? '')) return [];
    const [type = '', name = ''] = [get('t'), get('n')];
    const kind = kindOf(type, name, get('k') === '0');
    const socket = /^IPv[46]$/.test(type) ? socketOf(name, fields) : undefined;
    return [{ kind, ...(socket ? { socket } : {}) }];
  });
}

const SOCKETS: ReadonlySet<string> = new Set(['IPv4', 'IPv6', 'unix', 'sock', 'netlink', 'pack', 'raw', 'systm']);

function kindOf(type: string, name: string, nameless: boolean): DescriptorKind {
  if (SOCKETS.has(type)) return { kind: 'sockets' };
  if (type === 'FIFO' || type === 'PIPE') return { kind: 'pipes' };
  if (type === 'a_inode') return { kind: name.includes('inotify') ? 'inotify' : 'other' };
  if ((type !== 'REG' && type !== 'DIR') || name.startsWith('/memfd:')) return { kind: 'other' };
  return { kind: 'files', directory: name.slice(0, name.lastIndexOf('/')) || '/', ...(nameless ? { deleted: true } : {}) };
}

function socketOf(name: string, fields: readonly string[]): SocketRow | undefined {
  const extra = (key: string) => fields.find((field) => field.startsWith(`T${key}=`))?.slice(key.length + 2);
  const state = extra('ST')?.replace('FIN_WAIT_', 'FIN_WAIT');
  const [local, peer] = name.split('->');
  if (!state || !local) return undefined;
  return { local, peer: peer ?? '*:0', state: (state === 'CLOSED' ? 'CLOSE' : state) as TcpState, unread: Number(extra('QR') ?? 0) };
}
