// How many visits pages take: a bucket of tokens for each address, and one for all.
import { LRUCache } from "lru-cache";

/** How many at once, and how many a minute after that. */
interface Rate {
  readonly burst: number;
  readonly perMinute: number;
}

/** True where a visit is within the limits. @param now epoch ms */
export type RateLimit = (address: string, now: number) => boolean;

interface Bucket {
  tokens: number;
  filledAt: number;
}

const one: Rate = { burst: 20, perMinute: 20 };
const all: Rate = { burst: 200, perMinute: 200 };
/** Addresses that are remembered; the one that was seen longest ago is forgotten first. */
const MOST_ADDRESSES = 1_000;

export function createRateLimit({ each = one, together = all, most = MOST_ADDRESSES } = {}): RateLimit {
  const buckets = new LRUCache<string, Bucket>({ max: most });
  const shared: Bucket = { tokens: together.burst, filledAt: 0 };

  return (address, now) => {
    const key = networkOf(address);
    const bucket = buckets.get(key) ?? { tokens: each.burst, filledAt: now };
    buckets.set(key, bucket);
    return take(bucket, each, now) && take(shared, together, now);
  };
}

function take(bucket: Bucket, { burst, perMinute }: Rate, now: number): boolean {
  const minutes = Math.max(0, now - bucket.filledAt) / 60_000;
  bucket.tokens = Math.min(burst, bucket.tokens + minutes * perMinute);
  bucket.filledAt = now;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

/** An IPv6 address's first 64 bits: one visitor owns all addresses that share them. */
function networkOf(address: string): string {
  if (!address.includes(":") || address.includes(".")) return address;
  const [head = [], tail = []] = address.split("::").map((half) => half.split(":").filter(Boolean));
  const zeros = Array<string>(Math.max(0, 8 - head.length - tail.length)).fill("0");
  return [...head, ...zeros, ...tail].slice(0, 4).join(":");
}
