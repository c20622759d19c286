// /link: joins a Slack and a Discord account into one learner, with a code that works once.

import { LINK_CODE_LASTS, readLinkCode } from "../../core/link-code.ts";
import { UserError } from "../../ports/errors.ts";
import { type Linkable, linkableAccounts, otherPlatform } from "../../ports/linkable.ts";
import { type Reply, say } from "../../ports/reply.ts";
import { type ButtonHandler, command } from "../command/command.ts";
import { printable } from "../command/printable.ts";
import { ruleOf } from "../command/run-button.ts";
import type { Context } from "../context.ts";
import {
  askToLink,
  codeBlocks,
  linkedBlocks,
  linkedNotice,
  linkedText,
  NOT_LINKED,
  notACode,
  PLAYGROUND,
  refusal,
  runsAlone,
  separatedText,
} from "./link-view.ts";

export const link = command({
  name: "link",
  description: `Join your ${linkableAccounts}, so that you review each question once`,
  options: {
    code: { type: "text", description: "The code from your other account; or remove" },
  },
  async run(context, { code }) {
    requireOther(context);
    if (code?.toLowerCase() === "remove") return separate(context);
    if (code !== undefined) return find(context, code);
    const accounts = await context.storage.links.accounts(context.member.learnerId);
    if (accounts.length < 2) return offer(context);
    return { delivery: "private", blocks: linkedBlocks(accounts, context.member.id) };
  },
});

export const linkButtons: readonly ButtonHandler[] = [
  { name: "link-code", ...ruleOf(link), run: offer },
  { name: "link-accounts", ...ruleOf(link), run: (context, [code = ""]) => join(context, code) },
];

async function offer(context: Context): Promise<Reply> {
  const { storage, member, now, newId } = context;
  const other = await requireRunning(context);
  const until = now + LINK_CODE_LASTS;
  const code = await storage.links.offer({ id: newId(), memberId: member.id, expiresAt: until });
  return { delivery: "private", blocks: codeBlocks(code, until, other) };
}

async function find(context: Context, typed: string): Promise<Reply> {
  await requireRunning(context);
  const code = readLinkCode(typed);
  if (code === undefined) throw new UserError(notACode(printable(typed)), "code");
  const { storage, member, now, newId } = context;
  const outcome = await storage.links.redeem({ memberId: member.id, code }, now, newId());
  if (outcome.type === "found") {
    const accounts = await storage.links.accounts(outcome.learnerId);
    return { delivery: "private", blocks: askToLink(accounts, code) };
  }
  if (outcome.type === "linked") return linked(context);
  throw new UserError(refusal(outcome.type, requireOther(context)), "code");
}

async function join(context: Context, typed: string): Promise<Reply> {
  const { storage, member, now, newId } = context;
  const other = requireOther(context);
  const code = readLinkCode(typed);
  if (code === undefined) throw new UserError(refusal("wrong", other));
  const notice = { id: newId(), markdown: linkedNotice(other.otherTitle) };
  const outcome = await storage.links.redeem({ memberId: member.id, code, notice }, now, newId());
  if (outcome.type === "linked" || outcome.type === "found") return linked(context);
  throw new UserError(refusal(outcome.type, other));
}

async function linked({ storage, member }: Context): Promise<Reply> {
  const accounts = await storage.links.accounts(member.learnerId);
  const blocks = linkedBlocks(accounts, member.id, linkedText);
  return { delivery: "replace", blocks, person: "changed" };
}

async function separate({ storage, member, newId }: Context): Promise<Reply> {
  const ids = { own: newId(), others: newId() };
  const separated = await storage.links.separate(member.id, ids, newId());
  if (!separated) throw new UserError(NOT_LINKED);
  return { ...say(separatedText), person: "changed" };
}

/** The same. @throws UserError also where this installation has no such accounts: other processes could run it */
async function requireRunning(context: Context): Promise<Linkable> {
  const { platform, storage } = context;
  const other = requireOther(context);
  if (platform(other.name) !== undefined) return other;
  const teams = await storage.teams.list(other.name);
  if (teams.every(({ left }) => left)) throw new UserError(runsAlone(other));
  return other;
}

/** The platform of the account to link with. @throws UserError in the playground */
function requireOther({ person }: Context): Linkable {
  const other = otherPlatform(person.platform);
  if (other === undefined) throw new UserError(PLAYGROUND);
  return other;
}
