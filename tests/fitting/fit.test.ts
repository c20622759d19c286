// Weights are stored with the version of the optimizer that fitted them.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { OPTIMIZER } from "../../src/fitting/fit.ts";

it("names the version of the optimizer that is installed", () => {
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
    dependencies: Record<string, string>;
  };
  const [name = ""] = OPTIMIZER.split(" ");
  expect(OPTIMIZER).toBe(`${name} ${dependencies[name]}`);
});
