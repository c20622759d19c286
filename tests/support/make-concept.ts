// Concepts for tests.
import type { Concept } from "../../src/core/model.ts";

/** A valid concept; `overrides` says what a test is about. */
export function makeConcept(overrides: Partial<Concept> = {}): Concept {
  return {
    slug: "clusterip",
    title: "ClusterIP",
    aliases: ["cluster ip"],
    topic: "services",
    origin: "seed",
    summary: "A Service with a virtual IP inside the cluster.",
    text: "ClusterIP is the default type of a Service.",
    facts: ["It is reachable from inside the cluster only."],
    example: { language: "yaml", text: "kind: Service" },
    pitfalls: ["It has no address outside."],
    sources: ["https://kubernetes.io/docs/concepts/services-networking/service/"],
    kubernetes: "1.34",
    related: ["nodeport"],
    confusedWith: ["nodeport"],
    ...overrides,
  };
}
