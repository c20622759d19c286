// Milestones for the gallery.
import type { Curriculum } from "../core/model.ts";
import type { NamedMilestone } from "../ports/storage/learning/milestones.ts";
import { required } from "./required.ts";

/** As many as a channel sees at once. */
export function announcedSample({ topics }: Curriculum): readonly NamedMilestone[] {
  return [
    { name: "Ada Lovelace", milestone: { kind: "streak-30" } },
    { name: "田中さくら", milestone: { kind: "topic", topic: required(topics[0]).slug } },
    { name: "bo_the_*great*", milestone: { kind: "reviews-100" } },
  ];
}
