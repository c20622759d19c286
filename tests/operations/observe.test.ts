// What of an error reaches the log: what it says and where it was, never the other fields that it brings along.
import pino from "pino";
import { describe, expect, it } from "vitest";
import { createMetrics } from "../../src/operations/metrics.ts";
import { createObserver } from "../../src/operations/observe.ts";
import { createHandTimers } from "../support/hand-timers.ts";

class DatabaseError extends Error {
  readonly code = "23505";
  readonly detail = "Key (team_id, external_id)=(T1, U-ada) already exists.";
}

function open() {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ base: null }, { write: (line) => lines.push(JSON.parse(line)) });
  const metrics = createMetrics();
  return { lines, metrics, observer: createObserver(log, metrics, createHandTimers()) };
}

describe("a logged error", () => {
  it("says what failed, where and why, and holds no one's account", () => {
    const { lines, observer } = open();
    const error = new DatabaseError("duplicate key value", { cause: new Error("the disk is full") });
    observer.began("/help", "request-1")("failed", error);
    observer.stepFailed(error, "close");
    const err = {
      type: "DatabaseError",
      message: "duplicate key value: the disk is full",
      stack: expect.stringContaining("observe.test.ts"),
      code: "23505",
    };
    expect(lines).toMatchObject([{ requestId: "request-1", what: "/help" }, { what: "close" }]);
    expect(lines.map((line) => line.err)).toEqual([err, err]);
    expect(JSON.stringify(lines)).not.toContain("U-ada");
  });

  it("may be no error at all", () => {
    const { lines, observer } = open();
    observer.stepFailed("odd", "close");
    expect(lines).toMatchObject([{ err: "odd" }]);
  });
});

describe("a question that reports took out", () => {
  it("is a warning with what to do where it is out everywhere, and counted", async () => {
    const { lines, metrics, observer } = open();
    observer.questionQuarantined({ questionId: "q1", version: 2, scope: "team" });
    observer.questionQuarantined({ questionId: "q2", version: 1, scope: "installation" });
    expect(lines).toMatchObject([
      { level: 30, question: "q1", version: 2 },
      { level: 40, question: "q2", version: 1, msg: expect.stringContaining("kubedrill questions release") },
    ]);
    expect(await metrics.text()).toContain('kubedrill_quarantines_total{scope="installation"} 1');
  });
});
