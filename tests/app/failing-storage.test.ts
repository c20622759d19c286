// Bot.handle while the storage fails: one calm sentence with an ID, and the observer gets the error.
import { describe, expect, it } from "vitest";
import { UnavailableError } from "../../src/ports/errors.ts";
import type { Storage } from "../../src/ports/storage/storage.ts";
import { openApp, textOf } from "../support/app.ts";

describe("a failing storage", () => {
  const broken = new Error("disk I/O error");
  const failing = (storage: Storage): Storage => ({
    ...storage,
    answers: { ...storage.answers, noteLookUp: () => Promise.reject(broken) },
  });

  it("gives a calm sentence with an ID, and the observer gets the error", async () => {
    const { type, requests } = await openApp(failing);
    const reply = await type("ada", "/lookup nodeport");
    const [request] = requests;
    expect(request).toMatchObject({ what: "/lookup", outcome: "failed", error: broken });
    expect(request?.id).toMatch(/^[0-9a-v]{20}$/);
    expect(reply).toEqual({
      delivery: "private",
      blocks: [
        {
          type: "text",
          markdown: `Something went wrong on our side. Please try again. If it keeps happening, send us this ID: ${request?.id}`,
        },
      ],
    });
  });

  it("that's temporarily unavailable says that nothing was recorded", async () => {
    const locked = new UnavailableError("The database kubedrill.db is locked by another process.");
    const { type, requests } = await openApp((storage) => ({
      ...storage,
      answers: { ...storage.answers, noteLookUp: () => Promise.reject(locked) },
    }));
    expect(textOf(await type("ada", "/lookup nodeport"))).toBe(
      "I can't save anything right now, so this doesn't count yet. Try again in a few minutes.",
    );
    expect(requests).toMatchObject([{ outcome: "failed", error: locked }]);
  });

  it("that can't even look up the member says the same", async () => {
    const { type, press, requests } = await openApp((storage) => ({
      ...storage,
      people: { ...storage.people, meet: () => Promise.reject(broken) },
    }));
    for (const reply of [await type("ada", "/help"), await press("ada", "lookup:nodeport")]) {
      expect(textOf(reply)).toMatch(/^Something went wrong on our side\..* [0-9a-v]{20}$/);
    }
    expect(requests.map(({ outcome, error }) => [outcome, error])).toEqual(Array(2).fill(["failed", broken]));
  });

  it("doesn't affect commands that don't use it", async () => {
    const { type } = await openApp(failing);
    expect(textOf(await type("ada", "/help"))).toContain("What Kubedrill can do");
  });
});
