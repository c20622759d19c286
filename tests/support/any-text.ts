// Arbitrary text, for laws about untrusted input.
import fc from "fast-check";

/** Text of up to `maxLength` UTF-16 code units: mostly ASCII, with control characters and lone surrogates. */
export function anyText(maxLength: number): fc.Arbitrary<string> {
  const unit = fc.oneof({ weight: 3, arbitrary: fc.nat({ max: 0x7f }) }, fc.nat({ max: 0xffff }));
  return fc.array(unit, { maxLength }).map((units) => String.fromCharCode(...units));
}
