// A team in a new database, for storage tests: short names for operations, and a fixed calendar.
import { onTestFinished } from "vitest";
import type { CalendarDate, Question } from "../../../src/core/model.ts";
import type { MessageRef, Person } from "../../../src/ports/person.ts";
import type { TapOutcome, Verdict } from "../../../src/ports/storage/answers.ts";
import type { Drill, NewDrill } from "../../../src/ports/storage/drills.ts";
import type { Member } from "../../../src/ports/storage/people.ts";
import type { Posting } from "../../../src/ports/storage/postings.ts";
import type { PracticeOutcome } from "../../../src/ports/storage/practices.ts";
import type { HashedQuestion } from "../../../src/ports/storage/questions.ts";
import type { Claim } from "../../../src/ports/storage/schedules.ts";
import type { Storage } from "../../../src/ports/storage/storage.ts";
import type { Database, Row, Statement, Transaction } from "../../../src/storage/transaction.ts";
import { makeQuestion } from "../make-question.ts";

/** What a contract suite runs on: a migrated, empty database and the operations over it. */
export interface Opened {
  readonly database: Database;
  readonly storage: Storage;
  close(): Promise<void>;
}

export type Open = () => Promise<Opened>;

export const HOUR = 3_600_000;

/** Epoch ms of an hour (UTC) on the day-th day after Monday, 2 March 2026. */
export function at(day: number, hour = 9): number {
  return Date.UTC(2026, 2, 2 + day, hour);
}

/** The date of the day-th day after Monday, 2 March 2026. */
export function dateOf(day: number): CalendarDate {
  return new Date(at(day)).toISOString().slice(0, 10) as CalendarDate;
}

/** The option order of test postings, in which no letter matches its own index. */
export const order = [2, 0, 3, 1] as const;
/** The letter of option 0, the right one, and of option 2, a wrong one. */
export const RIGHT = "B";
export const WRONG = "A";

/** A question with this id, whose option 0 is right. */
export function questionNamed(id: string, more: Partial<Question> = {}): Question {
  return makeQuestion({
    id,
    concept: `concept-of-${id}`,
    stem: `What is ${id}?`,
    hint: `Think of ${id}.`,
    ...more,
  });
}

export function hashed(question: Question): HashedQuestion {
  return { question, hash: JSON.stringify(question) };
}

/** The questions that a test team starts with. */
export const questions = ["q1", "q2", "q3", "q4"].map((id) => questionNamed(id));

export function makePerson(name: string, more: Partial<Person> = {}): Person {
  return {
    platform: "playground",
    ...(more.platform === "discord" && { sharedAccount: true as const }),
    admin: false,
    team: { externalId: "T1", name: "Team One" },
    externalId: `U-${name}`,
    name,
    ...more,
  };
}

/** Runs one statement as a write. */
export function execute(database: Database, statement: Statement): Promise<readonly Row[]> {
  return database.write(function* (): Transaction<readonly Row[]> {
    return yield statement;
  });
}

/** Runs one statement as a read. */
export function query(database: Database, statement: Statement): Promise<readonly Row[]> {
  return database.read(function* (): Transaction<readonly Row[]> {
    return yield statement;
  });
}

/** One step of purging teams that left before `before`; false if none is left. */
export async function purgeStep({ teams }: Pick<Storage, "teams">, before: number): Promise<boolean> {
  const teamId = await teams.toPurge(before);
  if (teamId !== undefined) await teams.purge(teamId, before);
  return teamId !== undefined;
}

let drawn = 0;

/** A new ID for a claim or a command, unique in the test. */
export function freshId(): string {
  return `fresh-${String(++drawn).padStart(14, "0")}`;
}

/** The claim under which the test team takes a posting for sending. */
export function claimOf({ id }: Pick<Posting, "id">): string {
  return `claim ${id}`;
}

export interface TestTeam extends Opened {
  readonly teamId: string;
  /** Increasing IDs. */
  readonly newId: () => string;
  meet(name: string, more?: Partial<Person>): Promise<Member>;
  createDrill(more?: Partial<NewDrill>, now?: number): Promise<Drill>;
  /** Claims the day's posting. Default: question q1, by hand, at 09:00 UTC. */
  claim(drill: Drill, day: number, more?: Partial<Claim>): Promise<Posting | undefined>;
  /** Claims the day's posting and takes it for sending. */
  begin(drill: Drill, day: number, more?: Partial<Claim>): Promise<Posting>;
  /** Claims and sends the day's posting. */
  post(drill: Drill, day: number, more?: Partial<Claim>): Promise<Posting>;
  /** Taps a letter, by default an hour after the posting opened. */
  tap(posting: Posting, member: Member, letter: string, now?: number): Promise<TapOutcome>;
  /** Taps a letter and returns the verdict. @throws if there is none */
  answer(posting: Posting, member: Member, letter: string, now?: number): Promise<Verdict>;
  /** Starts a practice of one question, by default a quiz of version 1, and returns its ID. */
  startPractice(
    member: Member,
    now: number,
    item: { readonly id: string; readonly version?: number },
    kind?: "quiz" | "review",
  ): Promise<string>;
  /** Answers one question in a new practice, by default a quiz. */
  answerPractice(
    member: Member,
    questionId: string,
    letter: string,
    now: number,
    kind?: "quiz" | "review",
  ): Promise<Verdict>;
}

/** A team in a new database, which closes at the end of the test. */
export async function openTeam(open: Open): Promise<TestTeam> {
  const opened = await open();
  onTestFinished(() => opened.close());
  return setUpTeam(opened);
}

/** Stores the questions and a first member in an empty database. */
export async function setUpTeam(opened: Opened): Promise<TestTeam> {
  const { storage } = opened;
  let ids = 0;
  const newId = () => String(++ids).padStart(20, "0");

  function meet(name: string, more?: Partial<Person>): Promise<Member> {
    return storage.people.meet(makePerson(name, more), at(0, 0), {
      team: newId(),
      learner: newId(),
      member: newId(),
      chance: 0.5,
    });
  }

  const [, { teamId }] = await Promise.all([
    storage.questions.store(questions.map(hashed), at(0, 0)),
    meet("ada"),
  ]);

  const team: TestTeam = {
    ...opened,
    teamId,
    newId,
    meet,
    createDrill: (more = {}, now = at(0, 0)) =>
      storage.drills.create(
        {
          id: newId(),
          teamId,
          channel: "general",
          schedule: { time: "09:00", zone: "UTC", weekdays: [1, 2, 3, 4, 5, 6, 7], holidays: [] },
          feedback: "instant",
          next: { date: dateOf(0), at: at(0) },
          ...more,
        },
        now,
      ),
    async claim(drill, day, more = {}) {
      const [posting] = await storage.postings.claim([
        {
          id: newId(),
          drill,
          due: { date: dateOf(day), at: at(day) },
          byHand: true,
          question: { id: "q1", version: 1 },
          order,
          reason: "First time for your team.",
          now: at(day),
          next: { date: dateOf(day + 1), at: at(day + 1) },
          ...more,
        },
      ]);
      return posting;
    },
    async begin(drill, day, more) {
      const claimed = await team.claim(drill, day, more);
      const begun =
        claimed && (await storage.sending.beginSending(claimed.id, claimed.openedAt, claimOf(claimed)));
      if (begun === undefined) throw new Error(`Day ${day} of drill ${drill.id} was claimed before.`);
      return begun;
    },
    async post(drill, day, more) {
      const begun = await team.begin(drill, day, more);
      const message = `message-${begun.id}` as MessageRef;
      await storage.sending.markPosted(begun.id, message);
      return { ...begun, state: "posted", message };
    },
    tap: (posting, member, letter, now = posting.openedAt + HOUR) =>
      storage.answers.record({ id: newId(), postingId: posting.id, member, letter, now }),
    async answer(posting, member, letter, now) {
      return verdictOf(await team.tap(posting, member, letter, now));
    },
    async startPractice(member, now, item, kind = "quiz") {
      const id = newId();
      const items = [{ version: 1, order, ...item }];
      await storage.practices.start({ id, memberId: member.id, kind, items }, now);
      return id;
    },
    async answerPractice(member, questionId, letter, now, kind) {
      const practiceId = await team.startPractice(member, now, { id: questionId }, kind);
      const tap = { id: newId(), practiceId, index: 0, member, letter, now };
      return verdictOf(await storage.practices.record(tap));
    },
  };
  return team;
}

/** The verdict of a tap. @throws Error if the tap had none */
export function verdictOf(outcome: TapOutcome | PracticeOutcome): Verdict {
  if (!("verdict" in outcome)) throw new Error(`The tap was ${outcome.type}.`);
  return outcome.verdict;
}
