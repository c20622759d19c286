// Browsing: topics with the reader's progress, a topic's concepts, and quizzes on a topic or concept.
import { describe, expect, it } from "vitest";
import { comparison } from "../../../src/app/lookup/compare-view.ts";
import { buttonOf, curriculum, openApp, textOf } from "../../support/app.ts";
import { makeConcept } from "../../support/make-concept.ts";
import { practiceQuestion } from "../../support/servers.ts";

describe("/topics", () => {
  it("lists every topic with its concepts and the reader's own progress", async () => {
    const app = await openApp();
    await app.createDrill();
    await app.tick();
    const { topic } = (await app.current()).question;
    await app.tap("bo", "right");
    const { blocks } = await app.type("bo", "/topics");
    const table = blocks.find((block) => block.type === "table");
    expect(table?.rows.map(({ cells }) => cells)).toEqual(
      curriculum.topics.map(({ slug, title, concepts }) => [
        title,
        String(concepts.length),
        slug === topic ? "1 of 1 right" : "new",
      ]),
    );
    const select = blocks.find((block) => block.type === "select");
    expect(select?.choices.map(({ action }) => action.args[0])).toEqual(
      curriculum.topics.map(({ slug }) => slug),
    );
  });

  it("opens a topic, whose concepts lead to their pages and whose button starts a quiz", async () => {
    const app = await openApp();
    const reply = await app.type("bo", "/topics dns");
    expect(textOf(reply).split("\n")[0]).toBe("DNS");
    const dns = curriculum.topics.find(({ slug }) => slug === "dns");
    const choices = reply.blocks.flatMap((block) => (block.type === "select" ? block.choices : []));
    expect(choices.map(({ action }) => action)).toEqual(
      dns?.concepts.map((slug) => ({ name: "lookup", args: [slug] })),
    );
    expect(practiceQuestion(await app.press("bo", buttonOf(reply, "Quiz me")))?.topic).toBe("dns");
    expect(textOf(await app.press("bo", buttonOf(reply, "All topics")))).toContain("Choose a topic");
    expect(textOf(await app.type("bo", "/topics cooking"))).toContain('There\'s no topic "cooking".');
  });
});

describe("/quiz", () => {
  it.each<readonly [string, (question: { concept: string; topic: string } | undefined) => unknown, string]>([
    ["clusterip", (question) => question?.concept, "clusterip"],
    ["np", (question) => question?.concept, "network-policy"],
    ["network-policy", (question) => question?.concept, "network-policy"],
    ["dns", (question) => question?.topic, "dns"],
    ["services", (question) => question?.topic, "services"],
    ["cni", (question) => question?.topic, "cni"],
    ["troubleshoot", (question) => question?.topic, "troubleshooting"],
  ])("%s asks about that concept or topic only", async (words, read, expected) => {
    const app = await openApp();
    expect(read(practiceQuestion(await app.type("bo", `/quiz ${words} 2`)))).toBe(expected);
  });

  it("takes two concepts, and says what there is for words that mean nothing", async () => {
    const app = await openApp();
    const question = practiceQuestion(await app.type("bo", "/quiz nodeport vs clusterip"));
    expect(["nodeport", "clusterip"]).toContain(question?.concept);
    expect(textOf(await app.type("bo", "/quiz zzqqxx"))).toContain(
      'There\'s no topic "zzqqxx". Choose from:',
    );
  });
});

describe("a comparison", () => {
  const [pod, service] = ["pod", "service"].map((slug) =>
    makeConcept({ slug, title: slug.toUpperCase(), summary: `About ${slug}.` }),
  ) as [ReturnType<typeof makeConcept>, ReturnType<typeof makeConcept>];
  const compare = {
    what: "One",
    layer: "L3",
    reach: "All",
    madeOf: "IP",
    useWhen: "Tests",
    dontConfuse: "No",
  };
  const cellsOf = (one: typeof pod, other: typeof pod) => {
    const table = comparison(one, other).find((block) => block.type === "table");
    return table?.rows.map(({ cells }) => cells);
  };

  it("says the difference if either side has it", () => {
    const differs = { ...pod, differs: { service: "One is many." } };
    for (const shown of [comparison(differs, service), comparison(service, differs)])
      expect(textOf(shown)).toContain("**The difference:** One is many.");
    expect(textOf(comparison(pod, service))).not.toContain("difference");
  });

  it("has a row for what either side says, and the summaries where nothing is written", () => {
    expect(cellsOf({ ...pod, compare }, service)).toEqual([
      ["What it is", "One", "About service."],
      ["Layer", "L3", "–"],
      ["Reach", "All", "–"],
      ["Made of", "IP", "–"],
      ["Use it when", "Tests", "–"],
      ["Don't confuse", "No", "–"],
    ]);
    expect(cellsOf(pod, service)).toEqual([["What it is", "About pod.", "About service."]]);
  });
});
