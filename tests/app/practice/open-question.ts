// One question about DNS, open in a server's channel.
import type { Question } from "../../../src/core/model.ts";
import { openServers, questionsOf, type Servers } from "../../support/servers.ts";

export const dns = questionsOf("dns");
export const [question] = dns as [Question];
export const siblings = dns.filter(({ concept }) => concept === question.concept);

/** Texts that no reply can contain while the question is open. */
export const secrets = [question.explanation, ...question.options.map(({ why }) => why)];

export async function openIn(server: string, more: Parameters<Servers["ask"]>[2] = {}) {
  const app = await openServers();
  return { ...app, posting: await app.ask(server, question, more) };
}
