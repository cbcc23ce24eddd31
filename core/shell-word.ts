/** A word as it may be pasted into a shell: `?` and `&` in an address, a space in a path are its own otherwise. */
export const shellWord = (text: string): string => (/^[\w@%+:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);
