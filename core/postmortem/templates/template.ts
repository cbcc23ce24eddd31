import type { BlockName } from '../blocks/index.ts';
import type { QuestionId } from '../questions.ts';
import type { Profile } from '../severity.ts';

/** One section: a heading, what is generated under it, and what people are asked. */
export interface TemplateSection {
  readonly heading: string;
  /** 3 for a part of the section before it. */
  readonly depth?: 3;
  readonly blocks?: readonly BlockName[];
  readonly questions?: readonly QuestionId[];
  /**
   * The profiles that ask for it; all when absent. In another profile it is left out, unless the record has facts for
   * it: those stay, without the questions.
   */
  readonly profiles?: readonly Profile[];
}

/** A form of the postmortem: a selection of the same facts and questions, under its own headings. */
export interface Template {
  /** What `--template` takes. */
  readonly name: string;
  /** For whom or after whose custom it is, in one line. */
  readonly summary: string;
  readonly sections: readonly TemplateSection[];
  /** For readers outside: of the head only what says which incident it is, how bad, and from when to when. */
  readonly forOutside?: true;
}
