// Errors when opening PostgreSQL are sentences that say what to do, and never show the password.
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { openDatabase } from "../../../src/open-database.ts";
import { SetupError } from "../../../src/ports/errors.ts";
import { root } from "../../support/kubedrill-process.ts";
import { connectSeparately, createDatabase } from "../../support/storage/postgres.ts";

const PASSWORD = "hunter2-secret";

let url: URL;

beforeAll(async () => {
  url = new URL(await createDatabase());
});

/** The error when opening `address`. */
async function refusal(address: string | URL): Promise<string> {
  const opening = openDatabase(String(address), join(root, "migrations"), 0);
  const error: unknown = await opening.then(
    ({ database }) => database.close(),
    (reason: unknown) => reason,
  );
  if (!(error instanceof SetupError)) throw new Error("It was no refusal.", { cause: error });
  expect(
    `${error.message} ${error.stack} ${String(error.cause)} ${JSON.stringify(error.cause)}`,
  ).not.toContain(PASSWORD);
  return error.message;
}

/** The test database's address with some parts changed. */
function changed(parts: Partial<Pick<URL, "username" | "password" | "pathname" | "search" | "host">>): URL {
  return Object.assign(new URL(url), { password: PASSWORD, ...parts });
}

async function createUser(name: string, rights = ""): Promise<void> {
  const client = await connectSeparately(String(url));
  await client.query(
    `DROP ROLE IF EXISTS ${name}; CREATE ROLE ${name} LOGIN PASSWORD '${PASSWORD}' ${rights}`,
  );
}

/** A server on loopback that handles each connection like this. */
async function listen(treat: Parameters<Server["on"]>[1]): Promise<string> {
  const server = createServer(treat);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === "object" && address !== null ? `127.0.0.1:${address.port}` : "";
}

describe("opening PostgreSQL", () => {
  it("says that the password is wrong, or missing", async () => {
    await createUser("grace");
    expect(await refusal(changed({ username: "grace", password: `not-${PASSWORD}` }))).toMatch(
      /^The database postgres:\/\/127\.0\.0\.1:\d+\/test_\w+ refuses the user or the password/,
    );
    expect(await refusal(changed({ username: "grace", password: "" }))).toMatch(/ wants a password\./);
  });

  it("says that there is no such user", async () => {
    expect(await refusal(changed({ username: "no_one_here" }))).toMatch(/ refuses the user or the password/);
  });

  it("says that there is no such database, and how to make it", async () => {
    expect(await refusal(changed({ pathname: "/nothing_here" }))).toMatch(
      /\/nothing_here does not exist\. Create it: CREATE DATABASE/,
    );
  });

  it("says that nothing answers there", async () => {
    expect(await refusal(changed({ host: "127.0.0.1:1" }))).toMatch(
      / does not answer: nothing listens there\./,
    );
  });

  it("says that there is no such host", async () => {
    // A label can't have 64 characters, so no name server is asked.
    expect(await refusal(changed({ host: `${"a".repeat(64)}.invalid:5432` }))).toMatch(
      / there is no such host\./,
    );
  });

  it("says that something else closes the connection", async () => {
    const host = await listen((socket) => socket.destroy());
    expect(await refusal(changed({ host }))).toMatch(/ closed the connection\./);
  });

  it("says that the server doesn't support TLS", async () => {
    expect(await refusal(changed({ search: "?sslmode=verify-full" }))).toMatch(/ speaks no TLS\./);
    expect(await refusal(changed({ search: "?sslmode=verify-full&sslrootcert=/nowhere/ca.pem" }))).toMatch(
      / names a certificate file that cannot be read\./,
    );
  });

  it("says that the user can't create tables", async () => {
    await createUser("linus");
    const empty = new URL(await createDatabase("TEMPLATE template0"));
    const address = Object.assign(empty, { username: "linus", password: PASSWORD });
    expect(await refusal(address)).toMatch(/ lets this user do too little\..* OWNER TO/);
  });

  it("says that there are too many connections", async () => {
    await createUser("ada", "CONNECTION LIMIT 0");
    expect(await refusal(changed({ username: "ada" }))).toMatch(/ has no connection left\./);
  });
});

describe("KUBEDRILL_DATABASE", () => {
  it.each([
    `postgres://user:${PASSWORD}@host`,
    `postgres://user:p@ss/${PASSWORD}@host/db`,
    `postgresql://user:${PASSWORD}@host:port/db`,
    "postgres:///",
    "postgres:",
  ])("is refused if it isn't a full address (%s)", async (address) => {
    expect(await refusal(address)).toMatch(
      /^KUBEDRILL_DATABASE is not a full address\. It looks like postgres:/,
    );
  });

  it.each(["0", "-1", "1.5", "many", "501"])("is refused with a connection limit of %s", async (limit) => {
    expect(await refusal(changed({ search: `?connection_limit=${limit}` }))).toBe(
      `connection_limit in KUBEDRILL_DATABASE must be a whole number from 1 to 500; it is “${limit}”.`,
    );
  });

  it.each(["mysql", "https", "file"])("is refused with an address of another kind (%s)", async (scheme) => {
    expect(await refusal(`${scheme}://user:${PASSWORD}@host/db`)).toMatch(
      /^KUBEDRILL_DATABASE must be the path/,
    );
  });
});
