// A flood of askers costs one look, and everybody gets its result.
import { describe, expect, it } from "vitest";
import { shareRecent } from "../../src/operations/share-recent.ts";

function open() {
  const clock = { now: 0 };
  const looks: PromiseWithResolvers<string>[] = [];
  const ask = shareRecent(
    () => {
      const look = Promise.withResolvers<string>();
      looks.push(look);
      return look.promise;
    },
    1_000,
    () => clock.now,
  );
  return { clock, looks, ask };
}

describe("a shared look", () => {
  it("is one for all that ask while it runs, however long that is, and for a second after", async () => {
    const { clock, looks, ask } = open();
    const asked = Array.from({ length: 500 }, ask);
    clock.now = 60_000;
    asked.push(ask());
    looks[0]?.resolve("healthy");
    expect(new Set(await Promise.all(asked))).toEqual(new Set(["healthy"]));
    clock.now = 60_999;
    expect(await ask()).toBe("healthy");
    expect(looks).toHaveLength(1);
    clock.now = 61_000;
    const later = ask();
    expect(looks).toHaveLength(2);
    looks[1]?.resolve("not healthy");
    expect(await later).toBe("not healthy");
  });

  it("that failed is not kept", async () => {
    const { looks, ask } = open();
    const [first, second] = [ask(), ask()];
    looks[0]?.reject(new Error("It failed."));
    await expect(first).rejects.toThrow("It failed.");
    await expect(second).rejects.toThrow("It failed.");
    const third = ask();
    expect(looks).toHaveLength(2);
    looks[1]?.resolve("healthy");
    expect(await third).toBe("healthy");
  });
});
