// Tokens encrypted at rest: AES-256-GCM under a key derived from KUBEDRILL_SECRET.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** Encrypts texts that belong to an owner; what was sealed for another owner doesn't open. */
export interface Seal {
  /** Encrypts with the current secret. */
  seal(text: string, owner: string): string;
  /** @throws Error that says what to do where the text was sealed with an unknown secret, or altered. */
  open(sealed: string, owner: string): string;
  /** Whether it was sealed with the current secret; other texts should be sealed again. */
  isCurrent(sealed: string): boolean;
}

interface Key {
  /** Names the secret without giving it away. */
  readonly id: string;
  readonly bytes: Buffer;
}

const VERSION = "v1";
const IV_BYTES = 12;
const TAG_BYTES = 16;
const ID_BYTES = 4;

/** Whether it's a sealed text at all. */
export function isSealed(text: string): boolean {
  return text.startsWith(`${VERSION}.`);
}

/**
 * A sealed text is `v1.<body>.<key ID>`; those from before keys had IDs lack the last part.
 * @param secret seals and opens @param others open what was sealed before
 */
export function createSeal(secret: string, others: readonly string[] = []): Seal {
  const current = deriveKey(secret);
  const keys = [current, ...others.map(deriveKey)];

  return {
    seal(text, owner) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv("aes-256-gcm", current.bytes, iv).setAAD(Buffer.from(owner));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      const whole = Buffer.concat([iv, cipher.getAuthTag(), body]);
      return `${VERSION}.${whole.toString("base64url")}.${current.id}`;
    },
    open(sealed, owner) {
      const [version, body = "", id] = sealed.split(".");
      const fitting = version === VERSION ? keys.filter((key) => id === undefined || key.id === id) : [];
      for (const key of fitting) {
        const text = decrypt(Buffer.from(body, "base64url"), key, owner);
        if (text !== undefined) return text;
      }
      const named =
        id !== undefined && fitting.length === 0 ? ` (it has the key ${id.slice(0, 2 * ID_BYTES)})` : "";
      throw new Error(
        `A workspace's Slack token can't be decrypted: KUBEDRILL_SECRET is not the one it was stored with${named}. Set that secret as KUBEDRILL_SECRET_OLD, or install Kubedrill there again.`,
      );
    },
    isCurrent: (sealed) => sealed.split(".")[2] === current.id,
  };
}

function deriveKey(secret: string): Key {
  const derive = (purpose: string, length: number) =>
    Buffer.from(hkdfSync("sha256", secret, "", purpose, length));
  return {
    id: derive("kubedrill key id", ID_BYTES).toString("hex"),
    bytes: derive("kubedrill slack installation", 32),
  };
}

/** Undefined where the key or the owner is another, or a byte was altered. */
function decrypt(sealed: Buffer, { bytes }: Key, owner: string): string | undefined {
  try {
    const decipher = createDecipheriv("aes-256-gcm", bytes, sealed.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(owner));
    decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const text = decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES), undefined, "utf8");
    return text + decipher.final("utf8");
  } catch {
    return undefined;
  }
}
