// Bodies of requests that may be anybody's: read within a limit of memory.
import type { IncomingMessage } from "node:http";
import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { createBodies } from "../../../../src/platforms/slack/entrance/read-body.ts";

describe("the bodies that are read", () => {
  /** A request whose body has begun. */
  function begin(bodies: ReturnType<typeof createBodies>, length: number) {
    const request = new PassThrough();
    const body = bodies.read(request as unknown as IncomingMessage, length);
    return { request, body };
  }
  const flushed = () => new Promise(setImmediate);

  it("hold only so much together: the one that is unfinished longest makes room", async () => {
    const bodies = createBodies(1_000);
    const begun = Array.from({ length: 100 }, () => begin(bodies, 500));
    for (const { request } of begun) {
      request.write("x".repeat(90));
      await flushed();
      expect(bodies.buffered).toBeLessThanOrEqual(1_000);
    }
    expect(bodies.open).toBe(11);
    for (const { body } of begun.slice(0, 89)) expect(await body).toBeUndefined();
    const last = begun.at(-1);
    last?.request.end("y".repeat(410));
    expect((await last?.body)?.length).toBe(500);
  });

  it("are only so many: the one that is unfinished longest makes room", async () => {
    const bodies = createBodies(1_000, 3);
    const begun = Array.from({ length: 5 }, () => begin(bodies, 2));
    expect(bodies.open).toBe(3);
    expect(await Promise.all(begun.slice(0, 2).map(({ body }) => body))).toEqual([undefined, undefined]);
    for (const { request } of begun) request.end("ok");
    for (const { body } of begun.slice(2)) expect(String(await body)).toBe("ok");
    expect([bodies.open, bodies.buffered]).toEqual([0, 0]);
  });

  it("are dropped where they are longer than promised, end early, or break", async () => {
    const bodies = createBodies();
    const [long, short, broken] = [begin(bodies, 3), begin(bodies, 3), begin(bodies, 3)];
    long.request.end("four");
    short.request.end("to");
    broken.request.destroy(new Error("It broke."));
    expect(await Promise.all([long.body, short.body, broken.body])).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect([bodies.open, bodies.buffered]).toEqual([0, 0]);
  });
});
