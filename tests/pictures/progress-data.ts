// What a picture of progress shows, as tests draw it.
import { mastery } from "../../src/core/mastery.ts";
import type { ProgressPicture } from "../../src/pictures/progress-picture.ts";

const days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const due = [10, 7, 4, 0, 2, 3, 1, 0, 5, 2, 10, 1, 0, 12];
const topics: readonly (readonly [title: string, right: number, answered: number])[] = [
  ["Networking basics", 18, 25],
  ["Services", 31, 40],
  ["DNS", 5, 7],
  ["Network policies", 3, 4],
  ["Ingress and egress", 12, 30],
  ["CNI and network plugins", 6, 6],
  ["Load balancing", 0, 5],
  ["Network security", 88, 110],
  ["External connectivity", 0, 0],
  ["Troubleshooting", 1, 2],
];

/** Every kind of topic, and two weeks from a Monday. */
export const progressData: ProgressPicture = {
  overall: mastery(164, 229),
  topics: topics.map(([title, right, answered]) => ({ title, mastery: mastery(right, answered) })),
  forecast: due.map((reviews, index) => ({ weekday: days[index % 7] ?? "", reviews })),
};
