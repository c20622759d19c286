// Fifty interactions a second, for minutes or for an hour: the process needs no more memory at the end.

import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { growthPerHour, type Sample } from "../../../bench/soak/growth.ts";
import { startDiscordServer } from "../../discord-server/server.ts";
import { startProcess, temporaryDatabase } from "../../support/kubedrill-process.ts";

/** For the hour that is run by hand: KUBEDRILL_SOAK_MINUTES=60 npm run test:long -- discord-soak */
const MINUTES = Number(process.env.KUBEDRILL_SOAK_MINUTES ?? 3);
const PER_SECOND = 50;

/** MB that memory may grow an hour, by the line through its second half; a leak of a message each would be hundreds. */
const MOST_GROWTH = 60;

describe("a process under load on Discord", () => {
  it("keeps its memory", { timeout: (MINUTES + 5) * 60_000 }, async () => {
    const discord = await startDiscordServer();
    onTestFinished(discord.close);
    const guild = discord.addGuild();
    const channel = guild.channel("general");
    const members = Array.from({ length: 40 }, (_, index) => discord.addUser(`member ${index}`));
    const kubedrill = await startProcess(temporaryDatabase(), {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.api,
    });
    onTestFinished(kubedrill.kill);
    const memory = () =>
      Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${kubedrill.child.pid}/status`, "utf8"))?.[1]) /
      1024;

    const samples: Sample[] = [];
    const began = performance.now();
    const total = MINUTES * 60 * PER_SECOND;
    const waiting = new Set<Promise<unknown>>();
    let missed = 0;
    for (let done = 0; done < total; done++) {
      const member = members[done % members.length];
      if (member === undefined) continue;
      const asking: Promise<unknown> =
        done % 3 === 0
          ? member.command(channel, "quiz", { count: 1 }).then((quiz) => member.click(quiz, "A"))
          : member.command(channel, "lookup", { concept: "nodeport" });
      const ended = asking.catch(() => missed++).finally(() => waiting.delete(ended));
      waiting.add(ended);
      await sleep(Math.max(0, began + (1000 * done) / PER_SECOND - performance.now()));
      if (done % (10 * PER_SECOND) === 0)
        samples.push({ hours: (performance.now() - began) / 3_600_000, megabytes: memory() });
    }
    await Promise.all(waiting);
    const slope = growthPerHour(samples.slice(samples.length / 2));
    console.log(
      `memory: ${samples.at(-1)?.megabytes.toFixed(0)} MB, ${slope.toFixed(1)} MB more an hour, ${missed} unanswered`,
    );
    if (MINUTES >= 30) expect(slope).toBeLessThan(MOST_GROWTH);
    // Too short for a slope: then the second half must not need much more than the first.
    const half = samples.length / 2;
    expect(most(samples.slice(half))).toBeLessThan(1.25 * most(samples.slice(0, half)));
    expect(missed).toBe(0);
    expect(kubedrill.log()).not.toContain('"level":50');
  });
});

function most(samples: readonly Pick<Sample, "megabytes">[]): number {
  return Math.max(...samples.map(({ megabytes }) => megabytes));
}
