// Fifty interactions a second for minutes: the process needs no more memory at the end. `npm run bench -- soak` runs for hours.

import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { startDiscordServer } from "../../discord-server/server.ts";
import { startProcess, temporaryDatabase } from "../../support/kubedrill-process.ts";

const MINUTES = 3;
const PER_SECOND = 50;

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

    /** In MB, every ten seconds. */
    const samples: number[] = [];
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
      if (done % (10 * PER_SECOND) === 0) samples.push(memory());
    }
    await Promise.all(waiting);
    const half = samples.length / 2;
    expect(Math.max(...samples.slice(half))).toBeLessThan(1.25 * Math.max(...samples.slice(0, half)));
    expect(missed).toBe(0);
    expect(kubedrill.log()).not.toContain('"level":50');
  });
});
