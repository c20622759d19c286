// Progress from the first answer on: the score, what to do next, and the buttons that do it.
import { describe, expect, it } from "vitest";
import { nextSteps } from "../../../src/app/progress/next-steps.ts";
import { buttonOf, buttonsOf, curriculum, DAY, FIRST, openApp, textOf } from "../../support/app.ts";
import { practiceQuestion } from "../../support/servers.ts";

const pair = { concepts: ["clusterip", "nodeport"], times: 2 } as const;

describe("the next steps", () => {
  it.each([
    [0, [], ["Practice"]],
    [4, [], ["Review 4 due", "Practice"]],
    [0, [pair], ["Train ClusterIP vs NodePort", "Practice"]],
    [1, [pair, pair], ["Review 1 due", "Train ClusterIP vs NodePort", "Practice"]],
  ])("of %i due reviews and confusions %j are %j, the first one primary", (due, confusions, labels) => {
    const steps = nextSteps(due, confusions, curriculum);
    expect(steps.map(({ label }) => label)).toEqual(labels);
    expect(steps.map(({ style }) => style === "primary")).toEqual(labels.map((_, index) => index === 0));
  });

  it("shorten a pair of long titles", () => {
    const titles = [...curriculum.concepts.values()].toSorted((a, b) => b.title.length - a.title.length);
    const long = { concepts: [titles[0]?.slug ?? "", titles[1]?.slug ?? ""], times: 1 } as const;
    for (const { label } of nextSteps(0, [long], curriculum)) expect(label.length).toBeLessThanOrEqual(60);
  });
});

describe("/progress", () => {
  it("has a score from the first answer on, and leads to the reviews once some are due", async () => {
    const app = await openApp();
    await app.createDrill();
    await app.tick();
    expect(textOf(await app.type("bo", "/progress"))).toContain("No answers yet.");
    await app.tap("bo", "wrong");
    const first = await app.type("bo", "/progress");
    expect(textOf(first)).toContain("**Overall: 0 of 1, 4 more answers for a reliable score**");
    expect(textOf(first)).toContain("Streak");
    app.clock.now = FIRST + 2 * DAY;
    await app.tick();
    const later = await app.type("bo", "/progress");
    const review = await app.press("bo", buttonOf(later, "Review 1 due"));
    expect(textOf(review)).toMatch(/^Review 1 of \d+/);
  });

  it("trains the two concepts of a pair only", async () => {
    const app = await openApp();
    const shown = await app.press("bo", "train:clusterip:nodeport");
    expect(["clusterip", "nodeport"]).toContain(practiceQuestion(shown)?.concept);
    expect(buttonsOf(shown).map(({ label }) => label)).toContain("A");
    expect(textOf(await app.press("bo", "train:no-such-concept"))).toContain("There are no questions");
  });
});
