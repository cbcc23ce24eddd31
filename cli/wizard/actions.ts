import type { Diagnosis } from '../../core/diagnosis/types.ts';
import type { Entry, IncidentEvent } from '../../core/incident/types.ts';
import type { ReadingPage } from '../../core/page/lines.ts';
import type { Endpoint } from '../../core/probes/endpoint.ts';
import type { OpenIncident, ProcessList, Saved, WaitingProbe } from './effects.ts';
import type { FoundPage, HomeMatch, State } from './state.ts';

/** What happens to the wizard: a key, a tick of the clock, an answer of the machine. */
export type Action =
  | { readonly type: 'press'; readonly press: string }
  | { readonly type: 'paste'; readonly text: string }
  | { readonly type: 'tick'; readonly now: number }
  | { readonly type: 'size'; readonly columns: number; readonly rows: number }
  | { readonly type: 'page'; readonly id: string; readonly page: ReadingPage | undefined }
  | { readonly type: 'saved'; readonly token: number; readonly saved: Saved }
  | { readonly type: 'not-saved'; readonly token: number; readonly why: string }
  | { readonly type: 'matched'; readonly text: string; readonly matches: readonly HomeMatch[]; readonly pages?: readonly FoundPage[] }
  | { readonly type: 'incidents'; readonly incidents: readonly OpenIncident[]; readonly unreadable: readonly string[] }
  | { readonly type: 'loaded'; readonly events: readonly IncidentEvent[]; readonly unreadable: readonly string[] }
  | { readonly type: 'processes'; readonly list: ProcessList }
  | { readonly type: 'drill'; readonly pid: number; readonly name: string }
  | { readonly type: 'diagnosing'; readonly run: number; readonly diagnosis: Diagnosis }
  | { readonly type: 'diagnosed'; readonly run: number; readonly diagnosis: Diagnosis }
  | { readonly type: 'asking'; readonly run: number; readonly waiting: readonly WaitingProbe[] }
  | { readonly type: 'endpoint'; readonly endpoint: Endpoint }
  | { readonly type: 'capture-look'; readonly looks: number; readonly of: number }
  | { readonly type: 'captured'; readonly path: string; readonly instead?: string }
  | { readonly type: 'not-captured'; readonly why: string }
  | { readonly type: 'postmortem'; readonly path: string }
  | { readonly type: 'not-diagnosed'; readonly run: number; readonly why: string }
  | {
      readonly type: 'failed';
      readonly what: 'processes' | 'load' | 'drill' | 'postmortem' | 'copy' | 'incidents' | 'endpoint' | 'page';
      readonly why: string;
    };

/** What the reducer wants done, as data; engine.ts does it. */
export type Command =
  | { readonly do: 'open'; readonly token: number; readonly title: string; readonly usersHurt?: 'yes' | 'no' | 'unknown' }
  | { readonly do: 'record'; readonly token: number; readonly entry: Entry }
  | { readonly do: 'match'; readonly text: string }
  | { readonly do: 'incidents' }
  | { readonly do: 'page'; readonly id: string; readonly heading?: string }
  | { readonly do: 'load'; readonly id: string }
  | { readonly do: 'processes' }
  | { readonly do: 'drill'; readonly name: string }
  | { readonly do: 'diagnose'; readonly run: number; readonly pid: number; readonly endpoints: readonly Endpoint[] }
  | { readonly do: 'endpoint'; readonly kind: 'page' | 'dsn'; readonly text: string }
  | { readonly do: 'capture'; readonly pid: number }
  | { readonly do: 'stop-capture' }
  | { readonly do: 'stop-diagnosis' }
  | { readonly do: 'postmortem' }
  | { readonly do: 'copy'; readonly text: string }
  | { readonly do: 'exit' };

/** The next state, and what to do besides. */
export interface Move {
  readonly state: State;
  readonly run: readonly Command[];
}
