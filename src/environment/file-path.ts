// Checks that a variable's text is a path. Other texts would silently become a folder's name.

/** Only a shell replaces these. A process would create a folder with this name. */
const home = /^~[^/\\]*([/\\]|$)/;

/** Such as `file:` or `mysql:`. One letter is a Windows drive. */
const scheme = /^[a-z][a-z0-9+.-]+:/i;

/** A connection string such as `host=db dbname=kubedrill`. */
const settings = /^\w+\s*=/;

/** Whether `text` names a file or folder as every system reads it. */
export function isFilePath(text: string): boolean {
  return ![home, scheme, settings, /^:memory:$/].some((other) => other.test(text));
}
