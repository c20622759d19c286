// Members of several teams who practice, and report questions from the verdicts.
import { askableQuestions } from "../../../src/app/practice/askable.ts";
import type { Question } from "../../../src/core/model.ts";
import type { Person } from "../../../src/ports/person.ts";
import type { Reply } from "../../../src/ports/reply.ts";
import { buttonOf, buttonsOf, curriculum, makePerson, type TestApp, textOf } from "../../support/app.ts";

export const bank = curriculum.questions.size;

export function inTeam(team: string, name: string, more: Partial<Person> = {}): Person {
  return makePerson(name, { team: { externalId: team, name: team }, ...more });
}

/** On Discord, an account is one learner in all servers and in direct messages. */
export function onDiscord(place: string, name: string): Person {
  const alone: Person["team"] = { externalId: `dm:U-${name}`, name: "Direct messages", alone: true };
  return makePerson(name, {
    platform: "discord",
    admin: false,
    team: place === "dm" ? alone : { externalId: place, name: place },
  });
}

const act = (app: TestApp, person: Person) => ({ person, channel: "general", now: app.clock.now });
export const type = (app: TestApp, person: Person, text: string) =>
  app.bot.handle({ type: "text", text, ...act(app, person) });
export const press = (app: TestApp, person: Person, action: string) =>
  app.bot.handle({ type: "button", action, isPrivate: true, ...act(app, person) });

/** Answers a whole practice, reports the questions that `isMeant` accepts, and returns the replies to the reports. */
export async function reportInPractice(
  app: TestApp,
  person: Person,
  first: Reply,
  isMeant: (stem: string) => boolean,
): Promise<readonly string[]> {
  const replies: string[] = [];
  let shown = first;
  for (let step = 0; step < 40; step++) {
    const letter = buttonsOf(shown).find(({ label }) => label === "A");
    if (letter === undefined) break;
    const verdict = await press(app, person, actionOf(letter));
    const [answerId = ""] = buttonOf(verdict, "Report").action.args;
    if (isMeant(textOf(verdict))) replies.push(textOf(await press(app, person, `report:${answerId}:wrong`)));
    const next = buttonsOf(verdict).find(({ label }) => label === "Next question");
    if (next === undefined) break;
    shown = await press(app, person, actionOf(next));
  }
  return replies;
}

export function actionOf({
  action,
}: {
  readonly action: { readonly name: string; readonly args: readonly string[] };
}) {
  return [action.name, ...action.args].join(":");
}

export async function reportQuestion(
  app: TestApp,
  person: Person,
  { concept, stem }: Question,
): Promise<string> {
  const quiz = await press(app, person, `quiz-concept:${concept}`);
  const [reply = "not asked"] = await reportInPractice(app, person, quiz, (text) => text.includes(stem));
  return reply;
}

export const askedIn = async (app: TestApp, person: Person) => {
  const ids = {
    team: `${person.externalId}t`,
    learner: `${person.externalId}l`,
    member: `${person.externalId}m`,
    chance: 0.5,
  };
  const { teamId } = await app.storage.people.meet(person, app.clock.now, ids);
  return (await askableQuestions({ storage: app.storage, curriculum }, teamId)).length;
};
