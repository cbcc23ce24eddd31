/** The unit a reading's number carries; a share runs from 0 to 100. */
export type Unit = 'count' | 'bytes' | '%' | 's' | '/s' | 'text';

/** What a reading is, for people and for `stanch check`. */
export interface ReadingSpec {
  readonly title: string;
  readonly unit: Unit;
  /** One of them, where the title is a plural: `socket open`. */
  readonly one?: string;
  /** What follows the value in a sentence about a share: `of the open files lie in`, then the place. */
  readonly phrase?: string;
  /** A share whose growth says something of its own; counts and bytes are always judged for growth. */
  readonly trend?: true;
  /** It takes its value from several looks: what it says is no passing moment. */
  readonly lasting?: true;
  /**
   * It tells a leak from load beside the growth itself: that the objects are old and the same ones, or that nearly all
   * are of one kind, place or peer.
   */
  readonly tells?: 'age' | 'concentration';
  /** What has to be given before it can be read, for readings that a process does not show from outside. */
  readonly needs?: string;
  /** Where the figure comes from: the file, the command, the man page. */
  readonly source: string;
}
