// /settings retention: how sure a learner wants to stay.
import { describe, expect, it } from "vitest";
import { buttonOf, DAY, openApp, textOf } from "../../support/app.ts";
import { letterShown } from "../../system/verdict.ts";

describe("/settings retention", () => {
  it.each([
    ["/settings retention:90", "90%"],
    ["/settings retention:.8", "80%"],
    ["/settings 95%", "95%"],
  ])("%s is stored", async (line, stored) => {
    const app = await openApp();
    expect(textOf(await app.type("bo", line))).toContain("**Saved.**");
    expect(textOf(await app.type("bo", "/settings"))).toContain(`"value":"${stored}`);
    expect(textOf(await app.type("ada", "/settings"))).toContain('"value":"85%');
  });

  it.each(["79", "96%", "0.5", "high"])("%s is refused in one sentence", async (value) => {
    const app = await openApp();
    const said = textOf(await app.type("bo", `/settings retention:${value}`));
    expect(said).toContain("Choose from 80 to 95 percent, such as 85.");
    expect(textOf(await app.type("bo", "/settings"))).toContain('"value":"85%');
  });

  it("moves the learner's reviews at once", async () => {
    const dueAfter = async (retention: number) => {
      const app = await openApp();
      const first = await app.type("bo", "/review");
      await app.press("bo", buttonOf(first, letterShown(textOf(first), "right")));
      await app.type("bo", `/settings retention:${retention}`);
      const person = await app.storage.cards.differing(undefined, 10);
      expect(person).toMatchObject({ checked: 1, differing: [] });
      const days = app.database.connection.prepare("SELECT due_day FROM card").pluck().get();
      return (Date.parse(String(days)) - app.clock.now) / DAY;
    };
    expect(await dueAfter(95)).toBeLessThan(await dueAfter(80));
  });
});
