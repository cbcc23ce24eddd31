import { setTimeout as sleep } from 'node:timers/promises';
import { evidenceRequests } from '../../core/bundle/evidence.ts';
import { type RecordedAnswer, writeLook } from '../../core/bundle/look-file.ts';
import type { Manifest } from '../../core/bundle/manifest.ts';
import { isPlain } from '../../core/diagnosis/enough.ts';
import type { Diagnosis } from '../../core/diagnosis/types.ts';
import { UserError } from '../../core/errors.ts';
import type { Runbook } from '../../core/knowledge/types.ts';
import type { Answer, ProbeContext } from '../../core/probes/probe.ts';
import type { Redactor } from '../../core/redact/redact.ts';
import { safeJson } from '../../core/safe-json.ts';
import { renderReport } from '../formats/report.ts';
import { PLAIN } from '../formats/style.ts';
import { Course } from '../targets/course.ts';
import { lookOnce, type Subject } from '../targets/look.ts';
import { recorderOf, replayOf, storedLook } from '../targets/recording.ts';
import type { Machine } from '../targets/target.ts';
import { BundleFiles } from './budget.ts';
import { evidenceName } from './entries.ts';
import { joinFiles, packFile } from './pack.ts';

export interface TakeOptions {
  readonly subject: Subject;
  readonly name: string;
  readonly runbooks: readonly Runbook[];
  readonly looks: number;
  /** Seconds between two looks. */
  readonly interval: number;
  /** End as soon as a leak is plain. */
  readonly untilPlain: boolean;
  readonly budget: { readonly bytes: number; readonly seconds: number };
  readonly redactor: Redactor;
  readonly host: Manifest['host'];
  readonly version: string;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** Called after each look. */
  readonly onLook?: (looks: number, diagnosis: Diagnosis) => void;
}

export interface Taken {
  readonly manifest: Manifest;
  readonly diagnosis: Diagnosis;
  readonly bytes: Buffer;
}

/** The end of a long text is what happened last. */
const MOST_EVIDENCE = 256 * 1024;

/**
 * Looks at a target as a diagnosis does and keeps the answers. What is judged is what is stored, after secrets were
 * replaced: so the bundle gives the same diagnosis anywhere.
 */
export async function takeBundle(machine: Machine, options: TakeOptions): Promise<Taken> {
  const { now, budget, redactor } = options;
  // The name of the target too: it may come from its command line.
  const subject = { ...options.subject, endpoints: redactor.value(options.subject.endpoints ?? []) };
  const name = redactor.text(options.name);
  const startedAt = now();
  const files = new BundleFiles(budget.bytes);
  const course = new Course(
    { ...(subject.pid === undefined ? {} : { pid: subject.pid }), name, endpoints: subject.endpoints, runbooks: options.runbooks },
    startedAt,
  );
  const recorder = recorderOf(machine);
  const late = () => now() - startedAt > budget.seconds * 1000;
  let taken = 0;
  for (let index = 0; index < options.looks; index++) {
    const at = now();
    await lookOnce(recorder, options.subject, { at, index });
    const { answers, own } = recorder.take();
    const stored = await files.addLook({ at, index, answers: redact(answers, redactor), ...(own ? { own } : {}) });
    if (!stored) {
      // The one that does not fit is said already.
      const later = options.looks - index - 1;
      if (later > 0) files.leftOut.push({ what: `the ${later === 1 ? 'look' : `${later} looks`} after it`, why: 'the bundle is full' });
      break;
    }
    course.add(await lookOnce(replayOf(storedLook(stored)), subject, { at, index }));
    if (course.samples.length === 0) throw new UserError(`No process has the pid ${subject.pid}.`, { hint: 'List them with: ps -eo pid,comm' });
    taken++;
    const diagnosis = course.diagnosis(now());
    options.onLook?.(taken, diagnosis);
    if (index === 0) await addEvidence(index);
    if (diagnosis.target.state === 'exited' || options.signal.aborted || (options.untilPlain && isPlain(course.samples, diagnosis))) break;
    if (index + 1 < options.looks) await sleep(Math.max(0, at + options.interval * 1000 - now()), undefined, { signal: options.signal }).catch(() => undefined);
    if (late() || options.signal.aborted) {
      const why = options.signal.aborted ? 'interrupted' : `over the budget of ${budget.seconds} s`;
      if (taken < options.looks) files.leftOut.push({ what: `${options.looks - taken} of ${options.looks} looks`, why });
      break;
    }
  }
  if (taken > 1 && !late()) await addEvidence(taken - 1);
  return finish();

  async function addEvidence(index: number): Promise<void> {
    const { pid } = subject;
    if (pid === undefined || subject.way !== 'proc') return;
    const context: ProbeContext = { pid, at: now(), index };
    const answers = new Map<string, RecordedAnswer>();
    for (let round = 0; round < 2; round++) {
      const collected = new Map<string, Answer>([...answers].map(([key, { answer }]) => [key, answer]));
      for (const [key, fetched] of await machine.fetch(evidenceRequests(context, collected))) answers.set(key, { ...fetched, answer: cut(fetched.answer) });
    }
    const { text } = writeLook({ at: context.at, index, answers: redact(answers, redactor) }, new Map());
    await files.addIfItFits(evidenceName(index), text, context.at);
  }

  async function finish(): Promise<Taken> {
    const endedAt = now();
    const diagnosis = course.diagnosis(endedAt);
    await files.add('diagnosis.json', `${safeJson(diagnosis, 2)}\n`, endedAt);
    await files.add('report.txt', renderReport(diagnosis, PLAIN, { fromBundle: true }), endedAt);
    await files.add('redaction.json', `${safeJson({ ...redactor.report(), never: NEVER }, 2)}\n`, endedAt);
    const manifest: Manifest = {
      schema: 1,
      kind: 'stanch-bundle',
      stanch: options.version,
      host: options.host,
      startedAt: new Date(startedAt).toISOString(),
      endedAt: new Date(endedAt).toISOString(),
      target: { ...(subject.pid === undefined ? {} : { pid: subject.pid }), name, way: subject.way, endpoints: [...subject.endpoints] },
      looks: taken,
      files: files.files.map(({ member: _, ...file }) => file),
      leftOut: files.leftOut,
      notRead: diagnosis.probes.flatMap(({ id, of, status, coverage }) =>
        status === 'ok' && coverage === undefined ? [] : [{ probe: of === undefined ? id : `${id} of ${of}`, status, says: coverage ?? '' }],
      ),
      budget: { ...budget, bytesUsed: files.used, secondsUsed: (endedAt - startedAt) / 1000 },
    };
    // First in the archive, so that whoever unpacks it knows what comes.
    const own = await packFile('manifest.json', `${safeJson(manifest, 2)}\n`, endedAt);
    return { manifest, diagnosis, bytes: await joinFiles([own, ...files.files]) };
  }
}

/** What is not looked at to begin with, whatever it may hold. */
const NEVER = ['/proc/PID/environ', 'the contents of files', 'the memory of the process', 'arguments of other processes'];

function redact(answers: ReadonlyMap<string, RecordedAnswer>, redactor: Redactor): ReadonlyMap<string, RecordedAnswer> {
  return new Map([...answers].map(([key, { answer, durationMs }]) => [redactor.text(key), { answer: redactor.value(answer), durationMs }]));
}

function cut(answer: Answer): Answer {
  return answer.status === 'ok' && 'text' in answer && answer.text.length > MOST_EVIDENCE ? { ...answer, text: answer.text.slice(-MOST_EVIDENCE) } : answer;
}
