// The picture of progress as a specification.
import { describe, expect, it } from "vitest";
import { mastery } from "../../src/core/mastery.ts";
import { progressSpec } from "../../src/pictures/progress-picture.ts";
import { progressData } from "./progress-data.ts";

/** Every value that a specification holds under `key`, at any depth. */
function valuesOf(spec: unknown, key: string): readonly unknown[] {
  if (typeof spec !== "object" || spec === null) return [];
  return Object.entries(spec).flatMap(([name, value]) => [
    ...(name === key ? [value] : []),
    ...valuesOf(value, key),
  ]);
}

describe("picture of progress", () => {
  it("of one topic and two days is this specification", () => {
    const spec = progressSpec({
      topics: [
        { title: "Networking basics", mastery: { type: "estimate", share: 0.72, low: 0.55, high: 0.84 } },
      ],
      forecast: progressData.forecast.slice(0, 2),
    });
    expect(spec).toMatchSnapshot();
  });

  it("is plain data, which a worker can be sent", () => {
    const spec = progressSpec(progressData);
    expect(structuredClone(spec)).toEqual(spec);
  });

  it("names every topic in full, with its share and interval in numbers", () => {
    const spec = progressSpec(progressData);
    const lines = valuesOf(spec, "lines").map((title) => (title as string[]).join(" "));
    expect(lines).toEqual(progressData.topics.map(({ title }) => title));
    expect(valuesOf(spec, "words")).toEqual([
      "72 % (55–84)",
      "78 % (65–86)",
      "71 % (40–89)",
      "3 of 4, too few to say",
      "40 % (27–55)",
      "all right (65–99)",
      "none right (1–39)",
      "80 % (73–85)",
      "no answers yet",
      "1 of 2, too few to say",
    ]);
  });

  it("tells days by two letters and today by bold ones", () => {
    const spec = progressSpec(progressData);
    const labels = valuesOf(spec, "label").join(" ");
    expect(labels).toBe("Mo Tu We Th Fr Sa Su Mo Tu We Th Fr Sa Su");
    expect(valuesOf(spec, "when").filter((when) => when === "today")).toHaveLength(1);
  });

  it("is 800 pixels wide, in letters of at least 22", () => {
    const spec = progressSpec(progressData);
    expect(spec).toMatchObject({ width: 800, padding: 0, autosize: "none" });
    const sizes = valuesOf(spec, "fontSize") as number[];
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(22);
  });

  it("grows with topics and with titles of several lines", () => {
    const [topic] = progressData.topics;
    if (topic === undefined) throw new Error("No topic.");
    const long = { ...topic, title: "Everything there is to know about Kubernetes network policies" };
    const heights = [[topic], [long], [topic, topic]].map(
      (topics) => valuesOf(progressSpec({ ...progressData, topics }), "height")[0] as number,
    );
    expect(heights).toEqual(heights.toSorted((a, b) => a - b));
    expect(new Set(heights).size).toBe(3);
  });

  it("draws nothing that was not answered: too few have no share", () => {
    const spec = progressSpec({ ...progressData, topics: [{ title: "DNS", mastery: mastery(3, 4) }] });
    expect(valuesOf(spec, "share")).toEqual([]);
  });
});
