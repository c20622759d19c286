// kubedrill start: runs until a signal stops it.
import { type CliCommand, UsageError } from "./cli-command.ts";

/** Longer than any request takes, in ms. After that the process exits, even if something still runs. */
const LONGEST_GOODBYE = 8_000;

export const start: CliCommand = {
  name: "start",
  takes: "",
  description: "Run Kubedrill: every platform that has its tokens, else the playground",
  async run({ words, config }) {
    if (words.length > 0) throw new UsageError(`start takes no words; it was given “${words.join(" ")}”.`);
    const { startKubedrill } = await import("../main.ts");
    const kubedrill = await startKubedrill(config());
    // Before the greeting, because its reader may stop the process immediately.
    const asked = signalled();
    console.log(kubedrill.greeting);
    await asked;
    setTimeout(() => process.exit(1), LONGEST_GOODBYE).unref();
    await kubedrill.stop();
    return 0;
  },
};

function signalled(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => resolve());
  });
}
