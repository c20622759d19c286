// Certificates for tests, made in this process, so that tests don't need openssl and no certificate expires.
import { generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

export interface Certificate {
  readonly name: string;
  readonly key: KeyObject;
  /** PEM, as files have it. */
  readonly certificate: string;
  readonly privateKey: string;
}

interface Made {
  /** Undefined: it's self-signed and can sign others. */
  readonly by?: Certificate;
  /** The host names and IPv4 addresses that it's for. */
  readonly hosts?: readonly string[];
  readonly until?: Date;
}

/** Makes a certificate for `name`, valid from 2000. */
export function makeCertificate(name: string, { by, hosts = [], until }: Made = {}): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const body = sequence(
    explicit(0, integer(Buffer.from([2]))), // version 3
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    signedWith,
    distinguishedName(by?.name ?? name),
    sequence(time(new Date("2000-01-01")), time(until ?? new Date("2090-01-01"))),
    distinguishedName(name),
    publicKey.export({ type: "spki", format: "der" }),
    explicit(
      3,
      sequence(authority(by === undefined), ...(hosts.length > 0 ? [alternativeNames(hosts)] : [])),
    ),
  );
  const signature = sign("sha256", body, by?.key ?? privateKey);
  const bits = tagged(0x03, Buffer.concat([Buffer.from([0]), signature]));
  return {
    name,
    key: privateKey,
    certificate: pem(sequence(body, signedWith, bits)),
    privateKey: String(privateKey.export({ type: "pkcs8", format: "pem" })),
  };
}

/** DER: a tag, a length, the content. */
function tagged(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const sizes = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...sizes]), content]);
}

const sequence = (...parts: readonly Buffer[]) => tagged(0x30, Buffer.concat(parts));
const explicit = (number: number, content: Buffer) => tagged(0xa0 + number, content);
const integer = (bytes: Buffer) => tagged(0x02, bytes);
const identifier = (...bytes: readonly number[]) => tagged(0x06, Buffer.from(bytes));

/** ecdsa-with-SHA256. */
const signedWith = sequence(identifier(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));

function time(date: Date): Buffer {
  return tagged(0x18, Buffer.from(date.toISOString().replaceAll(/[-:T]|\.\d+/g, "")));
}

/** One common name. */
function distinguishedName(name: string): Buffer {
  const commonName = sequence(identifier(0x55, 0x04, 0x03), tagged(0x0c, Buffer.from(name)));
  return sequence(tagged(0x31, commonName));
}

function authority(is: boolean): Buffer {
  const value = is ? sequence(tagged(0x01, Buffer.from([0xff]))) : sequence();
  return sequence(identifier(0x55, 0x1d, 0x13), tagged(0x04, value));
}

function alternativeNames(hosts: readonly string[]): Buffer {
  const names = hosts.map((host) =>
    /^[\d.]+$/.test(host)
      ? tagged(0x87, Buffer.from(host.split(".").map(Number)))
      : tagged(0x82, Buffer.from(host)),
  );
  return sequence(identifier(0x55, 0x1d, 0x11), tagged(0x04, sequence(...names)));
}

function pem(der: Buffer): string {
  const lines = der.toString("base64").replaceAll(/.{64}/g, "$&\n").trimEnd();
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}
