import type { RecordedLook } from '../../core/bundle/look-file.ts';
import type { Manifest } from '../../core/bundle/manifest.ts';
import type { Diagnosis } from '../../core/diagnosis/types.ts';
import type { Runbook } from '../../core/knowledge/types.ts';
import type { Sample } from '../../core/probes/probe.ts';
import { Course } from './course.ts';
import { lookOnce, type Subject } from './look.ts';
import { replayOf } from './recording.ts';

/** What a recorded target was, for the probes. */
export function subjectOf({ target, host }: Pick<Manifest, 'target' | 'host'>): Subject {
  return {
    ...(target.pid === undefined ? {} : { pid: target.pid }),
    way: target.way,
    endpoints: target.endpoints,
    asRoot: host.uid === 0,
  };
}

/** Reads the recorded answers again with the probes of this version, and judges them by these runbooks. */
export async function diagnoseBundle(
  { manifest, looks }: { readonly manifest: Manifest; readonly looks: readonly RecordedLook[] },
  runbooks: readonly Runbook[],
): Promise<{ readonly diagnosis: Diagnosis; readonly samples: readonly Sample[] }> {
  const subject = subjectOf(manifest);
  const { name, endpoints } = manifest.target;
  const course = new Course({ ...(subject.pid === undefined ? {} : { pid: subject.pid }), name, endpoints, runbooks }, Date.parse(manifest.startedAt));
  for (const look of looks) course.add(await lookOnce(replayOf(look), subject, { at: look.at, index: look.index }));
  return { diagnosis: course.diagnosis(Date.parse(manifest.endedAt)), samples: course.samples };
}
