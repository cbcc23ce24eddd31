declare module 'write-good' {
  /** Suggestions about a text, each with its place and its reason. */
  export default function writeGood(text: string): readonly { readonly index: number; readonly offset: number; readonly reason: string }[];
}
