// Discord servers in one app: an account is one learner in all of them and in direct messages.
import { makeId } from "../../src/core/id.ts";
import { letterOf } from "../../src/core/mark.ts";
import type { Question } from "../../src/core/model.ts";
import { calendarDate } from "../../src/core/study-day.ts";
import type { MessageRef, Person } from "../../src/ports/person.ts";
import { type Button, encodeAction, type Reply } from "../../src/ports/reply.ts";
import type { NewDrill } from "../../src/ports/storage/drills.ts";
import type { Member } from "../../src/ports/storage/people.ts";
import type { Posting } from "../../src/ports/storage/postings.ts";
import { buttonsOf, curriculum, DAY, makePerson, openApp, type TestApp, textOf } from "./app.ts";
import { seededRandom } from "./seeded-random.ts";

/** What one person does in one place. */
export interface Visitor {
  readonly person: Person;
  member(): Promise<Member>;
  type(text: string): Promise<Reply>;
  press(button: Button | string): Promise<Reply>;
  /** Taps the letter of the posting's right option, or of a wrong one. */
  tap(posting: Posting, which: "right" | "wrong"): Promise<Reply>;
}

export interface Servers extends TestApp {
  /** A person in a server, or in direct messages where the server is "dm". */
  visit(server: string, name: string): Visitor;
  /** Makes the server's drill, its channel named after the question, and posts the question there now. */
  ask(server: string, question: Question, more?: Partial<NewDrill>): Promise<Posting>;
  /** Closes a posting and shows its reveal. */
  close(posting: Posting): Promise<void>;
}

export async function openServers(): Promise<Servers> {
  const app = await openApp();
  const random = seededRandom(8);
  const newId = () => makeId(app.clock.now, random);

  function visit(server: string, name: string): Visitor {
    const team =
      server === "dm"
        ? { externalId: `dm:U-${name}`, name: "Direct messages", alone: true as const }
        : { externalId: server, name: `Server ${server}` };
    const person = makePerson(name, { platform: "discord", team });
    const act = () => ({
      person,
      now: app.clock.now,
      ...(server === "dm" ? {} : { channel: "general" }),
    });
    const press = (button: Button | string) => {
      const action = typeof button === "string" ? button : encodeAction(button.action);
      return app.bot.handle({ type: "button", action, isPrivate: true, ...act() });
    };
    return {
      person,
      member: () =>
        app.storage.people.meet(person, app.clock.now, {
          team: newId(),
          learner: newId(),
          member: newId(),
          chance: 0.5,
        }),
      type: (text) => app.bot.handle({ type: "text", text, ...act() }),
      press,
      tap: ({ id, question, order }, which) => {
        const option = question.options.findIndex(({ correct }) => correct === (which === "right"));
        return press(`answer:${id}:${letterOf(order, option)}`);
      },
    };
  }

  return {
    ...app,
    visit,
    async ask(server, { id, version, options }, more = {}) {
      const { teamId } = await visit(server, "admin").member();
      const now = app.clock.now;
      const today = { date: calendarDate(now, "UTC"), at: now };
      const tomorrow = { date: calendarDate(now + DAY, "UTC"), at: now + DAY };
      const schedule = { time: "09:00", zone: "UTC", weekdays: [1, 2, 3, 4, 5, 6, 7], holidays: [] };
      const drill = await app.storage.drills.create(
        { id: newId(), teamId, channel: id, schedule, feedback: "instant", next: tomorrow, ...more },
        now,
      );
      const [claimed] = await app.storage.postings.claim([
        {
          id: newId(),
          drill,
          due: today,
          byHand: true,
          question: { id, version },
          order: options.map((_, index) => index),
          reason: "First time for your team.",
          now,
          next: tomorrow,
        },
      ]);
      if (claimed === undefined) throw new Error(`Question ${id} was asked there today.`);
      await app.storage.sending.beginSending(claimed.id, now, newId());
      await app.storage.sending.markPosted(claimed.id, `message-${claimed.id}` as MessageRef);
      return (await app.storage.postings.find(claimed.id)) ?? claimed;
    },
    async close(posting) {
      await app.storage.closing.close(posting.id, app.clock.now);
      await app.storage.closing.markRevealed(posting.id, posting.message);
    },
  };
}

/** Questions of a topic, in teaching order. */
export function questionsOf(topic: string): readonly Question[] {
  return [...curriculum.questions.values()].filter((question) => question.topic === topic);
}

/** The question that a practice message shows. */
export function practiceQuestion(reply: Reply): Question | undefined {
  const lines = textOf(reply).split("\n");
  return [...curriculum.questions.values()].find(({ stem }) => lines.includes(stem));
}

/** Taps A until the practice ends; the ids of the questions it asked, and what it ended with. */
export async function finishPractice(
  press: (button: Button) => Promise<Reply>,
  first: Reply,
): Promise<{ readonly asked: readonly string[]; readonly end: string }> {
  const asked: string[] = [];
  let shown = first;
  while (/^(Practice|Review) \d+ of \d+ · /.test(textOf(shown)) && asked.length < 30) {
    asked.push(practiceQuestion(shown)?.id ?? "none");
    const letter = buttonsOf(shown).find(({ label }) => label === "A");
    const verdict = letter && (await press(letter));
    const next = buttonsOf(verdict).find(({ label }) => /^(Next question|Finish)$/.test(label));
    if (next === undefined) return { asked, end: textOf(verdict) };
    shown = await press(next);
  }
  return { asked, end: textOf(shown) };
}
