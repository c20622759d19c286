// The daily cap on reviews: one per learner and study day, across all zones and teams.
import { describe, expect, it } from "vitest";
import { FIRST, HOUR, textOf } from "../../support/app.ts";
import {
  finishPractice,
  openServers,
  questionsOf,
  type Servers,
  type Visitor,
} from "../../support/servers.ts";

const [first, second] = questionsOf("dns");

/** Reviews until the queue ends, and returns the number of questions. */
async function reviewAll(visitor: Visitor): Promise<number> {
  let total = 0;
  for (let rounds = 0; rounds < 4; rounds++) {
    const { asked } = await finishPractice(visitor.press, await visitor.type("/review"));
    total += asked.length;
    if (asked.length === 0) break;
  }
  return total;
}

/** Two servers whose drills are in these zones. */
async function openZones(one: string, other: string): Promise<Servers> {
  const app = await openServers();
  app.clock.now = FIRST + 9 * HOUR; // Tokyo's study day ends an hour later
  const schedule = (zone: string) => ({ schedule: { time: "09:00", zone, weekdays: [1], holidays: [] } });
  if (first === undefined || second === undefined) throw new Error("The topic has no questions.");
  await app.ask("S1", first, schedule(one));
  app.clock.now += 1;
  await app.ask("S2", second, schedule(other));
  return app;
}

describe("the cap on reviews", () => {
  it.each([
    ["Pacific/Kiritimati", "Pacific/Pago_Pago"],
    ["Pacific/Pago_Pago", "Pacific/Kiritimati"],
    ["America/Los_Angeles", "Asia/Tokyo"],
  ])("is one in servers of the zones %s and %s", async (one, other) => {
    const app = await openZones(one, other);
    expect(await reviewAll(app.visit("S1", "bo"))).toBe(10);
    for (let hours = 0; hours < 3; hours++) {
      for (const place of ["S2", "dm", "S1"]) expect(await reviewAll(app.visit(place, "bo"))).toBe(0);
      app.clock.now += HOUR;
    }
    expect(textOf(await app.visit("S2", "bo").type("/review"))).toContain(
      "That is enough for today: 10 reviews.",
    );
  });

  it.each([
    ["Pacific/Kiritimati", "Pacific/Pago_Pago"],
    ["Pacific/Pago_Pago", "Pacific/Kiritimati"],
  ])("is one when the learner's own zone moves from %s to %s", async (one, other) => {
    const app = await openServers();
    const bo = app.visit("dm", "bo");
    app.clock.now = FIRST + 3 * HOUR;
    await bo.type(`/settings zone:${one}`);
    expect(await reviewAll(bo)).toBe(10);
    await bo.type(`/settings zone:${other}`);
    expect(await reviewAll(bo)).toBe(0);
  });

  it("also holds for reviews started earlier", async () => {
    const app = await openServers();
    const bo = app.visit("S1", "bo");
    const [one, other] = [await bo.type("/review"), await bo.type("/review")];
    expect((await finishPractice(bo.press, one)).asked).toHaveLength(10);
    const { asked, end } = await finishPractice(bo.press, other);
    expect(asked).toHaveLength(1); // shown before, and refused
    expect(end).toContain("That is enough for today: 10 reviews. More would help little.");
    const rows = app.database.connection.prepare("SELECT id FROM answer").all();
    expect(rows).toHaveLength(10);
  });
});
