// The contract of link codes: one use, ten minutes, five tries, and only between platforms.
import { describe, expect, it } from "vitest";
import type { LinkCode } from "../../../../src/core/link-code.ts";
import { discord, joinAccounts, offer, redeem, separate, slack } from "../../../support/storage/links.ts";
import { readAllRows } from "../../../support/storage/schema.ts";
import { at, freshId, type Open, openTeam, type TestTeam } from "../../../support/storage/storage.ts";

const MINUTE = 60_000;
const NEVER_MADE = "0000000000" as LinkCode;

const people = async (team: TestTeam) => ({
  ana: await team.meet("ana", slack),
  anaOnDiscord: await team.meet("ana on discord", discord),
  bo: await team.meet("bo", discord),
});

/** The code with another last character. */
function mistype(code: LinkCode): LinkCode {
  return `${code.slice(0, -1)}${code.endsWith("2") ? "3" : "2"}` as LinkCode;
}

export function describeLinkCodes(open: Open): void {
  describe("link codes", () => {
    it("join a Slack and a Discord account, once, in either direction", async () => {
      for (const isFromSlack of [true, false]) {
        const team = await openTeam(open);
        const { ana, anaOnDiscord, bo } = await people(team);
        const [from, to] = isFromSlack ? [ana, anaOnDiscord] : [anaOnDiscord, ana];
        const code = await offer(team, from);
        expect(await redeem(team, to, code)).toEqual({ type: "linked" });
        expect(await redeem(team, to, code)).toEqual({ type: "linked already" });
        expect(await redeem(team, from, code)).toEqual({ type: "own" });
        expect(await redeem(team, bo, code)).toEqual({ type: "wrong" });
        expect((await team.meet("ana", slack)).learnerId).toBe(to.learnerId);
        expect((await team.meet("ana on discord", discord)).learnerId).toBe(to.learnerId);
        expect((await team.meet("bo", discord)).learnerId).toBe(bo.learnerId);
      }
    });

    it("show whose they are without linking, and tell their member once they link", async () => {
      const team = await openTeam(open);
      const { ana, anaOnDiscord } = await people(team);
      const code = await offer(team, ana);
      const { links, notices } = team.storage;
      const look = { memberId: anaOnDiscord.id, code };
      const found = { type: "found", learnerId: ana.learnerId };
      for (let times = 0; times < 7; times++)
        expect(await links.redeem(look, at(0), freshId())).toEqual(found);
      expect(await notices.take(ana.id, 3, freshId())).toEqual([]);
      expect(await redeem(team, anaOnDiscord, code)).toEqual({ type: "linked" });
      expect(await notices.take(ana.id, 3, freshId())).toEqual(["This account is linked now."]);
    });

    it("leave nothing of their member at the one who only looked, after a deletion", async () => {
      const team = await openTeam(open);
      const { ana, bo } = await people(team);
      const { storage, database } = team;
      const code = await offer(team, ana);
      await storage.links.redeem({ memberId: bo.id, code }, at(0), freshId());
      await storage.people.delete(ana.learnerId, freshId(), at(0));
      expect(JSON.stringify([...(await readAllRows(database))])).not.toContain(ana.learnerId);
    });

    it("work for ten minutes, and until a newer one is made", async () => {
      const team = await openTeam(open);
      const { ana, anaOnDiscord } = await people(team);
      const first = await offer(team, ana);
      expect(await redeem(team, anaOnDiscord, first, at(0) + 10 * MINUTE)).toEqual({ type: "wrong" });
      const second = await offer(team, ana);
      expect(second).not.toBe(first);
      expect(await redeem(team, anaOnDiscord, first)).toEqual({ type: "wrong" });
      expect(await redeem(team, anaOnDiscord, second, at(0) + 10 * MINUTE - 1)).toEqual({ type: "linked" });
    });

    it("don't work in their own account, on their own platform, or from a team that Kubedrill left", async () => {
      const team = await openTeam(open);
      const { ana, bo } = await people(team);
      const inPrivate = { ...discord, team: { externalId: "dm:bo", name: "DM", alone: true as const } };
      const elsewhere = await team.meet("ana", { ...slack, team: { externalId: "TS2", name: "Acme Two" } });
      const code = await offer(team, ana);
      expect(await redeem(team, ana, code)).toEqual({ type: "own" });
      expect(await redeem(team, elsewhere, code)).toEqual({ type: "same platform" });
      const other = await offer(team, bo);
      expect(await redeem(team, await team.meet("bo", inPrivate), other)).toEqual({ type: "own" });
      await team.storage.teams.leave({ platform: "slack", externalId: "TS" }, at(0));
      expect(await redeem(team, bo, code)).toEqual({ type: "wrong" });
    });

    it("can be guessed five times by one person in ten minutes, in all their teams together", async () => {
      const team = await openTeam(open);
      const { ana, anaOnDiscord, bo } = await people(team);
      const inSecond = { ...discord, team: { externalId: "TD2", name: "Two" } };
      const there = await team.meet("ana on discord", inSecond);
      const code = await offer(team, ana, at(0) + 9 * MINUTE);
      for (let minute = 0; minute < 5; minute++) {
        const now = at(0) + minute * MINUTE;
        expect(await redeem(team, minute % 2 === 0 ? anaOnDiscord : there, NEVER_MADE, now)).toEqual({
          type: "wrong",
        });
      }
      for (const member of [anaOnDiscord, there])
        expect(await redeem(team, member, code, at(0) + 10 * MINUTE - 1)).toEqual({ type: "too many tries" });
      expect(await redeem(team, bo, NEVER_MADE, at(0) + 9 * MINUTE)).toEqual({ type: "wrong" });
      expect(await redeem(team, there, code, at(0) + 10 * MINUTE)).toEqual({ type: "linked" });
    });

    it("end after five wrong codes with the same first half, however many people guess", async () => {
      const team = await openTeam(open);
      const { ana, anaOnDiscord } = await people(team);
      const [code, other] = [await offer(team, ana), await offer(team, await team.meet("zoe", slack))];
      for (let index = 0; index < 5; index++) {
        const guesser = await team.meet(`guesser ${index}`, discord);
        expect(await redeem(team, guesser, mistype(code))).toEqual({ type: "wrong" });
      }
      expect(await redeem(team, anaOnDiscord, code)).toEqual({ type: "wrong" });
      expect(await redeem(team, anaOnDiscord, other)).toEqual({ type: "linked" });
    });

    it("are stored as hashes only", async () => {
      const team = await openTeam(open);
      const { ana } = await people(team);
      const code = await offer(team, ana);
      const rows = JSON.stringify([...(await readAllRows(team.database))]);
      expect(rows).not.toContain(code);
      expect(rows).not.toContain(code.slice(0, 5));
    });

    it("are deleted once they've expired, and those far ahead of the clock", async () => {
      const team = await openTeam(open);
      const { ana, bo } = await people(team);
      await offer(team, ana);
      await offer(team, bo, at(3));
      const left = async () =>
        (await readAllRows(team.database)).get("link_code")?.map((row) => row.member_id);
      expect(await team.storage.links.purge(at(0))).toBe(false);
      expect(await left()).toEqual([ana.id]);
      await team.storage.links.purge(at(0) + 10 * MINUTE + 1);
      expect(await left()).toEqual([]);
    });

    it("link up to ten accounts", async () => {
      const team = await openTeam(open);
      const { anaOnDiscord, ana } = await people(team);
      await joinAccounts(team, ana, anaOnDiscord);
      for (let number = 2; number < 10; number++) {
        const there = { ...slack, team: { externalId: `TS-${number}`, name: `Team ${number}` } };
        await joinAccounts(team, await team.meet("ana on discord", discord), await team.meet("ana", there));
      }
      const learnerId = (await team.meet("ana", slack)).learnerId;
      expect(await team.storage.links.accounts(learnerId)).toHaveLength(10);
      const last = await team.meet("zoe", slack);
      const code = await offer(team, last);
      expect(await redeem(team, anaOnDiscord, code)).toEqual({ type: "too many accounts" });
      expect(await separate(team, ana)).toBe(true);
      expect(await redeem(team, anaOnDiscord, code)).toEqual({ type: "linked" });
    });

    it("let one of two people in who redeem one at the same time", async () => {
      const team = await openTeam(open);
      const { ana, anaOnDiscord, bo } = await people(team);
      for (let round = 0; round < 3; round++) {
        const code = await offer(team, ana);
        const outcomes = await Promise.all([redeem(team, anaOnDiscord, code), redeem(team, bo, code)]);
        expect(outcomes.map(({ type }) => type).toSorted()).toEqual(["linked", "wrong"]);
        expect(await separate(team, ana)).toBe(true);
      }
    });

    it("link two people once who redeem each other's at the same time", async () => {
      const team = await openTeam(open);
      const { ana, bo } = await people(team);
      const [one, other] = [await offer(team, ana), await offer(team, bo)];
      const outcomes = await Promise.all([redeem(team, ana, other), redeem(team, bo, one)]);
      expect(outcomes.map(({ type }) => type).toSorted()).toEqual(["linked", "linked already"]);
    });
  });
}
