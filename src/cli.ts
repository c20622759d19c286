// kubedrill: the door to the command line. Compiled code is kept from run to run, which halves the start.
import { enableCompileCache } from "node:module";

enableCompileCache();
// Only what is imported from here on is kept.
const { runCommandLine } = await import("./cli/run.ts");
process.exitCode = await runCommandLine(process.argv.slice(2));
