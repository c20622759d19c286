// A PostgreSQL address, and the variables of PostgreSQL's own tools: Kubedrill refuses what it would misread.
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { configWarnings, readConfig } from "../../../src/config.ts";
import { openDatabase } from "../../../src/open-database.ts";
import { SetupError } from "../../../src/ports/errors.ts";
import { root, runCli } from "../../support/kubedrill-process.ts";

const base = "postgres://ada:hunter2-secret@127.0.0.1:1/kubedrill";

/** The error for the configuration; opening the database gives the same. */
async function refusal(address: string): Promise<string> {
  const said = refusedBy({ KUBEDRILL_DATABASE: address });
  const opening = openDatabase(address, join(root, "migrations"), 0).then(({ database }) => database.close());
  await expect(opening).rejects.toThrow(new SetupError(said));
  return said;
}

function refusedBy(environment: Readonly<Record<string, string>>): string {
  try {
    readConfig(environment);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    expect(error.message).not.toMatch(/hunter2|secret/);
    return error.message;
  }
  throw new Error("It was accepted.");
}

describe("a parameter of KUBEDRILL_DATABASE", () => {
  it.each([
    ["sslMode=verify-full", "sslMode", "Write sslmode."],
    ["SSLMODE=verify-full", "SSLMODE", "Write sslmode."],
    ["ssl_mode=require", "ssl_mode", "Write sslmode."],
    ["ssl-mode=REQUIRED", "ssl-mode", "Write sslmode."],
    ["sslRootCert=system", "sslRootCert", "Write sslrootcert."],
    ["connectionLimit=5", "connectionLimit", "Write connection_limit."],
    ["ssl=true", "ssl", "Write sslmode=verify-full."],
    ["sslmod=verify-full", "sslmod", /^Remove it: Kubedrill takes connection_limit, sslmode, /],
    ["channel_binding=require", "channel_binding", /^Remove it: /],
    ["pgbouncer=true", "pgbouncer", /^Remove it: /],
    ["connect_timeout=10", "connect_timeout", /^Remove it: /],
    ["statement_timeout=0", "statement_timeout", /^Remove it: /],
    ["uselibpqcompat=true", "uselibpqcompat", /^Remove it: sslmode=/],
    ["port=5433", "port", /^Write the port after the host: /],
    ["user=ada", "user", /^Write the user before the host: /],
  ])("%s is unknown, and the sentence says what to do", async (parameter, name, advice) => {
    const said = await refusal(`${base}?${parameter}`);
    const [, shown, advised] = /^KUBEDRILL_DATABASE has an unknown parameter, (\S+)\. (.+)$/.exec(said) ?? [];
    expect(shown).toBe(name);
    expect(advised).toMatch(advice);
  });

  it.each(["password=hunter2&secret=1", "sslmode=verify-full&hunter2%20x=1", "hunter2/db?x"])(
    "isn't shown if it may be part of a password (%s)",
    async (parameters) => {
      expect(await refusal(`${base}?${parameters}`)).toMatch(/^KUBEDRILL_DATABASE has an unknown parameter/);
    },
  );

  it.each([
    ["sslmode=", "KUBEDRILL_DATABASE has sslmode without a value. Write one, or remove it."],
    ["sslrootcert=%20", "KUBEDRILL_DATABASE has sslrootcert without a value. Write one, or remove it."],
    [
      "sslmode=disable&sslmode=verify-full",
      "KUBEDRILL_DATABASE has sslmode more than once. Keep one of them.",
    ],
    [
      "sslmode=allow",
      "sslmode in KUBEDRILL_DATABASE must be verify-full, no-verify or disable, in lower case.",
    ],
    [
      "sslmode=Require",
      "sslmode in KUBEDRILL_DATABASE must be verify-full, no-verify or disable, in lower case.",
    ],
    [
      "sslmode=verify_full",
      "sslmode in KUBEDRILL_DATABASE must be verify-full, no-verify or disable, in lower case.",
    ],
    [
      "sslmode=true",
      "sslmode in KUBEDRILL_DATABASE must be verify-full, no-verify or disable, in lower case.",
    ],
    [
      "sslmode=disable&sslrootcert=ca.pem",
      "KUBEDRILL_DATABASE has certificates but sslmode=disable, which uses none. Write sslmode=verify-full, or remove them.",
    ],
    [
      "sslkey=client.key",
      "KUBEDRILL_DATABASE needs sslcert and sslkey together: the client's certificate and its key. Add the missing one.",
    ],
    [
      "options=-c%0Asearch_path=x",
      "options in KUBEDRILL_DATABASE contains a line break or a control character. Remove it.",
    ],
  ])("%s is refused", async (parameters, sentence) => {
    expect(await refusal(`${base}?${parameters}`)).toBe(sentence);
  });

  it("is accepted if it's known", () => {
    const parameters =
      "connection_limit=5&sslmode=verify-full&sslrootcert=system&application_name=drill&options=-c%20search_path%3Ddrill";
    expect(readConfig({ KUBEDRILL_DATABASE: `${base}?${parameters}` }).database).toBe(
      `${base}?${parameters}`,
    );
    expect(() =>
      readConfig({ KUBEDRILL_DATABASE: "postgres:///drill?host=/var/run/postgresql" }),
    ).not.toThrow();
  });
});

describe("an address that would be misread", () => {
  it.each(['"data/kubedrill.db"', "data/kubedrill.db\n", `"${base}"`, `${base} `])(
    "is refused before it's taken for a folder (%j)",
    async (address) => {
      expect(await refusal(address)).toMatch(
        /^KUBEDRILL_DATABASE (contains|begins or ends with) .* Remove it/,
      );
    },
  );

  it.each([
    "postgres:kubedrill",
    "postgres:/kubedrill",
    "postgres://ada:12/hunter2-secret@host",
    "postgres://ada:hunter2%zzsecret@host/kubedrill",
    "postgres://ada@host/kubedrill#hunter2-secret",
    "postgres://ada@host/kubedrill/hunter2-secret",
  ])("is not full (%s)", async (address) => {
    expect(await refusal(address)).toMatch(/^KUBEDRILL_DATABASE is not a full address\. /);
  });

  it.each(["postgres://ada:hunter2%0A@host/kubedrill", "postgres://ada%00:hunter2@host/kubedrill"])(
    "has a line break or control character (%s)",
    async (address) => {
      expect(await refusal(address)).toMatch(/^KUBEDRILL_DATABASE contains an encoded line break /);
    },
  );
});

describe("a variable of PostgreSQL's own tools", () => {
  it.each([
    ["PGPASSWORD", "hunter2-secret\n", "PGPASSWORD contains a line break."],
    ["PGPASSWORD", '"hunter2-secret"', "PGPASSWORD begins or ends with a quotation mark."],
    ["PGUSER", " ada", "PGUSER begins or ends with a space."],
    ["PGHOST", "db\tx", "PGHOST contains an invisible character."],
    ["PGPORT", "five", "PGPORT must be a port number, such as 5432."],
    ["PGSSLMODE", "Require", "PGSSLMODE must be verify-full, no-verify or disable, in lower case."],
    ["PGSSLMODE", "allow", "PGSSLMODE must be verify-full, no-verify or disable, in lower case."],
  ])("%s=%s is refused", (name, value, sentence) => {
    expect(refusedBy({ KUBEDRILL_DATABASE: base, [name]: value })).toContain(sentence);
    expect(() => readConfig({ [name]: value })).not.toThrow();
  });

  it("PGSSLMODE applies if the address has no sslmode", () => {
    const environment = { KUBEDRILL_DATABASE: base, PGSSLMODE: "require" };
    expect(readConfig(environment).database).toBe(`${base}?sslmode=require`);
    expect(configWarnings(environment)).toEqual([expect.stringMatching(/sslmode=require as verify-full/)]);
    const own = { ...environment, KUBEDRILL_DATABASE: `${base}?sslmode=disable` };
    expect(readConfig(own).database).toBe(`${base}?sslmode=disable`);
    expect(configWarnings(own)).toEqual([]);
    expect(readConfig({ ...environment, KUBEDRILL_DATABASE: "data/kubedrill.db" }).database).toBe(
      "data/kubedrill.db",
    );
  });

  it("ends a start with one sentence", async () => {
    const { code, out, err } = await runCli(["start"], { KUBEDRILL_DATABASE: `${base}?sslMode=require` });
    expect({ code, out, err }).toEqual({
      code: 1,
      out: "",
      err: "KUBEDRILL_DATABASE has an unknown parameter, sslMode. Write sslmode.\n",
    });
  });
});
