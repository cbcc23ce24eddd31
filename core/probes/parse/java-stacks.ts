import { parseJavaThreads } from '../../match/pasted/java-threads.ts';
import type { StackRow } from '../rows.ts';

/** Threads that a JVM starts for itself. */
const OWN =
  /^(?:Reference Handler|Finalizer|Signal Dispatcher|Service Thread|Monitor Deflation Thread|C[12] CompilerThread\d*|Sweeper thread|Notification Thread|Common-Cleaner|Attach Listener|DestroyJavaVM|process reaper.*)$/;
/** A worker of a pool without work, a loop that waits for events or connections, a timer. */
const RESTS =
  /ThreadPoolExecutor\.getTask|ForkJoinPool\.(?:awaitWork|scan)|(?:EPoll|KQueue)\.wait|EPollSelectorImpl\.doSelect|epollWait|ServerSocketChannelImpl\.accept|Net\.accept|socketAccept|PlainSocketImpl\.accept|ServerSocket\.implAccept|TimerThread\.mainLoop|HttpServer\S*Dispatcher\.run/;
/** Native code in which a thread that passes for RUNNABLE waits. */
const NATIVE_WAIT =
  /^(?:\S+\/)?(?:java\.net\.SocketInputStream\.socketRead0|sun\.nio\.ch\.(?:Net\.poll|SocketDispatcher\.read0|FileDispatcherImpl\.read0)|java\.io\.FileInputStream\.read(?:Bytes|0)|java\.net\.PlainSocketImpl\.socketConnect|sun\.nio\.ch\.Net\.connect0|java\.lang\.ProcessHandleImpl\.waitFor)/;
/** What lies between the program and the wait. */
const OF_THE_JDK = /^(?:LOCK|(?:java|javax|jdk|sun|com\.sun)\.)/;

/** The threads of a dump (`jcmd Thread.print`) that are the program's own, with what they do. */
export function parseJavaStacks(text: string): readonly StackRow[] {
  const seen = new Map<string, number>();
  return parseJavaThreads(text).flatMap(({ name, state, frames }) => {
    const lines = frames.split('\n').filter((frame) => frame !== '');
    // Without a state it is a thread of the JVM's own code, without frames one that has not begun.
    if (state === '' || lines.length === 0 || OWN.test(name)) return [];
    const number = (seen.get(name) ?? 0) + 1;
    seen.set(name, number);
    const functions = lines.map((frame) => frame.replace(/^(?:[\w.@-]*\/){1,2}/, ''));
    const place = functions.find((frame) => !OF_THE_JDK.test(frame)) ?? functions[0] ?? '';
    const does = RESTS.test(frames) ? 'rest' : state === 'RUNNABLE' && !NATIVE_WAIT.test(lines[0] ?? '') ? 'work' : 'wait';
    return [{ id: `${name}#${number}`, name, place, does } as const];
  });
}
