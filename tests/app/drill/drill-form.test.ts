// Setting a drill up by choosing: /drill create and /drill change alone open a form.
import { describe, expect, it } from "vitest";
import type { FormField, Reply } from "../../../src/ports/reply.ts";
import { buttonOf, buttonsOf, curriculum, FIRST, HOUR, textOf } from "../../support/app.ts";
import { act, drillOf, initialOf, next, openWithDrill, openWithoutDrill, submit } from "./drills.ts";

function fieldOf({ form }: Reply, option: string): FormField {
  const field = [...(form?.fields ?? []), ...(form?.more ?? [])].find((one) => one.option === option);
  if (field === undefined) throw new Error(`The form doesn't ask for ${option}.`);
  return field;
}

const labelsOf = (field: FormField) => field.choices?.map(({ label }) => label);

/** What the form has chosen, by option. */
function settingsIn({ form }: Reply): Readonly<Record<string, unknown>> {
  const fields = [...(form?.fields ?? []), ...(form?.more ?? [])];
  return Object.fromEntries(fields.map((field) => [field.option, initialOf(field)]));
}

/** What is chosen in a reply's selects. */
function chosenIn({ blocks }: Reply): readonly string[] {
  const selects = blocks.filter((block) => block.type === "select");
  return selects.flatMap(({ choices }) => choices.filter(({ chosen }) => chosen).map(({ label }) => label));
}

const usual = {
  time: ["09:00"],
  weekdays: ["mon", "tue", "wed", "thu", "fri"],
  topics: [],
  difficulty: [],
  feedback: ["instant"],
  closes: ["next"],
  discussion: ["off"],
  recap: ["on"],
};

describe("/drill create alone", () => {
  it("opens a form with the usual settings, in the person's zone", async () => {
    const app = await openWithoutDrill("Asia/Tokyo");
    const asked = await app.type("ada", "/drill create");
    expect(asked.form).toMatchObject({ title: "Daily question", command: "drill create", submit: "Start" });
    expect(settingsIn(asked)).toEqual({ ...usual, zone: ["Asia/Tokyo"] });
    expect(labelsOf(fieldOf(asked, "zone"))?.[0]).toBe("Tokyo (15:00 now)");
    expect(labelsOf(fieldOf(asked, "topics"))).toEqual(curriculum.topics.map(({ title }) => title));
    expect(await drillOf(app)).toBeUndefined();
  });

  it("guesses the zone from the person's region, and the team's first drill", async () => {
    const app = await openWithoutDrill();
    const zoneFor = async (locale: string) =>
      settingsIn(await act(app, "/drill create", { channel: "other", person: { locale } })).zone;
    expect(await zoneFor("de")).toEqual(["Europe/Berlin"]);
    expect(await zoneFor("ja-JP")).toEqual(["Asia/Tokyo"]);
    await app.createDrill({
      schedule: { time: "09:00", zone: "Asia/Kathmandu", weekdays: [1], holidays: [] },
    });
    expect(await zoneFor("de")).toEqual(["Asia/Kathmandu"]);
  });

  it("starts the drill with what was chosen, several topics at once", async () => {
    const app = await openWithoutDrill("Europe/Berlin");
    const asked = await app.type("ada", "/drill create");
    const created = await submit(app, asked, {
      time: ["10:30"],
      weekdays: ["mon", "wed"],
      topics: ["services", "dns"],
      difficulty: ["easy", "medium"],
    });
    expect(textOf(created)).toContain(
      "**The daily question starts in this channel:** Mon, Wed at 10:30, Berlin",
    );
    expect(await drillOf(app)).toMatchObject({
      schedule: { time: "10:30", zone: "Europe/Berlin", weekdays: [1, 3] },
      topics: ["services", "dns"],
      difficulties: [1, 2],
      feedback: "instant",
    });
    expect(chosenIn(created)).toEqual([
      "Verdict: at once",
      "Closing: with the next question",
      "Discussion: off",
      "Weekly recap: after each week's last question",
    ]);
    await app.press("ada", buttonOf(created, "Verdict: when the question closes"));
    await app.press("ada", buttonOf(created, "Closing: after 24 hours"));
    const changed = await app.press("ada", buttonOf(created, "Discussion: a thread"));
    expect(changed.delivery).toBe("replace");
    expect(chosenIn(changed)).toEqual([
      "Verdict: when the question closes",
      "Closing: after 24 hours",
      "Discussion: a thread under each closed question",
      "Weekly recap: after each week's last question",
    ]);
    expect(await drillOf(app)).toMatchObject({
      feedback: "at_close",
      closesAfterHours: 24,
      discussion: true,
    });
  });

  it("asks for nothing again where the form had room for all", async () => {
    const app = await openWithoutDrill("Europe/Berlin");
    const asked = await app.type("ada", "/drill create");
    const created = await submit(app, asked, { feedback: ["at_close"], closes: ["24h"] }, true);
    expect(created.blocks.map(({ type }) => type)).toEqual(["text", "buttons"]);
    expect(await drillOf(app)).toMatchObject({
      feedback: "at_close",
      closesAfterHours: 24,
      discussion: false,
    });
  });

  it("takes no weekday for every day, and every topic for all", async () => {
    const app = await openWithoutDrill("Europe/Berlin");
    const every = curriculum.topics.map(({ slug }) => slug);
    await submit(app, await app.type("ada", "/drill create"), { weekdays: [], topics: every });
    const drill = await drillOf(app);
    expect(drill?.schedule.weekdays).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(drill?.topics).toBeUndefined();
    expect(settingsIn(await app.type("ada", "/drill change"))).toMatchObject({
      weekdays: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
      topics: [],
    });
  });

  it("says how to type it, and has a button that tries again, where no form can open", async () => {
    const app = await openWithoutDrill("Europe/Berlin");
    const asked = await app.type("ada", "/drill create");
    const [first, second] = curriculum.topics;
    expect(textOf(asked)).toContain(
      `{command:drill create time:9:40 zone:Europe/Berlin topics:${first?.title}, ${second?.title}}`,
    );
    expect((await app.press("ada", buttonOf(asked, "Start"))).form).toEqual(asked.form);
    const typed = /create (.*)\}/.exec(textOf(asked))?.[1];
    await app.type("ada", `/drill create ${typed}`);
    expect((await drillOf(app))?.topics).toEqual([first?.slug, second?.slug]);
  });

  it("refuses what no form offers, and lists that aren't texts", async () => {
    const app = await openWithoutDrill("Europe/Berlin");
    const asked = await app.type("ada", "/drill create");
    for (const topics of [["cooking"], [7], Array(26).fill("dns"), ["d".repeat(101)], [["dns"]]]) {
      expect((await submit(app, asked, { topics })).refused).toEqual({ option: "topics" });
    }
    expect(await drillOf(app)).toBeUndefined();
  });
});

describe("/drill change alone", () => {
  it("opens the form with the drill's settings, also those that aren't usual", async () => {
    const app = await openWithDrill();
    await app.type(
      "ada",
      "/drill change 9:40 Asia/Kathmandu sat closes:5 topics:dns difficulty:hard at_close",
    );
    const asked = await app.type("ada", "/drill change");
    expect(asked.form).toMatchObject({ command: "drill change", submit: "Save" });
    expect(settingsIn(asked)).toEqual({
      time: ["09:40"],
      zone: ["Asia/Kathmandu"],
      weekdays: ["sat"],
      topics: ["dns"],
      difficulty: ["hard"],
      feedback: ["at_close"],
      closes: ["5h"],
      discussion: ["off"],
      recap: ["on"],
    });
    expect(labelsOf(fieldOf(asked, "closes"))).toContain("after 5 hours");
  });

  it("changes what was chosen, and offers what the form had no room for", async () => {
    const app = await openWithDrill();
    const asked = await app.type("ada", "/drill change");
    const changed = await submit(app, asked, { time: ["10:00"], topics: ["dns", "services"] });
    expect(textOf(changed)).toContain(`**Changed.** ${next(FIRST + HOUR)}`);
    expect(await drillOf(app)).toMatchObject({ schedule: { time: "10:00" }, topics: ["services", "dns"] });
    expect(chosenIn(changed)).toHaveLength(4);
    const back = await submit(app, await app.type("ada", "/drill change"), { topics: [] });
    expect(textOf(back)).toContain("all");
    expect((await drillOf(app))?.topics).toBeUndefined();
  });

  it("changes nothing where nothing was chosen", async () => {
    const app = await openWithDrill();
    const before = await drillOf(app);
    const same = await submit(app, await app.type("ada", "/drill change"), {}, true);
    expect(textOf(same)).toBe(`Nothing to change. ${next(FIRST)}`);
    expect({ ...(await drillOf(app)), contact: undefined }).toEqual(before);
  });

  it("opens from the buttons of a drill, and has one where no form can open", async () => {
    const app = await openWithDrill();
    for (const line of ["/drill show", "/drill create", "/drill change"]) {
      const shown = await app.type("ada", line);
      expect((await app.press("ada", buttonOf(shown, "Change …"))).form?.command).toBe("drill change");
    }
    expect(buttonsOf(await app.type("ada", "/drill change"))).toHaveLength(1);
  });

  it("lets topics be typed where there are more than a form can list", async () => {
    const [topic] = curriculum.topics;
    const many = Array.from({ length: 26 }, (_, index) => ({
      ...topic,
      slug: `topic-${index}`,
      title: `T${index}`,
      summary: "",
      concepts: [],
    }));
    const app = (await openWithDrill()).restart({ ...curriculum, topics: many });
    const field = fieldOf(await app.type("ada", "/drill change"), "topics");
    expect(field).toEqual({ option: "topics", label: "Topics, or all", value: "all" });
  });
});
