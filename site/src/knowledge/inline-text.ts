/** The words of a line of Markdown, without its marks, link targets and the box of a task. */
export function inlineText(markdown: string): string {
  return markdown
    .replace(/^\[[ x]\]\s+/i, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|~~|`)(.+?)\1/g, '$2')
    .replace(/\\([\\`*_{}[\]()#+\-.!|<>~])/g, '$1')
    .trim();
}
