// Topics as people name them.
import { describe, expect, it } from "vitest";
import { readTopic, readTopics } from "../../../src/app/option/read-topics.ts";
import { curriculum } from "../../support/app.ts";
import { outcome } from "./reading.ts";

const { topics } = curriculum;
const slugs = (...titles: string[]) =>
  titles.map((title) => topics.find((topic) => topic.title === title)?.slug);

describe("topics", () => {
  it.each([
    ["services, dns", ["Services", "DNS"]],
    ["balancing; DNS,", ["DNS", "Load balancing"]],
    ["Servcies", ["Services"]],
    ["DNS and Services", ["Services", "DNS"]],
    ["dns & services", ["Services", "DNS"]],
    ["Ingress and egress", ["Ingress and egress"]],
    ["ingress and egress and DNS", ["DNS", "Ingress and egress"]],
    ["CNI and network plugins, dns", ["DNS", "CNI and network plugins"]],
  ])("%j are %j", (text, titles) => {
    expect(outcome(readTopics(text, topics))).toEqual(slugs(...titles));
  });

  it("are all of them", () => {
    expect(outcome(readTopics("All", topics))).toBeNull();
    expect(outcome(readTopics(topics.map(({ title }) => title).join(","), topics))).toBeNull();
  });

  it.each([
    ["cooking", "cooking"],
    ["dns, cooking", "cooking"],
    ["dns and cooking", "dns and cooking"],
    [" , ", ","],
    ["", ""],
  ])("%j are none, because of %j", (text, odd) => {
    expect(outcome(readTopics(text, topics))).toMatch(
      `There's no topic "${odd}". Choose from: Networking basics, Services, `,
    );
  });

  it.each([
    ["load balancing", "Load balancing"],
    ["LOAD", "Load balancing"],
    ["servcies", "Services"],
  ])("one of them is %j", (text, title) => {
    expect(outcome(readTopic(text, topics))).toMatchObject({ title });
  });

  it.each(["", "!", "cooking"])("one of them is not %j", (text) => {
    expect(outcome(readTopic(text, topics))).toMatch(/^There's no topic/);
  });
});
