// Loaded into the process under load: writes its memory into MEMORY_FILE every second.
import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

const file = process.env.MEMORY_FILE;
if (isMainThread && file !== undefined) {
  const report = () => {
    const threads = readdirSync("/proc/self/task").length;
    writeFileSync(
      `${file}.new`,
      JSON.stringify({ ...process.memoryUsage(), filePages: filePages(), threads }),
    );
    renameSync(`${file}.new`, file);
  };
  report();
  setInterval(report, 1_000).unref();
}

/** Of files and of memory shared with them, such as a write-ahead log's index. In bytes. */
function filePages(): number {
  const status = readFileSync("/proc/self/status", "utf8");
  const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(status)?.[1]);
  return (kilobytes("RssFile") + kilobytes("RssShmem")) * 1024;
}
