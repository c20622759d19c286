// Outcomes kept for writes that run again are needed for seconds; an hour is plenty.
import { MAX_AHEAD } from "../../core/drill-calendar.ts";
import { makeId } from "../../core/id.ts";
import type { Receipts } from "../../ports/storage/upkeep.ts";

const KEPT = 3_600_000;

/** Forgets receipts older than an hour, and those of a clock that was far ahead. */
export function forgetReceipts(receipts: Receipts, now: number): Promise<void> {
  return receipts.forget(
    makeId(now - KEPT, () => 0),
    makeId(now + MAX_AHEAD, () => 0),
  );
}
