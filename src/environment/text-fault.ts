// Faults that make any variable invalid: copying and quoting mistakes that would become part of a name or secret.

const faults: readonly (readonly [found: RegExp, sentence: string])[] = [
  [
    /[\n\v\f\r\u0085\u2028\u2029]/u,
    "contains a line break. Remove it: files and copied texts often end with one.",
  ],
  [/[\p{Cc}\p{Cf}]/u, "contains an invisible character. Type the value instead of copying it."],
  [
    /^\s*["'`“”„‘’«»]|["'`“”„‘’«»]\s*$/u,
    "begins or ends with a quotation mark. Remove it: env files and manifests make quotes part of the value.",
  ],
  [/^\s|\s$/u, "begins or ends with a space. Remove it."],
  [
    /\$\{\w+\}|\$\([A-Z_][A-Z0-9_]*\)|^\$[A-Z_][A-Z0-9_]*$/,
    "refers to another variable, and nothing replaced the reference. Write the value itself.",
  ],
];

/**
 * What's wrong with any variable's text, as the rest of a sentence that never repeats the text; undefined if it's fine.
 */
export function textFault(text: string): string | undefined {
  return faults.find(([found]) => found.test(text))?.[1];
}

/** Whether the text's only fault is spaces at its ends, which quotes make visible. */
export function hasOnlySpaces(text: string): boolean {
  return textFault(text) !== undefined && textFault(text.replaceAll(/^ +| +$/g, "")) === undefined;
}
