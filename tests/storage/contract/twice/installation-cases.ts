// Writes about the installation: settings, content, teams and their credentials, and the playground's channel.
import type { Block } from "../../../../src/ports/reply.ts";
import { createMessageLog } from "../../../../src/storage/playground-messages.ts";
import { at, hashed, questionNamed } from "../../../support/storage/storage.ts";
import type { WriteCases } from "./write-case.ts";

const slack = { platform: "slack", externalId: "T7" } as const;
const here = { platform: "playground", externalId: "T1" } as const;
const blocks: readonly Block[] = [{ type: "text", markdown: "Hello." }];

export const installationCases: WriteCases = {
  "settings.write": async ({ storage }) => {
    return () => storage.settings.write("name", "value");
  },
  "questions.store": async ({ storage }) => {
    const altered = hashed(questionNamed("q1", { stem: "Altered?" }));
    return () => storage.questions.store([altered, hashed(questionNamed("new"))], at(0));
  },
  "teams.join": async ({ storage, newId }) => {
    const id = newId();
    return () => storage.teams.join(slack, at(0), id);
  },
  "teams.join: again": async ({ storage, newId }) => {
    await storage.teams.leave(here, at(0));
    const id = newId();
    return () => storage.teams.join(here, at(0), id);
  },
  "teams.leave": async ({ storage, createDrill }) => {
    await createDrill();
    await storage.installations.store(here, "secret", at(0));
    return () => storage.teams.leave(here, at(1));
  },
  "teams.purge: the last step": async ({ storage, teamId }) => {
    await storage.teams.leave(here, at(0));
    await storage.teams.purge(teamId, at(1)); // its only member
    return () => storage.teams.purge(teamId, at(1));
  },
  "installations.store": async ({ storage }) => {
    return () => storage.installations.store(slack, "secret", at(0));
  },
  "installations.replace": async ({ storage }) => {
    await storage.installations.store(slack, "secret", at(0));
    return () => storage.installations.replace(slack, "secret", "another", at(1));
  },
  "installations.remove": async ({ storage }) => {
    await storage.installations.store(slack, "secret", at(0));
    return () => storage.installations.remove(slack);
  },
  "receipts.forget": async ({ storage, meet, newId }) => {
    const { id } = await meet("ada");
    for (const day of [0, 1]) {
      await storage.notices.store(id, `Day ${day}`, newId(), at(day));
      await storage.notices.take(id, 1, newId());
      await storage.squads.leave(id, newId());
    }
    const [from, to] = [newId(), newId()];
    return () => storage.receipts.forget(from, to);
  },
  "usedKeys.use": async ({ storage, newId }) => {
    const use = newId();
    return () => storage.usedKeys.use("key", use, at(1));
  },
  "usedKeys.use: a used one": async ({ storage, newId }) => {
    await storage.usedKeys.use("key", newId(), at(1));
    const use = newId();
    return () => storage.usedKeys.use("key", use, at(1));
  },
  "usedKeys.release": async ({ storage, newId }) => {
    await storage.usedKeys.use("key", newId(), at(1));
    return () => storage.usedKeys.release("key");
  },
  "usedKeys.purge": async ({ storage, newId }) => {
    await storage.usedKeys.use("key", newId(), at(1));
    return () => storage.usedKeys.purge(at(2));
  },
  "messages.add": async ({ database, newId }) => {
    const message = { id: newId(), channel: "general", key: "key", blocks, postedAt: at(0) };
    return () => createMessageLog(database).add(message);
  },
  "messages.edit": async ({ database, newId }) => {
    const message = { id: newId(), channel: "general", key: "key", blocks, postedAt: at(0) };
    await createMessageLog(database).add(message);
    return () => createMessageLog(database).edit(message.id, [], at(1));
  },
};
