import type { Side } from '../../core/bundle/diff.ts';
import type { Manifest } from '../../core/bundle/manifest.ts';
import type { Diagnosis } from '../../core/diagnosis/types.ts';
import type { Runbook } from '../../core/knowledge/types.ts';
import { descriptorLinks } from '../../core/probes/descriptor-links.ts';
import { kindOfLink } from '../../core/probes/kinds.ts';
import type { Sample } from '../../core/probes/probe.ts';
import { Course } from './course.ts';
import { lookOnce, type Subject } from './look.ts';
import { replayOf, type StoredLook } from './recording.ts';

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
  { manifest, looks }: { readonly manifest: Manifest; readonly looks: readonly StoredLook[] },
  runbooks: readonly Runbook[],
): Promise<{ readonly diagnosis: Diagnosis; readonly samples: readonly Sample[] }> {
  const subject = subjectOf(manifest);
  const { name, endpoints } = manifest.target;
  const course = new Course({ ...(subject.pid === undefined ? {} : { pid: subject.pid }), name, endpoints, runbooks }, Date.parse(manifest.startedAt));
  for (const look of looks) course.add(await lookOnce(replayOf(look), subject, { at: look.at, index: look.index }));
  return { diagnosis: course.diagnosis(Date.parse(manifest.endedAt)), samples: course.samples };
}

/** The same, with what is compared of it beside the diagnosis. */
export async function readSide(bundle: { readonly manifest: Manifest; readonly looks: readonly StoredLook[] }, runbooks: readonly Runbook[]): Promise<Side> {
  const { diagnosis, samples } = await diagnoseBundle(bundle, runbooks);
  const sample = samples.at(-1);
  return { diagnosis, ...(sample ? { sample } : {}), directories: directoriesOf(bundle) };
}

/** Above some thousand descriptors not every look reads what they are. */
function directoriesOf({ manifest, looks }: { readonly manifest: Manifest; readonly looks: readonly StoredLook[] }): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const { pid } = manifest.target;
  if (pid === undefined) return counts;
  for (const look of looks.toReversed()) {
    const { answer } = look.answer(descriptorLinks({ pid }));
    if (answer.status !== 'ok' || answer.kind !== 'links' || answer.targets.length === 0) continue;
    for (const { target } of answer.targets) {
      const { directory } = kindOfLink(target);
      if (directory !== undefined) counts.set(directory, (counts.get(directory) ?? 0) + 1);
    }
    break;
  }
  return counts;
}
