import { type PostmortemDocument, readPostmortem } from '../document.ts';

/** Another postmortem of the folder, for examples: a whole file, with what people call it put into its head. */
export function other(id: string, markdown: string): PostmortemDocument {
  const text = markdown.replace(/^---\n/, `---\nid: ${id}\n`);
  const document = readPostmortem({ path: `postmortems/${id.toLowerCase()}.md`, text }, []);
  if (!document) throw new Error(`The example ${id} cannot be read.`);
  return document;
}
