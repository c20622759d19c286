// Teams, members, and open postings, created through the bot's storage.

import { readConfig } from "../src/config.ts";
import { questionHash } from "../src/content/stored-form.ts";
import { letters } from "../src/core/mark.ts";
import type { CalendarDate, Question } from "../src/core/model.ts";
import { loadCurriculum } from "../src/load-curriculum.ts";
import type { MessageRef } from "../src/ports/person.ts";
import type { Tap } from "../src/ports/storage/answers.ts";
import type { Member } from "../src/ports/storage/people.ts";
import type { Storage } from "../src/ports/storage/storage.ts";

/** Makes a day's answers whole batches of 64, one per team. */
const size = { teams: 16, members: 64 };
/** Questions that each team cycles through. First answers create a card, later ones find it. */
const cycle = 14;
const monday = Date.UTC(2026, 2, 2, 9);
const day = 86_400_000;
const hour = 3_600_000;

/** Stores everything except the answers, and returns the taps per day: one per member. */
export async function prepareTaps(storage: Storage, days: number): Promise<(readonly Tap[])[]> {
  const questions = [...loadCurriculum(readConfig({}).content).questions.values()]
    .filter(({ options }) => options.length === letters.length)
    .slice(0, size.teams + cycle);
  await storage.questions.store(
    questions.map((question) => ({ question, hash: questionHash(question) })),
    monday,
  );
  const newId = countIds();
  const teams = await Promise.all(
    Array.from({ length: size.teams }, (_, team) => meetTeam(storage, team, newId)),
  );
  const taps: Tap[][] = Array.from({ length: days }, () => []);
  for (const [team, members] of teams.entries()) {
    const postings = await postDaily(storage, teamOf(members), team, questions, days, newId);
    for (const [date, postingId] of postings.entries())
      for (const [index, member] of members.entries()) {
        const letter = letters[(team + date + index) % letters.length] ?? "A";
        const now = monday + date * day + hour + index * 1000;
        taps[date]?.push({ id: newId(), postingId, member, letter, now });
      }
  }
  return taps.map(mixTeams);
}

/** Runs clients that each answer again as soon as their answer is durable. */
export async function answerAll(storage: Storage, taps: readonly Tap[], clients: number): Promise<void> {
  let next = 0;
  const client = async () => {
    for (let tap = taps[next++]; tap !== undefined; tap = taps[next++]) {
      const { type } = await storage.answers.record(tap);
      if (type !== "recorded") throw new Error(`A fresh tap was ${type}.`);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
}

async function meetTeam(storage: Storage, team: number, newId: () => string): Promise<readonly Member[]> {
  const members: Member[] = [];
  for (let index = 0; index < size.members; index++) {
    const person = {
      platform: "playground" as const,
      team: { externalId: `T${team}`, name: `Team ${team}` },
      externalId: `U${team}-${index}`,
      name: `Member ${index}`,
      zone: "Europe/Berlin",
      admin: false,
    };
    const ids = { team: newId(), learner: newId(), member: newId(), chance: 0.5 };
    members.push(await storage.people.meet(person, monday - day, ids));
  }
  return members;
}

/** One posting per day; returns their IDs. */
async function postDaily(
  storage: Storage,
  teamId: string,
  team: number,
  questions: readonly Question[],
  days: number,
  newId: () => string,
): Promise<readonly string[]> {
  const dueOn = (date: number) => ({ date: dateOf(date), at: monday + date * day });
  const drill = await storage.drills.create(
    {
      id: newId(),
      teamId,
      channel: "general",
      schedule: { time: "10:00", zone: "Europe/Berlin", weekdays: [1, 2, 3, 4, 5, 6, 7], holidays: [] },
      feedback: "instant",
      next: dueOn(0),
    },
    monday - day,
  );
  const ids: string[] = [];
  for (let date = 0; date < days; date++) {
    const question = questions[team + (date % cycle)] as Question;
    const order = question.options.map((_, option) => (option + team) % letters.length);
    const id = newId();
    const due = dueOn(date);
    await storage.postings.claim([
      {
        id,
        drill,
        due,
        byHand: true,
        question,
        order,
        reason: "",
        now: due.at,
        next: dueOn(date + 1),
      },
    ]);
    await storage.sending.beginSending(id, due.at, "claim");
    await storage.sending.markPosted(id, `message ${id}` as MessageRef);
    ids.push(id);
  }
  return ids;
}

/** In arrival order: one from each team in turn. */
function mixTeams(taps: readonly Tap[]): readonly Tap[] {
  return taps.map(
    (_, place) => taps[(place % size.teams) * size.members + Math.floor(place / size.teams)] as Tap,
  );
}

function teamOf(members: readonly Member[]): string {
  const [member] = members;
  if (member === undefined) throw new Error("A team has members.");
  return member.teamId;
}

function dateOf(date: number): CalendarDate {
  return new Date(monday + date * day).toISOString().slice(0, 10) as CalendarDate;
}

function countIds(): () => string {
  let ids = 0;
  return () => String(++ids).padStart(20, "0");
}
