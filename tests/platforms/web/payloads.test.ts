// What is read of the page's forms, and what happens to bodies that are none.
import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { filled, pressed, readForm, said } from "../../../src/platforms/web/payloads.ts";

/** What a route reads of a posted body. */
async function read(
  schema: z.ZodType,
  body: string | FormData | URLSearchParams,
  headers: Record<string, string> = {},
) {
  const routes = new Hono().post("/", async (context) =>
    context.json({ read: await readForm(context.req, schema) }),
  );
  const response = await routes.request("/", { method: "POST", body, headers });
  return ((await response.json()) as { read: unknown }).read;
}

describe("a form's body", () => {
  it("holds options under their names, and nothing else", async () => {
    const body = new URLSearchParams({
      as: "ada",
      command: "squad create",
      "option-name": "Router",
      nme: "x",
    });
    expect(await read(filled, body)).toEqual({
      as: "ada",
      pane: "channel",
      skin: "page",
      command: "squad create",
      options: { name: "Router" },
    });
  });

  it("counts files as missing texts", async () => {
    const body = new FormData();
    for (const name of ["as", "command", "option-name"]) body.append(name, new Blob(["x"]), "x.txt");
    expect(await read(filled, body)).toEqual({ pane: "channel", skin: "page", command: "", options: {} });
  });

  it.each([
    ["no form", "[1]", "application/json"],
    ["broken", "no boundary", "multipart/form-data; boundary=x"],
    ["empty", "", "application/x-www-form-urlencoded"],
  ])("that is %s has no fields", async (_, body, type) => {
    expect(await read(said, body, { "Content-Type": type })).toEqual({
      pane: "channel",
      skin: "page",
      text: "",
    });
    expect(await read(pressed, body, { "Content-Type": type })).toEqual({
      pane: "channel",
      skin: "page",
      action: "",
    });
  });
});
