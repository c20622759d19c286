// A squad that lost its captain gets the next one, who is notified.
import { describe, expect, it } from "vitest";
import { buttonOf, DAY, HOUR, openApp, type TestApp, textOf } from "../../support/app.ts";

const NEWS = "You're the captain of **Rust** now. {command:squad list} says what you can do.";
const LEADS =
  "You're the captain: you can rename the squad, remove members, and make another member the captain.";

/** Ada created the squad, bo and chidi joined it, in this order. An upkeep ran before that. */
async function openSquad(): Promise<TestApp> {
  const app = await openApp();
  await app.tick();
  await app.type("ada", "/squad create Rust");
  for (const name of ["bo", "chidi"]) {
    app.clock.now += 60_000;
    await app.type(name, "/squad join Rust");
  }
  return app;
}

/** The next hour's upkeep. */
async function keepUp(app: TestApp, after = 2 * HOUR): Promise<void> {
  app.clock.now += after;
  await app.tick();
  expect(app.failures).toEqual([]);
}

const list = async (app: TestApp, name: string) => textOf(await app.type(name, "/squad list"));

const captainIn = async (app: TestApp, name: string) => {
  const members = await app.press(name, buttonOf(await app.type(name, "/squad list"), "Members of Rust"));
  return /- (\w+) · captain/.exec(textOf(members))?.[1];
};

/** How a captain goes, and how long until upkeep knows. */
const ways: readonly {
  readonly how: string;
  readonly go: (app: TestApp) => Promise<unknown>;
  readonly after?: number;
}[] = [
  { how: "leaves", go: (app) => app.type("ada", "/squad leave") },
  { how: "creates another squad", go: (app) => app.type("ada", "/squad create Go") },
  {
    how: "joins another squad",
    async go(app) {
      await app.type("dana", "/squad create Go");
      await app.type("ada", "/squad join Go");
    },
  },
  {
    how: "deletes their data",
    go: (app) => app.type("ada", "/privacy delete confirm:delete"),
  },
  {
    how: "isn't seen for 90 days",
    async go(app) {
      app.clock.now += 89 * DAY;
      for (const name of ["bo", "chidi"]) await list(app, name);
    },
    after: 2 * DAY,
  },
  {
    how: "is deleted for not being seen",
    async go(app) {
      app.retention.inactive = 30 * DAY;
      app.clock.now += 29 * DAY;
      for (const name of ["bo", "chidi"]) await list(app, name);
      await keepUp(app, 2 * DAY);
      expect((await app.storage.squads.ofTeam((await app.meet("bo")).teamId, 0))[0]?.members).toHaveLength(2);
    },
  },
];

describe("a squad whose captain goes", () => {
  it.each(ways)(
    "is led by the longest member, who gets a notice: the captain $how",
    async ({ go, after }) => {
      const app = await openSquad();
      await go(app);
      await keepUp(app, after);
      expect(await list(app, "chidi")).not.toContain("You're the captain");
      const news = await list(app, "bo");
      expect(news).toContain(`${NEWS}\n`);
      expect(news).toContain(LEADS);
      await keepUp(app);
      expect(await list(app, "bo"), "once").not.toContain(NEWS);
      expect(await captainIn(app, "chidi")).toBe("bo");
    },
  );

  it("keeps its new captain when the one before comes back", async () => {
    const app = await openSquad();
    await app.type("ada", "/squad leave");
    await keepUp(app);
    await app.type("ada", "/squad join Rust");
    await keepUp(app);
    expect(await captainIn(app, "bo")).toBe("bo");
    expect(await list(app, "ada")).not.toContain("You're the captain");
  });

  it("keeps a captain who was back within the hour, and notifies no one", async () => {
    const app = await openSquad();
    await app.type("ada", "/squad leave");
    await app.type("ada", "/squad join Rust");
    await keepUp(app);
    for (const name of ["ada", "bo", "chidi"]) expect(await list(app, name)).not.toContain(NEWS);
    expect(await captainIn(app, "bo")).toBe("ada");
  });

  it("names no one in a squad that ended, or has no one who was seen lately", async () => {
    const app = await openSquad();
    for (const name of ["ada", "bo", "chidi"]) await app.type(name, "/squad leave");
    await keepUp(app);
    expect(await list(app, "bo")).not.toContain(NEWS);
    await app.type("bo", "/squad create Go");
    await keepUp(app, 91 * DAY);
    expect(await list(app, "bo")).not.toContain("You're the captain");
  });
});

it("notifies the captains of drawn squads", async () => {
  const app = await openSquad();
  const draw = await app.press("ada", buttonOf(await app.type("ada", "/squad draw 2"), "Draw 2 squads"));
  expect(textOf(draw)).toContain("New squads");
  await keepUp(app);
  const news = await Promise.all(["ada", "bo", "chidi"].map((name) => list(app, name)));
  expect(news.filter((text) => /You're the captain of \*\*\w+\*\* now\./.test(text))).toHaveLength(2);
});
