// kubedrill start: runs until a signal stops it.
import { constants } from "node:os";
import { readSecretFiles } from "../environment/secret-files.ts";
import { systemTimers } from "../ports/timers.ts";
import { type CliCommand, UsageError } from "./cli-command.ts";

/** Longer than any request takes, in ms. After that the process exits, even if something still runs. */
const LONGEST_GOODBYE = 8_000;

/** A terminal and npm each send the same Ctrl+C. What comes later than this is a second wish, in ms. */
const SAME_WISH = 1_000;

/** How often the files of refused secrets are read again, in ms. */
const LOOK_AGAIN = 5_000;

/** "Try again": the process that started this one starts it again, with the new secret. BSD calls it EX_TEMPFAIL. */
const START_AGAIN = 75;

export const start: CliCommand = {
  name: "start",
  takes: "",
  description: "Run Kubedrill: every platform that has its tokens, else the playground",
  async run({ words, config }) {
    if (words.length > 0) throw new UsageError(`start takes no words; it was given “${words.join(" ")}”.`);
    const { startKubedrill } = await import("../main.ts");
    const signals = followSignals();
    const secrets = readSecretFiles(process.env).values;
    const kubedrill = await startKubedrill(config());
    // Before the greeting, because its reader may stop the process immediately.
    const asked = signals.started();
    console.log(kubedrill.greeting);
    const code = await Promise.race([asked, secretRenewed(secrets, kubedrill.needsSecret)]);
    setTimeout(() => {
      console.error(
        `Kubedrill was still busy after ${LONGEST_GOODBYE / 1_000} seconds, so it ended. Nothing that was confirmed is lost.`,
      );
      process.exit(1);
    }, LONGEST_GOODBYE).unref();
    await kubedrill.stop();
    return code;
  },
};

/**
 * A signal during the start, and a second one, end the process at once, also as a container's first process: that one
 * ignores signals that it doesn't handle.
 */
function followSignals(): { started(): Promise<0> } {
  const asked = Promise.withResolvers<0>();
  let askedAt = Number.NEGATIVE_INFINITY;
  let isStarted = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      const now = systemTimers.now();
      const isSecond = askedAt > Number.NEGATIVE_INFINITY;
      if (!isStarted || (isSecond && now - askedAt > SAME_WISH))
        process.exit(128 + constants.signals[signal]);
      if (!isSecond) askedAt = now;
      asked.resolve(0);
    });
  }
  return {
    started() {
      isStarted = true;
      return asked.promise;
    },
  };
}

/** Resolves once a platform or the database seems to refuse a secret, and a secret's file holds another one. */
function secretRenewed(
  secrets: Readonly<Record<string, string>>,
  needsSecret: () => boolean,
): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      if (needsSecret() && isRenewed(secrets)) {
        console.error(
          "A secret's file changed after the old one was refused. Kubedrill ends, to start again with the new one.",
        );
        resolve(START_AGAIN);
      } else systemTimers.after(LOOK_AGAIN, look);
    };
    look();
  });
}

/** A file that can't be read is just being replaced. */
function isRenewed(secrets: Readonly<Record<string, string>>): boolean {
  return Object.entries(readSecretFiles(process.env).values).some(([name, value]) => value !== secrets[name]);
}
