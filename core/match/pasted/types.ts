/** What figures in pasted tool output say. */
export interface PastedFinding {
  /** Which output it was read from, such as `lsof` or `pool`. */
  readonly format: string;
  /** First telling line, from 1. */
  readonly line: number;
  /** That line. */
  readonly text: string;
  /** One sentence with the figures: "312 of 330 open files are /var/log/app.log". */
  readonly says: string;
  /** Ids of causes and rivals, likeliest first, weight 0 to 1. */
  readonly causes: readonly { readonly id: string; readonly weight: number }[];
  readonly certainty: 'names' | 'points';
}

export interface PastedText {
  /** The weightiest first. */
  readonly findings: readonly PastedFinding[];
  /** Lines that are tool output, both ends included: words in them are no description. */
  readonly output: readonly { readonly from: number; readonly to: number; readonly format: string }[];
}
