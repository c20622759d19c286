import { describe, expect, it } from "vitest";
import { parseAllDocuments } from "yaml";
import { z } from "zod";
import { checkManifest, explain } from "./check-manifest.ts";
import { type Block, listBlocks, loadOwnContent } from "./content-code.ts";
import { plainFiles } from "./kinds-without-model.ts";

const blocks = listBlocks(loadOwnContent());
const conflist = z.looseObject({
  cniVersion: z.string(),
  name: z.string(),
  plugins: z.array(z.looseObject({ type: z.string() })).min(1),
});

function checkYaml({ owner, text }: Block): readonly string[] {
  const documents = parseAllDocuments(text);
  const errors = documents.flatMap((document) => document.errors.map(({ message }) => message));
  if (errors.length > 0) return errors;
  const plain = plainFiles[owner];
  return documents.flatMap((document) => {
    const value: unknown = document.toJS();
    return plain === undefined ? checkManifest(value) : explain(plain.file.safeParse(value).error);
  });
}

describe("manifests in the content", () => {
  it("are valid for the API server", () => {
    const yaml = blocks.filter(({ language }) => language === "yaml");
    expect(yaml.length).toBeGreaterThan(0);
    expect(findProblems(yaml, checkYaml)).toEqual([]);
  });

  it("aren't in text blocks, unless they're invalid", () => {
    const accepted = blocks.filter(
      (block) =>
        block.language === "text" && /^apiVersion:/m.test(block.text) && checkYaml(block).length === 0,
    );
    expect(accepted.map(({ owner }) => owner)).toEqual([]);
  });
});

describe("JSON in the content", () => {
  it("parses, and a CNI configuration names its plugins", () => {
    const json = blocks.filter(({ text }) => text.startsWith("{"));
    expect(json.length).toBeGreaterThan(0);
    const check = ({ text }: Block) => {
      const value: unknown = JSON.parse(text);
      return text.includes('"cniVersion"') ? explain(conflist.safeParse(value).error) : [];
    };
    expect(findProblems(json, check)).toEqual([]);
  });
});

describe("the check of a manifest", () => {
  const service = { apiVersion: "v1", kind: "Service", metadata: { name: "web" } };
  const check = (spec: object, over: object = {}) => checkManifest({ ...service, spec, ...over });

  it("accepts a valid manifest", () => {
    expect(check({ selector: { app: "web" }, ports: [{ port: 80, targetPort: "http" }] })).toEqual([]);
  });

  it("finds wrong types, wrong values, and missing fields", () => {
    expect(check({ ports: [{ port: "80" }] })).toEqual([expect.stringContaining("must be integer")]);
    expect(check({ type: "Headless", ports: [{ port: 80 }] })).toEqual([
      expect.stringContaining("allowed values"),
    ]);
    expect(check({ ports: [{ targetPort: 80 }] })).toEqual([
      expect.stringContaining("required property port"),
    ]);
  });

  it("finds unknown fields at every depth", () => {
    expect(check({ ports: [{ port: 80, targetport: 8080 }] })).toEqual([
      "spec.ports.0.targetport is no field of Service",
    ]);
    expect(check({ ports: [{ port: 80 }] }, { sepc: {} })).toEqual(["sepc is no field of Service"]);
  });

  it("finds what only the server rejects", () => {
    expect(check({ ports: [{ port: 80 }, { port: 81 }] })).toEqual([expect.stringContaining("needs a name")]);
    expect(check({ ports: [{ port: 80000 }] })).toEqual([expect.stringContaining("65535")]);
    expect(check({ ports: [{ port: 80 }] }, { metadata: { name: "Web_1" } })).toEqual([
      expect.stringContaining("no DNS name"),
    ]);
    expect(check({ selector: { app: "a b" }, ports: [{ port: 80 }] })).toEqual([
      expect.stringContaining("no label value"),
    ]);
  });

  it("reports a kind without a model", () => {
    expect(checkManifest({ apiVersion: "example.com/v1", kind: "Widget" })).toEqual([
      expect.stringContaining("no model of example.com/v1 Widget"),
    ]);
    expect(checkManifest({ nonMasqueradeCIDRs: [] })).toEqual([expect.stringContaining("no apiVersion")]);
  });
});

function findProblems(list: readonly Block[], check: (block: Block) => readonly string[]): readonly string[] {
  return list.flatMap((block) => check(block).map((problem) => `${block.owner}: ${problem}`));
}
