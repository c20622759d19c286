// What a channel sees of its questions over days: the line about the one before, the reveal, and what its buttons show.
import { describe, expect, it } from "vitest";
import { sourceLinks } from "../../../src/app/answer/sources.ts";
import { buttonOf, curriculum, DAY, FIRST, openApp, type TestApp, textOf } from "../../support/app.ts";

/** A day of the drill: its question, answered right by the first `right` of `all` members, wrong by the others. */
async function playDay(app: TestApp, day: number, right: number, all: number): Promise<void> {
  app.clock.now = FIRST + day * DAY;
  await app.tick();
  for (let member = 0; member < all; member++)
    await app.tap(`member${member}`, member < right ? "right" : "wrong");
}

const latest = async (app: TestApp) => textOf(app.platform.shown((await app.current()).id));

describe("a drill's first question", () => {
  it("says how it works, and the second one doesn't", async () => {
    const app = await openApp();
    await app.createDrill();
    await playDay(app, 0, 1, 1);
    expect(await latest(app)).toMatch(/^👋 \*\*How it works:\*\* tap a letter\./);
    await playDay(app, 1, 0, 0);
    expect(await latest(app)).not.toContain("How it works");
  });
});

describe("the line about the question before", () => {
  it("says what was right and what fooled people", async () => {
    const app = await openApp();
    await app.createDrill();
    await playDay(app, 0, 3, 5);
    await playDay(app, 1, 0, 0);
    expect(await latest(app)).toMatch(
      /^\*\*Yesterday:\*\* [A-D] was right, 3 of 5\. [A-D] fooled 2 of you\. 🏆 .*\n❓/,
    );
  });

  it("names who leads this week as leaderboards do, on the first day of a week no one", async () => {
    const app = await openApp();
    await app.createDrill();
    await app.type("member1", "/privacy hide");
    await playDay(app, 0, 2, 3);
    await playDay(app, 1, 1, 1);
    const [, names] = /🏆 (.*)$/m.exec(await latest(app)) ?? [];
    expect(names).toMatch(/^(?:member0 10 · \S+ \S+ 10|\S+ \S+ 10 · member0 10)$/);
    expect(names).not.toContain("member1");
    await playDay(app, 7, 0, 0);
    expect(await latest(app)).toMatch(/^\*\*Last time:\*\* [A-D] was right, 1 of 1\.\n❓/);
  });

  it("names no trap that so few fell for that others could guess who", async () => {
    const app = await openApp();
    await app.createDrill();
    await playDay(app, 0, 1, 4);
    await playDay(app, 1, 0, 0);
    expect(await latest(app)).toMatch(/^\*\*Yesterday:\*\* [A-D] was right, 1 of 4\. 🏆/);
  });

  it("isn't there if no one answered", async () => {
    const app = await openApp();
    await app.createDrill();
    await playDay(app, 0, 0, 0);
    await playDay(app, 1, 0, 0);
    expect(await latest(app)).toMatch(/^❓/);
  });

  it("doesn't say yesterday after a weekend, and stays when the count is edited", async () => {
    const app = await openApp();
    await app.createDrill({
      schedule: { time: "09:00", zone: "UTC", weekdays: [1, 2, 3, 4, 5], holidays: [] },
    });
    await playDay(app, 4, 1, 1);
    await playDay(app, 7, 1, 1);
    await app.pass(0);
    expect(await latest(app)).toMatch(
      /^\*\*Last time:\*\* [A-D] was right, 1 of 1\.\n[\s\S]*\*\*1 answered\*\*/,
    );
  });
});

describe("“Why not A, B, C?” under a reveal", () => {
  it("explains every option in private, and marks one's own wrong one", async () => {
    const app = await openApp();
    await app.createDrill();
    await playDay(app, 0, 0, 1);
    const { id, question } = await app.current();
    const early = textOf(await app.press("bo", `why-not:${id}`));
    expect(early).toContain("This question isn't closed here.");
    await playDay(app, 1, 0, 0);
    const button = buttonOf(app.platform.shown(id), "Why not");
    const reply = await app.press("member0", button);
    expect(reply.delivery).toBe("private");
    for (const { why } of question.options) expect(textOf(reply)).toContain(why);
    expect(textOf(reply)).toContain("❌ **You: ");
    expect(textOf(await app.press("bo", button))).not.toContain("You: ");
  });
});

describe("a source", () => {
  it.each([
    [
      "https://kubernetes.io/docs/concepts/services-networking/network-policies/",
      "Network policies (kubernetes.io)",
    ],
    [
      "https://kubernetes.io/docs/reference/networking/virtual-ips/#proxy-modes",
      "Virtual IPs (kubernetes.io)",
    ],
    [
      "https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/",
      "DNS for Services and Pods (kubernetes.io)",
    ],
    ["https://www.cni.dev/docs/spec/", "Container Network Interface (CNI) Specification (cni.dev)"],
    [
      "https://kubernetes.io/blog/2026/08/26/kubernetes-v1-37-release/",
      "Kubernetes v1.37 release (kubernetes.io)",
    ],
    ["https://man7.org/linux/man-pages/man8/ss.8.html", "ss(8) (man7.org)"],
    [
      "https://github.com/kubernetes/kubernetes/blob/master/pkg/proxy/nftables/README.md",
      "nftables (kubernetes/kubernetes)",
    ],
    [
      "https://github.com/kubernetes/kubernetes/blob/master/cluster/addons/dns/nodelocaldns/nodelocaldns.yaml",
      "nodelocaldns.yaml (kubernetes/kubernetes)",
    ],
    ["https://github.com/aws/amazon-vpc-cni-k8s/blob/master/README.md", "aws/amazon-vpc-cni-k8s"],
    ["https://example.org/", "example.org"],
    [
      "https://github.com/kubernetes/enhancements/issues/3668",
      "KEP-3668: Reserve Nodeport Ranges For Dynamic And Static Port Allocation",
    ],
    [
      "https://github.com/kubernetes/enhancements/tree/master/keps/sig-network/563-dual-stack",
      "KEP-563: IPv4/IPv6 Dual-stack",
    ],
    ["https://github.com/cncf/landscape/pull/4023", "cncf/landscape #4023"],
    [
      "https://github.com/flannel-io/flannel/blob/master/Documentation/backends.md",
      "Backends (flannel-io/flannel)",
    ],
    ["https://github.com/flannel-io/flannel", "flannel-io/flannel"],
  ])("%s is called %s", (url, name) => {
    expect(sourceLinks([url], curriculum)).toBe(`[${name}](${url})`);
  });
});
