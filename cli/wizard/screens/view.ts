import type { State } from '../state.ts';

/** What a screen is given: `columns` and `height` are what it may fill, the status and the keys aside. */
export interface View {
  readonly state: State;
  readonly columns: number;
  readonly height: number;
}
