// Questions for tests: four options, the first one right.
import type { Question } from "../../src/core/model.ts";

/** A valid question; `overrides` says what a test is about. */
export function makeQuestion(overrides: Partial<Question> = {}): Question {
  return {
    id: "clusterip-1",
    version: 1,
    concept: "clusterip",
    topic: "services",
    difficulty: 1,
    stem: "Which Service type is reachable from inside the cluster only?",
    options: [
      { text: "ClusterIP", correct: true, why: "It gets a virtual IP that exists only inside the cluster." },
      { text: "NodePort", correct: false, why: "It opens a port on every node.", concept: "nodeport" },
      { text: "LoadBalancer", correct: false, why: "It asks the cloud for an external address." },
      { text: "ExternalName", correct: false, why: "It is a DNS alias for a name outside." },
    ],
    explanation: "ClusterIP is the default type.",
    sources: ["https://kubernetes.io/docs/concepts/services-networking/service/"],
    kubernetes: "1.34",
    changes: [],
    ...overrides,
  };
}
