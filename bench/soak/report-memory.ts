// Loaded into the process under load: writes its memory into MEMORY_FILE every second.
import { readdirSync, renameSync, writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

const file = process.env.MEMORY_FILE;
if (isMainThread && file !== undefined) {
  const report = () => {
    const threads = readdirSync("/proc/self/task").length;
    writeFileSync(`${file}.new`, JSON.stringify({ ...process.memoryUsage(), threads }));
    renameSync(`${file}.new`, file);
  };
  report();
  setInterval(report, 1_000).unref();
}
