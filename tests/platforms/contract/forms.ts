// Every form, shown to a person and sent.
import { describe, expect, it } from "vitest";
import type { Incoming } from "../../../src/ports/bot.ts";
import { say } from "../../../src/ports/reply.ts";
import { formGallery, nameForm } from "../../support/platforms/example-form.ts";
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
        for (const words of [title, ...fields.map(({ label }) => label)]) expect(form.text).toContain(words);
        for (const { value } of fields) if (value !== undefined) expect(form.text).toContain(value);
      });

      it.each(formGallery)("runs its command with what was filled in: $form.title", async (asked) => {
        const { heard, form, world } = await open(asked);
        const { command, fields } = asked.form ?? { command: "", fields: [] };
        const options = Object.fromEntries(fields.map(({ option }) => [option, `my ${option}`.slice(0, 3)]));
        expect(await form.send(options)).toContain("Thank you.");
        expect(heard.at(-1)).toMatchObject({
          type: "command",
          name: command,
          options,
          channel: world.channel.channel,
          person: { externalId: world.member.member, team: { externalId: world.channel.team } },
        });
      });

      it("keeps what its fields held where nothing else is filled in", async () => {
        const { heard, form } = await open(nameForm);
        await form.send({ name: "Router" });
        expect(heard.at(-1)).toMatchObject({ options: { name: "Router", motto: "Packets first" } });
      });
    });
}
