// PostgreSQL's password changes while Kubedrill runs: it says so, and starts again with the new one from the file.
import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { exampleContent } from "../support/content-folder.ts";
import { send } from "../support/http.ts";
import { startProcess, temporaryFolder } from "../support/kubedrill-process.ts";
import { connectSeparately, createDatabase } from "../support/storage/postgres.ts";

it("a password that PostgreSQL no longer takes makes it unready, until the file has the new one", async () => {
  const database = await createDatabase("TEMPLATE template0");
  const admin = await connectSeparately(database);
  const role = `app_${randomUUID().replaceAll("-", "")}`;
  await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD 'first'; GRANT CREATE ON SCHEMA public TO ${role}`);
  const secret = join(temporaryFolder(), "database");
  const write = (password: string) =>
    writeFileSync(secret, `${database.replace("kubedrill@", `${role}:${password}@`)}\n`);
  const start = async () => {
    const process = await startProcess("", {
      KUBEDRILL_DATABASE_FILE: secret,
      KUBEDRILL_CONTENT: exampleContent,
    });
    onTestFinished(process.kill);
    const ask = async (path: string) => {
      const { status, body } = await send(process.address + path);
      return { status, state: JSON.parse(body) as unknown };
    };
    return { process, ask };
  };
  write("first");
  const { process, ask } = await start();
  expect((await ask("/readyz")).status).toBe(200);
  const ended = new Promise((resolve) => process.child.once("exit", resolve));

  const change = (password: string) => admin.query(`ALTER ROLE ${role} PASSWORD '${password}'`);
  /** Again and again, because a connection that was just opened with the old password may not be listed yet. */
  const disconnect = () =>
    admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '${role}'`);
  await change("second");
  const said = `refuses the user or the password in KUBEDRILL_DATABASE. Correct them there. KUBEDRILL_DATABASE comes from the file ${secret}.`;
  await expect
    .poll(() => disconnect().then(() => ask("/readyz")))
    .toMatchObject({
      status: 503,
      state: { ready: false, database: "unreachable", lost: [expect.stringContaining(said)] },
    });
  expect((await ask("/livez")).status).toBe(200);
  expect(process.log()).toContain(said);

  await change("first");
  await expect.poll(() => ask("/readyz")).toMatchObject({ status: 200 });
  expect((await ask("/readyz")).state).not.toHaveProperty("lost");
  await change("second");
  await disconnect();
  write("second");
  expect(await ended).toBe(75);
  expect(process.log()).not.toContain("second@");
  const next = await start();
  expect((await next.ask("/readyz")).status).toBe(200);
  expect(await next.process.stop()).toBe(0);
});
