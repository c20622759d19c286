// Who gets a picture when: threads that die or hang, and users who ask again and again.
import { describe, expect, it, onTestFinished } from "vitest";
import { createPictures, MOST_WAITING } from "../../src/pictures/render.ts";
import type { Svg } from "../../src/pictures/svg.ts";
import { createHandTimers } from "../support/hand-timers.ts";

function start() {
  const timers = createHandTimers();
  const pictures = createPictures({ script: new URL("odd-thread.ts", import.meta.url), timers });
  onTestFinished(pictures.stop);
  const draw = async (svg: string, user: string) =>
    new TextDecoder().decode(await pictures.render(svg as Svg, user));
  return { timers, draw };
}

describe("a drawing thread that dies or hangs", () => {
  it.each(["exit 0", "exit 1"])("by %s fails what waits; later pictures are drawn", async (svg) => {
    const { draw } = start();
    const waiting = await Promise.allSettled([draw(svg, "one"), draw("a picture", "two")]);
    expect(waiting.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await draw("a picture", "one")).toBe("a picture");
    expect(await draw("another", "two")).toBe("another");
  });

  it("without an answer fails after five seconds; later pictures are drawn", async () => {
    const { timers, draw } = start();
    const waiting = Promise.allSettled([draw("be silent", "one"), draw("a picture", "two")]);
    await Promise.resolve();
    timers.pass(5_000);
    expect(await waiting).toMatchObject([
      { reason: { message: "The drawing thread gave no answer in 5 seconds." } },
      { reason: { message: "The drawing thread gave no answer in 5 seconds." } },
    ]);
    expect(await draw("a picture", "one")).toBe("a picture");
  });
});

describe("a user who asks for many pictures at once", () => {
  it("gets the one that is drawn already, and others don't wait for more", async () => {
    const { draw } = start();
    const many = Array.from({ length: 100 }, (_, number) => draw(`of one, number ${number}`, "one"));
    expect(await draw("of two", "two")).toBe("of two");
    expect(new Set(await Promise.all(many))).toEqual(new Set(["of one, number 0"]));
    expect(await draw("of one, later", "one")).toBe("of one, later");
  });

  it("takes one place of the queue; beyond its end, a picture is refused at once", async () => {
    const { draw } = start();
    const first = Array.from({ length: MOST_WAITING }, (_, user) => draw("a picture", `user ${user}`));
    await expect(draw("a picture", "too late")).rejects.toThrow("50 pictures already wait to be drawn.");
    await Promise.all(first);
    expect(await draw("a picture", "too late")).toBe("a picture");
  });
});
