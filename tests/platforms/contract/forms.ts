// Every form, shown to a person and sent.
import { describe, expect, it } from "vitest";
import type { Incoming } from "../../../src/ports/bot.ts";
import { type FormField, say } from "../../../src/ports/reply.ts";
import { choiceForm, formGallery, nameForm } from "../../support/platforms/example-form.ts";
import type { Conversation, Subject, World } from "./world.ts";

export function describeForms<W extends World>(subject: Subject<W>): void {
  const { converse } = subject;

  /** The person asks, gets the form, and its command answers “Thank you.”. */
  async function open(asked: (typeof formGallery)[number]) {
    if (converse === "never") throw new Error("People see no forms here.");
    const heard: Incoming[] = [];
    const world = await subject.open(async (incoming) => {
      heard.push(incoming);
      return incoming.type === "command" && incoming.name === asked.form?.command ? say("Thank you.") : asked;
    });
    const conversation: Conversation = converse(world);
    return { world, heard, form: await conversation.askForForm() };
  }

  if (converse !== "never")
    describe("a form", () => {
      it.each(formGallery)("is shown whole: $form.title", async (asked) => {
        const { form } = await open(asked);
        const { title, fields } = asked.form ?? { title: "", fields: [] };
        for (const words of [title, ...fields.flatMap(wordsOf)]) expect(form.text).toContain(words);
      });

      it.each(formGallery)("runs its command with what was filled in: $form.title", async (asked) => {
        const { heard, form, world } = await open(asked);
        const { command, fields } = asked.form ?? { command: "", fields: [] };
        const options = Object.fromEntries(fields.map((field) => [field.option, someValue(field)]));
        expect(await form.send(options)).toContain("Thank you.");
        expect(heard.at(-1)).toMatchObject({
          type: "command",
          name: command,
          options,
          channel: world.channel.channel,
          person: { externalId: world.member.member, team: { externalId: world.channel.team } },
        });
      });

      it("has no choice of several where none was chosen", async () => {
        const { heard, form } = await open(choiceForm);
        await form.send({ topics: [], levels: [] });
        expect(heard.at(-1)).toMatchObject({ options: { topics: [], levels: [] } });
      });

      it("keeps what was chosen where nothing else is", async () => {
        const { heard, form } = await open(choiceForm);
        await form.send({});
        const fields = choiceForm.form?.fields ?? [];
        const options = Object.fromEntries(fields.map((field) => [field.option, initialOf(field)]));
        expect(heard.at(-1)).toMatchObject({ options });
      });

      it("keeps what its fields held where nothing else is filled in", async () => {
        const { heard, form } = await open(nameForm);
        await form.send({ name: "Router" });
        expect(heard.at(-1)).toMatchObject({ options: { name: "Router", motto: "Packets first" } });
      });
    });
}

/** What a person reads in a field. */
function wordsOf(field: FormField): readonly string[] {
  const { label, hint = "" } = field;
  if (field.choices === undefined) return [label, hint, field.value ?? ""];
  return [label, hint, field.none ?? "", ...field.choices.map((choice) => choice.label)];
}

function initialOf(field: FormField): string | readonly string[] {
  if (field.choices === undefined) return field.value ?? "";
  return field.choices.filter(({ chosen }) => chosen).map(({ value }) => value);
}

/** Another value than at first: the first choice, and of several the last one too. */
function someValue(field: FormField): string | readonly string[] {
  if (field.choices === undefined) return `my ${field.option}`.slice(0, 3);
  const values = field.choices.map(({ value }) => value);
  return values.filter((_, index) => index === 0 || (field.none && index === values.length - 1));
}
