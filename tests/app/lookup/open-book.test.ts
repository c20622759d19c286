// What makes an answer "open book": any view of a concept's card, in any of the learner's teams.
import { describe, expect, it } from "vitest";
import type { Question } from "../../../src/core/model.ts";
import { type Action, encodeAction, type Reply } from "../../../src/ports/reply.ts";
import { buttonOf, buttonsOf, curriculum, HOUR, textOf } from "../../support/app.ts";
import { openServers, questionsOf, type Visitor } from "../../support/servers.ts";

const [question] = questionsOf("dns") as [Question];
const { concept } = question;
const title = curriculum.concepts.get(concept)?.title ?? "";
const neighbor = [...curriculum.concepts.values()].find(
  ({ slug, confusedWith, related }) =>
    slug !== concept && [...confusedWith, ...related].slice(0, 5).includes(concept),
);

/** What choosing this label does. */
function actionOf({ blocks }: Reply, label: string): Action {
  const choices = blocks.flatMap((block) => (block.type === "select" ? block.choices : []));
  const chosen = choices.find((choice) => choice.label === label);
  if (chosen === undefined) throw new Error(`There is no choice ${label}.`);
  return chosen.action;
}

/** Goes on where a look-up says first what it costs. */
async function goOn(visitor: Visitor, reply: Reply): Promise<Reply> {
  const anyway = buttonsOf(reply).find(({ label }) => label === "Look up anyway");
  return anyway === undefined ? reply : visitor.press(anyway);
}

async function openQuestion() {
  const app = await openServers();
  const posting = await app.ask("S1", question);
  app.clock.now += HOUR;
  return { ...app, posting };
}

describe("an answer after the concept's card was shown is worth 5", () => {
  const card = (bo: Visitor) => bo.type(`/lookup ${title}`);
  const paths: readonly (readonly [string, (bo: Visitor) => Promise<Reply>])[] = [
    ["by /lookup", card],
    ["by its slug", (bo) => bo.type(`/lookup concept:${concept}`)],
    ["by a look-up button", (bo) => bo.press(`lookup:${concept}`)],
    [
      "by the button of a related concept",
      async (bo) => bo.press(buttonOf(await bo.press(`lookup:${neighbor?.slug}`), title)),
    ],
    ["by a comparison", (bo) => bo.type(`/lookup ${title} vs nodeport`)],
    [
      "by its topic's list",
      async (bo) => bo.press(encodeAction(actionOf(await bo.press("topic:dns"), title))),
    ],
  ];
  const places = ["S1", "S2", "dm"];

  it.each(paths.flatMap(([name, path]) => places.map((place) => [name, place, path] as const)))(
    "%s, in %s",
    async (_, place, path) => {
      const app = await openQuestion();
      const bo = app.visit(place, "bo");
      expect(textOf(await goOn(bo, await path(bo))).split("\n")[0]).toMatch(
        new RegExp(`^${title}( vs .+)?$`),
      );
      expect(textOf(await app.visit("S1", "bo").tap(app.posting, "right"))).toContain(
        "+5 points, added when the question closes (open book: you looked it up)",
      );
      expect(textOf(await app.visit("S1", "ada").tap(app.posting, "right"))).toContain("+10 points");
    },
  );

  it.each(["Share", "Quiz me"])("and its %s button was pressed, wherever the card is from", async (label) => {
    const app = await openServers();
    const bo = app.visit("S2", "bo");
    const old = await card(bo);
    app.clock.now += HOUR;
    const posting = await app.ask("S1", question);
    app.clock.now += HOUR;
    await bo.press(buttonOf(old, label));
    expect(textOf(await app.visit("S1", "bo").tap(posting, "right"))).toContain("+5 points");
  });
});

describe("an answer is worth 10", () => {
  it("after a look-up before the question opened, and of another concept since", async () => {
    const app = await openServers();
    const bo = app.visit("dm", "bo");
    await bo.press(`lookup:${concept}`);
    app.clock.now += HOUR;
    const posting = await app.ask("S1", question);
    await bo.press("lookup:nodeport");
    expect(textOf(await app.visit("S1", "bo").tap(posting, "right"))).toContain("+10 points");
  });

  it("after lists that only name the concept, and the comparison's warning", async () => {
    const app = await openQuestion();
    const bo = app.visit("S1", "bo");
    await bo.member();
    expect(textOf(await bo.press("topic:dns"))).toContain(title);
    expect(textOf(await bo.type(`/lookup ${title} vs nodeport`))).toContain(
      "is open.** If you look it up first",
    );
    expect(textOf(await bo.tap(app.posting, "right"))).toContain("+10 points");
  });
});

describe("looking up the concept of an open question", () => {
  const warning = `⚠️ **A question about ${title} is open.** If you look it up first, a right answer earns 5 points instead of 10.
[Look up anyway] [Show the question]`;

  it.each(["S1", "S2", "dm"])("first says what it costs, in %s", async (place) => {
    const app = await openQuestion();
    await app.visit("S1", "bo").member();
    const bo = app.visit(place, "bo");
    for (const reply of [await bo.type(`/lookup ${title}`), await bo.press(`lookup:${concept}`)])
      expect(textOf(reply)).toBe(warning);
    expect(textOf(await app.visit("S1", "bo").tap(app.posting, "right"))).toContain("+10 points");
  });

  it("says it once, and never after the answer, of another question, or after the close", async () => {
    const app = await openQuestion();
    const [ada, bo, cy] = ["ada", "bo", "cy"].map((name) => app.visit("S1", name)) as [
      Visitor,
      Visitor,
      Visitor,
    ];
    expect(textOf(await goOn(bo, await bo.press(`lookup:${concept}`)))).toContain(title);
    expect(textOf(await bo.press(`lookup:${concept}`)).split("\n")[0]).toBe(title);
    await ada.tap(app.posting, "wrong");
    expect(textOf(await ada.press(`lookup:${concept}`)).split("\n")[0]).toBe(title);
    expect(textOf(await cy.press("lookup:nodeport")).split("\n")[0]).toBe("NodePort");
    await app.close(app.posting);
    expect(textOf(await cy.press(`lookup:${concept}`)).split("\n")[0]).toBe(title);
  });
});

describe("sharing a card", () => {
  it("waits while an open question of the team is about its concept, because everyone would read it", async () => {
    const app = await openQuestion();
    const bo = app.visit("S1", "bo");
    const share = buttonOf(await bo.press(`lookup:${concept}:anyway`), "Share");
    const refused = await bo.press(share);
    expect(refused).toMatchObject({ delivery: "private" });
    expect(textOf(refused)).toBe(
      `A question about ${title} is open here, and everyone would read its answer. Share the card after the question closes.`,
    );
    expect(await bo.press(`share-concept:nodeport`)).toMatchObject({ delivery: "public" });
    expect(await app.visit("S2", "bo").press(share)).toMatchObject({ delivery: "public" });
    await app.close(app.posting);
    expect(await bo.press(share)).toMatchObject({ delivery: "public" });
  });
});

describe("a look-up before the learner deletes their data", () => {
  it.each(["S1", "S2", "dm"])("in %s still counts", async (place) => {
    const app = await openQuestion();
    await app.visit(place, "bo").press(`lookup:${concept}:anyway`);
    await app.visit(place, "bo").type("/privacy delete confirm:delete");
    expect(textOf(await app.visit("S1", "bo").tap(app.posting, "right"))).toContain("+5 points");
  });
});
