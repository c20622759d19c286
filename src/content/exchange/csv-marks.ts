// Yes and no in CSV, as people and spreadsheets write them in many languages. Accents are optional.

const right = `
  yes y true t 1 x ok right correct ✓ ✔ ☑ ✅ ja j wahr richtig korrekt oui o vrai juste si verdadero cierto vero
  sim verdadeiro waar juist tak prawda ano pravda igen igaz sand rigtig sann riktig sant kylla tosi da adevarat
  evet dogru vrai да истина так істина верно はい 真 正 是 对 正确 예 참 כן אמת نعم صحيح ναι αληθης हाँ सही`;

const wrong = `
  no n false f 0 - – — wrong ✗ ✘ ☐ ❌ nein falsch non faux falso nao nee onwaar onjuist nie fałsz nej ikke ne
  nepravda nem hamis falsk usann fel falskt ei epatosi nu fals hayır yanlıs нет ложь ні хибність неверно いいえ 偽 否
  错 错误 아니요 거짓 לא שקר لا خطأ οχι ψευδες नहीं गलत`;

const words: ReadonlyMap<string, boolean> = new Map([
  ["", false],
  ...list(right).map((word) => [word, true] as const),
  ...list(wrong).map((word) => [word, false] as const),
]);

/** Whether a cell says yes; the cell itself if it says neither yes nor no. */
export function readMark(cell: string): boolean | string {
  return words.get(fold(cell)) ?? cell;
}

function list(text: string): readonly string[] {
  return text.trim().split(/\s+/).map(fold);
}

/** Ignores case and accents. */
function fold(text: string): string {
  const plain = text.trim().toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").normalize("NFKC");
  return plain.replaceAll("ı", "i");
}
