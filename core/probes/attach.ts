import { answerTo, file, fileAside, firstFailure, textOf, unanswered } from './answers.ts';
import { ATTACH_EXAMPLES } from './attach-examples.ts';
import { parseJavaStacks } from './parse/java-stacks.ts';
import type { Collected, ProbeContext, ProcessProbe, Request } from './probe.ts';
import { programIn } from './process.ts';

/** The looks at which a thread dump is taken: the second tells who stands where they stood. Never more than these two. */
const AT: ReadonlySet<number> = new Set([0, 10]);

/** Without its own statistics file, which jcmd would leave in /tmp while it runs. */
export const dumpCommand = (pid: number): Extract<Request, { kind: 'command' }> => ({
  kind: 'command',
  argv: ['jcmd', '-J-XX:-UsePerfData', String(pid), 'Thread.print'],
});

/** What has to be known of a process before anything is sent to it. */
export const attachChecks = ({ pid }: { readonly pid: number }): readonly [Request, Request, Request, Request] => [
  file(`/proc/${pid}/status`),
  file('/proc/self/status'),
  fileAside(`/proc/${pid}/maps`),
  file(`/proc/${pid}/stat`),
];

/** The program that the checks found, for `agreedTo`. */
export const checkedProgram = (context: { readonly pid: number }, collected: Collected): string | undefined =>
  programIn(textOf(collected, attachChecks(context)[3]) ?? '');

/** What a thread dump does to the process that gives it, for whoever is asked to agree. */
export const ATTACH_IMPACT =
  'jcmd sends the JVM one SIGQUIT, upon which it makes the socket /tmp/.java_pid…, and asks it for two thread dumps, ten looks apart. ' +
  'All its threads stop for each, for some milliseconds to a tenth of a second. ' +
  'For that jcmd makes the file .attach_pid… in the working directory of the JVM and takes it away again; ' +
  'of a JVM that does not answer within 5 s the file stays there, and the SIGQUIT reaches it later, when it makes the socket or prints its threads to its own output.';

export const attachProbe: ProcessProbe = {
  id: 'java-stacks',
  title: 'Where the threads of a JVM stand, in two thread dumps',
  way: 'proc',
  gives: ['threads.blocked_share', 'workers.holders'],
  cost: ATTACH_IMPACT,
  privilege: 'the same user as the JVM',
  later: ['run jcmd PID Thread.print in the first look and in the eleventh, when the process is a JVM of the same user that catches SIGQUIT'],
  plan(context, collected) {
    if (!AT.has(context.index)) return [];
    const checks = unanswered(collected, attachChecks(context));
    if (checks.length > 0) return checks;
    return attachRefusal(context, collected) === undefined ? unanswered(collected, [dumpCommand(context.pid)]) : [];
  },
  read(context, collected) {
    if (!AT.has(context.index)) return { readings: [], status: 'ok' };
    const refusal = attachRefusal(context, collected);
    if (refusal !== undefined) return { readings: [], status: 'not-permitted', coverage: `no thread dump: ${refusal}` };
    const dump = dumpCommand(context.pid);
    const failure = firstFailure(collected, [dump]);
    if (failure) return { readings: [], status: failure.status, coverage: `no thread dump: ${failure.detail}` };
    const stacks = parseJavaStacks(textOf(collected, dump) ?? '');
    return stacks.length > 0 ? { readings: [], stacks, status: 'ok' } : { readings: [], status: 'failed', coverage: 'jcmd gave no thread dump' };
  },
  examples: ATTACH_EXAMPLES,
};

/** Why nothing may be sent to the process, as a clause; undefined when it may. A signal that is not caught would end it. */
export function attachRefusal(context: Pick<ProbeContext, 'pid' | 'agreedTo'>, collected: Collected): string | undefined {
  const [status, own, maps] = attachChecks(context).map((request) => answerTo(collected, request));
  const [its, ours, mapped] = attachChecks(context).map((request) => textOf(collected, request));
  if (its === undefined || ours === undefined)
    return `its status could not be read (${[status, own].map((a) => (a && 'detail' in a ? a.detail : '')).join('')})`;
  if (context.agreedTo !== undefined && context.agreedTo !== checkedProgram(context, collected)) return 'another program took the place of the one agreed to';
  const [uid, user] = [its, ours].map(effectiveUser);
  if (uid === undefined || uid !== user) return `it belongs to another user: only that one may ask a JVM (sudo -u '#${uid ?? 'uid'}' stanch …)`;
  if (mapped === undefined) return `whether it is a JVM could not be read (${maps && 'detail' in maps ? maps.detail : ''})`;
  if (!/\/libjvm\.so(?: \(deleted\))?$/m.test(mapped)) return 'it is no JVM';
  return catchesQuit(its) ? undefined : 'it does not catch SIGQUIT (java -Xrs), which would end it';
}

/** The second figure of `Uid:\t1000\t1000\t1000\t1000` is the effective one. */
const effectiveUser = (status: string): string | undefined => /^Uid:\t\d+\t(\d+)\t/m.exec(status)?.[1];

/** SigCgt is a mask of 64 bits in hexadecimal, the lowest for signal 1; SIGQUIT is 3. */
function catchesQuit(status: string): boolean {
  const mask = /^SigCgt:\t([0-9a-f]{16})$/m.exec(status)?.[1];
  return mask !== undefined && (Number.parseInt(mask.slice(-1), 16) & 4) !== 0;
}
