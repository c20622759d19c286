// Writes of heartbeats and outages.
import { at, RIGHT, type TestTeam } from "../../../support/storage/storage.ts";
import type { WriteCases } from "./write-case.ts";

/** A question was open while Kubedrill was down; one member answered it, another one only the next. */
async function down({ storage, createDrill, post, meet, answer, newId }: TestTeam, until: number) {
  const [ada, bo, drill] = [await meet("ada"), await meet("bo"), await createDrill()];
  await answer(await post(drill, 0), ada, RIGHT);
  await answer(await post(drill, 1), bo, RIGHT);
  await answer(await post(drill, 2), ada, RIGHT);
  for (const now of [at(1, 12), until])
    await storage.outages.beat({ id: newId(), platform: "playground", now, continues: false });
  const [outageId = ""] = await storage.outages.unsettled("playground");
  return outageId;
}

export const outageCases: WriteCases = {
  "outages.beat": async ({ storage, newId }) => {
    const heartbeat = { id: newId(), platform: "slack", now: at(0), continues: false } as const;
    return () => storage.outages.beat(heartbeat);
  },
  "outages.beat: after an outage": async (team) => {
    await down(team, at(1, 15));
    const heartbeat = { id: team.newId(), platform: "playground", now: at(1, 20), continues: false } as const;
    return () => team.storage.outages.beat(heartbeat);
  },
  "outages.beat: after a clock was far ahead": async (team) => {
    await down(team, at(400));
    const heartbeat = { id: team.newId(), platform: "playground", now: at(3), continues: true } as const;
    return () => team.storage.outages.beat(heartbeat);
  },
  "outages.settle": async (team) => {
    const outageId = await down(team, at(2, 12));
    return () => team.storage.outages.settle(outageId);
  },
  "outages.settle: after a clock was far ahead": async (team) => {
    const outageId = await down(team, at(400));
    await team.storage.outages.settle(outageId);
    const heartbeat = { id: team.newId(), platform: "playground", now: at(3), continues: true } as const;
    await team.storage.outages.beat(heartbeat);
    return () => team.storage.outages.settle(outageId);
  },
};
