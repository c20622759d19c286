// What Discord takes as a modal, and what its client lets a person fill in.
import { describe, expect, it } from "vitest";
import { formSchema } from "./component-schema.ts";
import { fillForm } from "./fill-form.ts";

const options = (count: number, chosen = 0) =>
  Array.from({ length: count }, (_, index) => ({
    label: `Option ${index}`,
    value: `${index}`,
    default: index < chosen,
  }));
const select = { type: 3, custom_id: "topics", options: options(5) };
const form = (...components: readonly object[]) => ({
  custom_id: "form",
  title: "Form",
  components: components.map((component, index) => ({ type: 18, label: `Label ${index}`, component })),
});
const takes = (given: object) => formSchema.safeParse(given).success;

describe("a modal", () => {
  it.each([
    ["one of several", {}],
    ["several", { max_values: 5 }],
    ["none", { required: false, min_values: 0, max_values: 5 }],
    ["25 options", { options: options(25), max_values: 25 }],
    ["chosen ones", { options: options(5, 2), max_values: 2 }],
  ])("takes a select of %s", (_what, more) => {
    expect(takes(form({ ...select, ...more }))).toBe(true);
  });

  it.each([
    ["26 options", { options: options(26) }],
    ["no options", { options: [] }],
    ["more values than options", { max_values: 6 }],
    ["more at least than at most", { min_values: 3, max_values: 2 }],
    ["none, but required", { min_values: 0, max_values: 5 }],
    ["more chosen than can be", { options: options(5, 2) }],
    ["disabled options", { disabled: true }],
    ["the same value twice", { options: [...options(2), ...options(1)] }],
    ["a long label", { options: [{ label: "l".repeat(101), value: "l" }] }],
    ["a long value", { options: [{ label: "l", value: "l".repeat(101) }] }],
  ])("refuses a select with %s", (_what, more) => {
    expect(takes(form({ ...select, ...more }))).toBe(false);
  });

  it("takes five components, each with an ID of its own", () => {
    const many = (count: number) =>
      form(...Array.from({ length: count }, (_, index) => ({ ...select, custom_id: `s${index}` })));
    expect([takes(many(5)), takes(many(6)), takes(form(select, select))]).toEqual([true, false, false]);
  });

  it("is filled in with labels or values, and keeps what it has", () => {
    const opened = formSchema.parse(form({ ...select, options: options(5, 2), max_values: 3 }));
    const values = (filled: Readonly<Record<string, string | readonly string[]>>) => fillForm(opened, filled);
    expect(values({})).toMatchObject([{ component: { values: ["0", "1"] } }]);
    expect(values({ topics: ["Option 4", "2"] })).toMatchObject([{ component: { values: ["4", "2"] } }]);
    expect(() => values({ topics: [] })).toThrow("Choose at least 1");
    expect(() => values({ topics: ["0", "1", "2", "3"] })).toThrow("Choose at most 3");
    expect(() => values({ topics: ["nine"] })).toThrow("There is no option nine");
  });
});
