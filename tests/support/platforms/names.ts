// Names in many scripts, and names that try to break the text around them.
// cspell:disable

/** A name, and what is shown of it. */
export const namesInEveryScript: readonly (readonly [name: string, shown: string])[] = [
  ["Ada Lovelace", "Ada Lovelace"],
  ["محمد علي", "محمد علي"],
  ["علي 7", "علي 7"],
  ["١٢٣", "١٢٣"],
  ["نام\u200cه", "نام\u200cه"],
  ["שלום 10", "שלום 10"],
  ["12 עדה 34", "12 עדה 34"],
  ["Ada עדה (x)", "Ada עדה (x)"],
  ["นภา", "นภา"],
  ["अनुष्का", "अनुष्का"],
  ["王小明", "王小明"],
  ["ܫܠܡܐ", "ܫܠܡܐ"],
  ["ߒߞߏ", "ߒߞߏ"],
  ["👩‍👩‍👧‍👦 crew", "👩‍👩‍👧‍👦 crew"],
  ["Zoe\u0301\u0302\u0300", "Zoe\u0301\u0302\u0300"],
  ["\u202egnitset\u202c", "gnitset"],
  ["\u202eעדה\u202c 5", "עדה 5"],
  ["\u2067x\u2069y", "xy"],
  ["\u2068\u2068open", "open"],
  ["a\u200b\u2060b", "ab"],
  ["1. 10", "1. 10"],
];
