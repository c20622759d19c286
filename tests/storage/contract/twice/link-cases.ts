// Writes about linked accounts.
import type { LinkCode } from "../../../../src/core/link-code.ts";
import { discord, joinAccounts, offer, slack } from "../../../support/storage/links.ts";
import { at, RIGHT, type TestTeam } from "../../../support/storage/storage.ts";
import type { WriteCases } from "./write-case.ts";

const MINUTE = 60_000;

/** A person with two accounts, answers on both, and the code of one. */
async function withCode(team: TestTeam) {
  const [ana, there] = [await team.meet("ana", slack), await team.meet("ana", discord)];
  await team.answerPractice(ana, "q1", RIGHT, at(0));
  await team.answerPractice(there, "q1", RIGHT, at(1));
  await team.storage.reminders.set(there.id, { time: "09:00", zone: "UTC" }, at(0));
  return { ana, there, code: await offer(team, there) };
}

export const linkCases: WriteCases = {
  "links.offer": async (team) => {
    const { ana } = await withCode(team);
    const made = { id: team.newId(), memberId: ana.id, expiresAt: at(0) + 10 * MINUTE };
    return () => team.storage.links.offer(made);
  },
  "links.offer: replaces one": async (team) => {
    const { there } = await withCode(team);
    const made = { id: team.newId(), memberId: there.id, expiresAt: at(0) + 10 * MINUTE };
    return () => team.storage.links.offer(made);
  },
  "links.redeem": async (team) => {
    const { ana, code } = await withCode(team);
    const notice = { id: team.newId(), markdown: "Linked." };
    const onceId = team.newId();
    return () => team.storage.links.redeem({ memberId: ana.id, code, notice }, at(0), onceId);
  },
  "links.redeem: only looks": async (team) => {
    const { ana, code } = await withCode(team);
    const onceId = team.newId();
    return () => team.storage.links.redeem({ memberId: ana.id, code }, at(0), onceId);
  },
  "links.redeem: a wrong code": async (team) => {
    const { ana, code } = await withCode(team);
    const wrong = `${code.slice(0, 5)}00000` as LinkCode;
    const onceId = team.newId();
    return () => team.storage.links.redeem({ memberId: ana.id, code: wrong }, at(0), onceId);
  },
  "links.separate": async (team) => {
    const { ana, there } = await withCode(team);
    await joinAccounts(team, ana, there);
    const [ids, onceId] = [{ own: team.newId(), others: team.newId() }, team.newId()];
    return () => team.storage.links.separate(there.id, ids, onceId);
  },
  "links.separate: not linked": async (team) => {
    const { ana } = await withCode(team);
    const [ids, onceId] = [{ own: team.newId(), others: team.newId() }, team.newId()];
    return () => team.storage.links.separate(ana.id, ids, onceId);
  },
  "links.purge": async (team) => {
    await withCode(team);
    return () => team.storage.links.purge(at(1));
  },
};
