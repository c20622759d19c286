// Tokens encrypted at rest: AES-256-GCM under a key derived from KUBEDRILL_SECRET.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** Encrypts texts that belong to an owner; what was sealed for another owner does not open. */
export interface Seal {
  seal(text: string, owner: string): string;
  /** @throws Error that says what to do where the text was sealed with another secret, or altered. */
  open(sealed: string, owner: string): string;
}

const VERSION = "v1";
const IV_BYTES = 12;
const TAG_BYTES = 16;

export function createSeal(secret: string): Seal {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "kubedrill slack installation", 32));
  return {
    seal(text, owner) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(owner));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return `${VERSION}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url")}`;
    },
    open(sealed, owner) {
      try {
        const [version, body = ""] = sealed.split(".");
        if (version !== VERSION) throw new Error(`Unknown version ${version}.`);
        const bytes = Buffer.from(body, "base64url");
        const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, IV_BYTES), {
          authTagLength: TAG_BYTES,
        });
        decipher.setAAD(Buffer.from(owner));
        decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
        const text = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, "utf8");
        return text + decipher.final("utf8");
      } catch (error) {
        throw new Error(
          "A workspace's Slack token cannot be decrypted: KUBEDRILL_SECRET is not the one it was stored with. Set the old secret, or install Kubedrill there again.",
          { cause: error },
        );
      }
    },
  };
}
