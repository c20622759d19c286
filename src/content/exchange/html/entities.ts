// HTML's character names: all of HTML 4, and the few of HTML 5 that editors write.
// https://html.spec.whatwg.org/multipage/named-characters.html

/** Each run is a code point and the names of the characters from there on. */
const runs = `
34 quot|38 amp apos lpar rpar ast plus comma|46 period sol|58 colon semi lt equals gt quest commat
33 excl|35 num dollar percnt|91 lbrack bsol rbrack|91 lsqb|93 rsqb|95 lowbar grave|123 lbrace verbar rbrace
123 lcub vert rcub|9 Tab NewLine
160 nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3
180 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest
192 Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml
208 ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig
224 agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml
240 eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
338 OElig oelig|352 Scaron scaron|376 Yuml|402 fnof|710 circ|732 tilde
913 Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho
931 Sigma Tau Upsilon Phi Chi Psi Omega
945 alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma
964 tau upsilon phi chi psi omega|977 thetasym upsih|982 piv
8194 ensp emsp|8201 thinsp|8204 zwnj zwj lrm rlm hyphen|8211 ndash mdash horbar|8216 lsquo rsquo sbquo
8220 ldquo rdquo bdquo|8224 dagger Dagger bull|8230 hellip|8240 permil|8242 prime Prime|8249 lsaquo rsaquo
8254 oline|8260 frasl|8364 euro|8465 image|8472 weierp|8476 real|8482 trade|8501 alefsym
8592 larr uarr rarr darr harr|8629 crarr|8656 lArr uArr rArr dArr hArr
8704 forall|8706 part exist|8709 empty|8711 nabla isin notin|8715 ni|8719 prod|8721 sum minus|8727 lowast
8730 radic|8733 prop infin|8736 ang|8743 and or cap cup int|8756 there4|8764 sim|8773 cong|8776 asymp
8800 ne equiv|8804 le ge|8834 sub sup nsub|8838 sube supe|8853 oplus|8855 otimes|8869 perp|8901 sdot
8968 lceil rceil lfloor rfloor|9674 loz|9824 spades|9827 clubs|9829 hearts diams|10003 check|10007 cross
10216 lang rang`;

const named: ReadonlyMap<string, string> = new Map(
  runs
    .trim()
    .split(/[|\n]/)
    .flatMap((run) => {
      const [start, ...names] = run.split(" ");
      return names.map((name, index) => [name, String.fromCodePoint(Number(start) + index)] as const);
    }),
);

/** HTML reads 128 to 159 as Windows-1252. */
const windows = new TextDecoder("windows-1252");

/** The character of a reference without `&` and `;`, such as `lt`, `#8220`, or `#x201c`; undefined if unknown. */
export function characterOf(reference: string): string | undefined {
  if (!reference.startsWith("#")) return named.get(reference);
  const code = /^#x/i.test(reference) ? Number(`0${reference.slice(1)}`) : Number(reference.slice(1));
  if (code >= 0x80 && code <= 0x9f) return windows.decode(Uint8Array.of(code));
  const isCharacter = code > 0 && code <= 0x10_ff_ff && (code < 0xd8_00 || code > 0xdf_ff);
  return isCharacter ? String.fromCodePoint(code) : undefined;
}
