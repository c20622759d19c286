// Whether a variable's text can be the path of a file or folder: much else would quietly become a folder's name.

/** What only a shell replaces; a process would make a folder with this name. */
const home = /^~[^/\\]*([/\\]|$)/;

/** Such as `file:` or `mysql:`; one letter is a Windows drive. */
const scheme = /^[a-z][a-z0-9+.-]+:/i;

/** A connection string of another form, such as `host=db dbname=kubedrill`. */
const settings = /^\w+\s*=/;

/** Whether `text` names a file or folder as every system reads it. */
export function isFilePath(text: string): boolean {
  return ![home, scheme, settings, /^:memory:$/].some((other) => other.test(text));
}
