// Enterprise Grid, through the whole app: what a person does in one workspace is kept there, and deleted there.
import { describe, expect, it } from "vitest";
import { visibleText } from "../../slack-server/blocks/visible-text.ts";
import { installByBrowser } from "../../slack-server/installs/install-by-browser.ts";
import type { Message, View } from "../../slack-server/model.ts";
import { openSlackApp } from "../../support/platforms/slack-app.ts";
import { letterShown, verdictIn } from "../verdict.ts";

const textOf = ({ blocks }: Message | View) => visibleText(blocks);

async function open(wholeOrg: boolean) {
  const app = await openSlackApp("http");
  const one = await app.start();
  const organization = app.slack.addOrganization("Fleet");
  const [a, c] = [organization.addWorkspace("A"), organization.addWorkspace("C")];
  const olga = a.addMember("olga", { owner: true });
  await installByBrowser(olga, { installUrl: `${app.publicUrl}/slack/install`, wholeOrg });
  const general = a.addChannel("general");
  const cora = a.admit(c.addMember("cora", { owner: true }));
  const type = async (member: typeof cora, text: string) =>
    textOf(await (await member.command("/kubedrill", text, general)).reply());
  await type(olga, "drill create time:09:00 zone:UTC");
  await type(olga, "drill post");
  const [question] = app.slack.messages(general);
  if (question === undefined) throw new Error("Nothing was posted.");
  return { ...app, one, a, c, cora, olga, general, question, type };
}

describe.each([false, true])(
  "a member whose home is another workspace, installed for all: %s",
  (wholeOrg) => {
    it("answers and is counted where the question is", async () => {
      const { slack, cora, question, type } = await open(wholeOrg);
      const right = letterShown(textOf(question), "right");
      expect(verdictIn(textOf(await (await cora.click(question, right)).reply()))).toBe("right");
      await slack.until("the count", () => textOf(question).includes("1 answered"));
      expect(await type(cora, "privacy show")).toMatch(/Answers\*\n1$/m);
    });

    it("deletes in a form of the App Home what is kept here, and reads so", async () => {
      const { slack, cora, question, type } = await open(wholeOrg);
      await (await cora.click(question, "A")).reply();
      const home = await (await cora.openHome()).view();
      const kept = await (await cora.click(home, "Show my data")).view();
      expect(textOf(kept)).toMatch(/Answers\*\n1$/m);
      await (await cora.click(kept, "Delete everything")).view();
      await cora.submit({ confirm: "delete" });
      await slack.until("the answer", () =>
        textOf(slack.modal(cora) ?? ({ blocks: [] } as never)).includes("Deleted"),
      );
      expect(await type(cora, "privacy show")).toMatch(/Answers\*\n0$/m);
    });

    it("isn't an admin here, even if they own their home", async () => {
      const { cora, olga, type } = await open(wholeOrg);
      if (!wholeOrg) expect(await type(cora, "drill pause")).toContain("Only team admins");
      expect(await type(olga, "drill pause")).not.toContain("Only team admins");
    });
  },
);
