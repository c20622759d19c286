// kubedrill lookup as people and programs call it.
import { describe, expect, it } from "vitest";
import { exampleContent } from "../../support/content-folder.ts";
import { runCli } from "../../support/kubedrill-process.ts";

const tea = { KUBEDRILL_CONTENT: exampleContent };

describe("kubedrill lookup", () => {
  const search = async (...words: string[]): Promise<unknown> => {
    const { code, out, err } = await runCli(["lookup", "--json", ...words]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    return JSON.parse(out);
  };

  it("prints up to five concepts as JSON, best first", async () => {
    const hits = (await search("cluster", "ip")) as { slug: string; score: number }[];
    expect(hits[0]).toEqual({
      slug: "clusterip",
      title: "ClusterIP",
      topic: "services",
      score: 1,
      sure: true,
    });
    expect(hits.length).toBeLessThanOrEqual(5);
    for (const hit of hits) expect(Object.keys(hit)).toEqual(["slug", "title", "topic", "score", "sure"]);
    expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).toSorted((a, b) => b - a));
  });

  it("finds a concept behind a slip of the finger", async () => {
    const [best] = (await search("nodprot")) as readonly unknown[];
    expect(best).toMatchObject({ slug: "nodeport" });
  });

  it("isn't sure of a page that is only close", async () => {
    const hits = (await search("purple", "network", "policy", "paint")) as { sure: boolean }[];
    expect(hits.length).toBeGreaterThan(0);
    expect(hits.filter(({ sure }) => sure)).toEqual([]);
  });

  it("prints [] where nothing fits", async () => {
    expect(await search("zzqqxx")).toEqual([]);
  });

  it("without --json prints the card, and further concepts", async () => {
    const { out } = await runCli(["lookup", "green", "tea"], tea);
    expect(out).toBe(
      [
        "Green tea\nLeaves · checked against Tea v1.0",
        "Tea whose leaves are heated soon after picking, so that they keep their color.",
        [
          "Key facts",
          "- Heat comes first: kill-green is the step that makes it green.",
          "- It wants cooler water, about 80 degrees, or it turns bitter.",
          "- Matcha is green tea ground to powder.",
        ].join("\n"),
        "Sources\n- https://en.wikipedia.org/wiki/Green_tea\n",
      ].join("\n\n"),
    );
    expect((await runCli(["lookup", "nodeport"])).out).toContain("\n\nSee also\n- ");
  });

  it.each([
    ["svc", "Service"],
    ["np", "NetworkPolicy"],
  ])("shows the page whose name is %s, however close the next one is", async (name, title) => {
    expect((await runCli(["lookup", name])).out.split("\n")[0]).toBe(title);
  });

  it("compares two concepts, and lists a topic's pages", async () => {
    const { out } = await runCli(["lookup", "nodeport", "vs", "loadbalancer"]);
    expect(out).toMatch(
      /^NodePort vs LoadBalancer Service\n\n.+\n\nWhat it is\n {2}NodePort: .+\n {2}LoadBalancer Service: /,
    );
    expect((await runCli(["lookup", "green", "tea", "vs", "black", "tea"], tea)).out).toMatch(
      /^Green tea vs Black tea\n/,
    );
    expect((await runCli(["lookup", "dns"])).out).toMatch(
      /^DNS\n\n.+\n\nPages\n- CoreDNS \(dns\/coredns\)\n/,
    );
  });

  it("without --json lists the closest pages if none is clearly meant", async () => {
    expect((await runCli(["lookup", "zzqqxx"])).out).toBe("No match. Try other words, or a topic.\n");
    expect((await runCli(["lookup", "purple", "network", "policy", "paint"])).out).toMatch(
      /^Closest pages\n- .+ \(.+\/.+\)\n/,
    );
    expect((await runCli(["lookup", "hpa"])).out).toMatch(/^Scaling Pods by load .+\n$/);
  });
});
