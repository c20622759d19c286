// kubedrill's command line. The compile cache halves its start time.
import { enableCompileCache } from "node:module";

enableCompileCache();
// The cache covers only imports after this line.
const { runCommandLine } = await import("./cli/run.ts");
process.exitCode = await runCommandLine(process.argv.slice(2));
