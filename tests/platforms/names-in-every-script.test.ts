// Names in every script, on every platform: each stands in its own row, and nothing around it changes its order.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leaderboardBlocks, squadLeaderboardBlocks } from "../../src/app/leaderboard/leaderboard-view.ts";
import { recapBlocks } from "../../src/app/recap/recap-view.ts";
import { squadList } from "../../src/app/squad/squad-view.ts";
import { periodOf } from "../../src/core/leaderboard/period.ts";
import { compose } from "../../src/platforms/discord/render/compose.ts";
import { renderMessage } from "../../src/platforms/slack/render/render.ts";
import { privateMessage } from "../../src/platforms/web/render.ts";
import type { Block } from "../../src/ports/reply.ts";
import { date } from "../support/dates.ts";
import { namesInEveryScript } from "../support/platforms/names.ts";
import { reader } from "../support/playground/routes.ts";

const view = { period: periodOf("week", date("2026-03-04")), page: 1, winners: undefined };

/** Points that appear nowhere else. */
const pointsOf = (place: number) => 9_000 - 3 * place;
const idOf = (place: number) => `id-${String(place).padStart(2, "0")}`;

/** Everything with names that leaderboards, squads, and recaps show, best first; the reader is the second. */
const views: Readonly<Record<string, (names: readonly string[]) => readonly Block[]>> = {
  "the leaderboard": (names) =>
    leaderboardBlocks(
      names.map((name, place) => ({
        member: idOf(place),
        ref: { externalId: idOf(place), name },
        points: pointsOf(place),
        rank: place + 1,
        answered: 5,
        right: 4,
      })),
      view,
      idOf(1),
    ),
  "the squads' leaderboard": (names) => squadLeaderboardBlocks(boardOf(names), view, false),
  "the list of squads": (names) => squadList(boardOf(names), ""),
  "the recap": (names) =>
    recapBlocks(
      {
        questions: [],
        answered: names.length,
        participants: names.length,
        members: names.map((name, place) => {
          const thisWeek = { answered: 5, right: 5 };
          const ref = { externalId: idOf(place), name };
          const progress = { thisWeek, before: { answered: 9, right: 1 } };
          return {
            member: idOf(place),
            ref,
            hidden: false,
            points: pointsOf(place),
            ...thisWeek,
            ...progress,
          };
        }),
        squads: [],
        squadScores: [],
        streaks: [],
        fooled: undefined,
      },
      { concepts: new Map() } as never,
    ),
};

function boardOf(names: readonly string[]) {
  const squads = names.map((name, place) => ({
    id: idOf(place),
    squad: idOf(place),
    name,
    key: name,
    members: [idOf(place)],
    captain: idOf(place),
    removed: 0,
    points: pointsOf(place),
    rank: place + 1,
  }));
  return { ranked: squads, unranked: [], own: squads[1] };
}

/** What each platform makes of blocks, as one text, without its own marks. */
const renderers: Readonly<Record<string, (blocks: readonly Block[]) => Promise<string>>> = {
  Discord: async (blocks) => textsIn((await compose(blocks)).body).join("\n"),
  Slack: async (blocks) => textsIn(renderMessage(blocks).blocks).join("\n"),
  "Slack's plain text": async (blocks) => renderMessage(blocks).text,
  "the playground": async (blocks) =>
    String(await privateMessage({ id: "r", blocks, form: undefined, at: 0 }, reader)).replaceAll(
      /<(?!\/?tr)[^>]*>/g,
      " ",
    ),
};

/** Every text in a payload, in order. */
function textsIn(payload: unknown): readonly string[] {
  if (typeof payload === "string") return [payload];
  return typeof payload === "object" && payload !== null ? Object.values(payload).flatMap(textsIn) : [];
}

const isolates = /\u2068[^\u2066-\u2069\u202a-\u202e\n]*\u2069/g;
const direction = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/;
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}]/u;

/** Nothing outside of a name's own isolate can reorder a line. */
function expectInOrder(shown: string): void {
  const outside = shown.replaceAll(isolates, "");
  expect(outside).not.toMatch(direction);
  expect(outside).not.toMatch(rightToLeft);
  for (const [inside] of shown.matchAll(isolates)) expect(inside).not.toMatch(/points|\(you\)|·/);
}

describe.each(Object.entries(renderers))("%s", (_platform, render) => {
  describe.each(Object.entries(views))("in %s", (_view, make) => {
    it("shows each name between its rank and its points", async () => {
      for (const [name, visible] of namesInEveryScript) {
        const shown = await render(make(["First", name, "Third"]));
        expectInOrder(shown);
        const letters = shown.replaceAll(/[\u2068\u2069\\]/g, "");
        const [first, points] = [letters.indexOf(String(pointsOf(0))), letters.indexOf(String(pointsOf(1)))];
        const row = letters.slice(first + 4, points);
        expect(row, visible).toMatch(/🥈|2\./u);
        expect(row.slice(row.search(/🥈|2\./u) + 2), visible).toContain(visible);
        expect(letters.indexOf("Third"), visible).toBeGreaterThan(points);
      }
    });

    it("keeps its order with any names (law)", async () => {
      const part = fc.oneof(
        fc.constantFrom(...namesInEveryScript.map(([name]) => name)),
        fc.constantFrom("\u202e", "\u2066", "\u2067", "\u2068", "\u2069", "\u061c", "\u200f", "\n", "(", "*"),
      );
      const anyName = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(""));
      const names = fc.array(anyName, { minLength: 2, maxLength: 3 });
      await fc.assert(
        fc.asyncProperty(names, async (all) => expectInOrder(await render(make(all)))),
        { seed: 20261202, numRuns: 25 },
      );
    });
  });
});
