// The picture of progress as SVG.
import { describe, expect, it } from "vitest";
import { mastery } from "../../src/core/mastery.ts";
import { type ProgressPicture, progressSvg } from "../../src/pictures/progress-picture.ts";
import { progressData } from "./progress-data.ts";

const overall = mastery(0, 0);

/** What the picture writes, in its order. */
function textsOf(svg: string, attributes = ""): readonly string[] {
  return [...svg.matchAll(new RegExp(`<text [^>]*${attributes}[^>]*>([^<]*)</text>`, "g"))].map(
    ([, words = ""]) => words,
  );
}

/** An attribute's values, wherever it is. */
function valuesOf(svg: string, attribute: string): readonly string[] {
  return [...svg.matchAll(new RegExp(` ${attribute}="([^"]*)"`, "g"))].map(([, value = ""]) => value);
}

function heightOf(picture: ProgressPicture): number {
  return Number(valuesOf(progressSvg(picture), "height")[0]);
}

describe("picture of progress", () => {
  it("names every topic in full, with its share and interval in numbers", () => {
    const texts = textsOf(progressSvg(progressData));
    expect(texts.slice(2, 24)).toEqual(
      [
        ["Overall", "72% (66–76)"],
        ["Networking basics", "72% (55–84)"],
        ["Services", "78% (65–86)"],
        ["DNS", "71% (40–89)"],
        ["Network policies", "3 of 4, 1 more answer needed"],
        ["Ingress and egress", "40% (27–55)"],
        ["CNI and network plugins", "all right (65–99)"],
        ["Load balancing", "none right (1–39)"],
        ["Network security", "80% (73–85)"],
        ["External connectivity", "0 of 0, 5 more answers needed"],
        ["Troubleshooting", "1 of 2, 3 more answers needed"],
      ].flat(),
    );
  });

  it("draws a share as that part of the width, between the ends of its interval", () => {
    const svg = progressSvg({
      overall,
      topics: [{ title: "DNS", mastery: { type: "estimate", share: 0.75, low: 0.5, high: 0.875 } }],
      forecast: [],
    });
    const widths = valuesOf(svg, "width").map(Number);
    expect(widths.slice(-2)).toEqual([736, 552]);
    expect(valuesOf(svg, "x1").slice(0, 3).map(Number)).toEqual([400, 400, 676]);
  });

  it("labels days with two letters, and today in bold", () => {
    const svg = progressSvg(progressData);
    const days = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
    expect(textsOf(svg).filter((words) => days.includes(words))).toEqual([...days, ...days]);
    expect(textsOf(svg, 'font-weight="bold"').filter((words) => days.includes(words))).toEqual(["Mo"]);
  });

  it("draws days without reviews, and a whole forecast without any", () => {
    const forecast = progressData.forecast.map((day) => ({ ...day, reviews: 0 }));
    const svg = progressSvg({ ...progressData, forecast });
    expect(textsOf(svg).filter((words) => words === "0")).toHaveLength(14);
    expect(svg).not.toContain("NaN");
  });

  it("is 800 pixels wide, in letters of at least 22", () => {
    const svg = progressSvg(progressData);
    expect(valuesOf(svg, "width")[0]).toBe("800");
    expect(Math.min(...valuesOf(svg, "font-size").map(Number))).toBeGreaterThanOrEqual(22);
  });

  it("grows with topics and with titles of several lines", () => {
    const [topic] = progressData.topics;
    if (topic === undefined) throw new Error("No topic.");
    const long = { ...topic, title: "Everything there is to know about Kubernetes network policies" };
    const heights = [[topic], [long], [topic, topic]].map((topics) => heightOf({ ...progressData, topics }));
    expect(heights).toEqual(heights.toSorted((a, b) => a - b));
    expect(new Set(heights).size).toBe(3);
  });

  it("stripes a share that few answers back, inside a dashed outline, and draws nothing without answers", () => {
    const topics = [{ title: "DNS", mastery: mastery(3, 4) }];
    const svg = progressSvg({ overall, topics, forecast: [] });
    expect(valuesOf(svg, "fill").filter((fill) => fill === "none")).toHaveLength(2);
    expect(valuesOf(svg, "stroke-dasharray")).toHaveLength(2);
    expect(svg.match(/fill="url\(#stripes\)"/g)).toHaveLength(1);
    expect(svg).toMatch(/width="552"[^>]* fill="url\(#stripes\)"/);
    expect(svg).toContain('<pattern id="stripes"');
  });

  it("shows titles with any characters as text", () => {
    const title = `<i>&"\u{0}\u{D800}`;
    const svg = progressSvg({ overall, topics: [{ title, mastery: mastery(3, 4) }], forecast: [] });
    expect(textsOf(svg)).toContain("&lt;i&gt;&amp;&quot;\u{FFFD}\u{FFFD}");
  });
});
