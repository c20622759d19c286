// The gallery's messages to team admins and to a whole team: greetings, drills, trouble, reports.
import { changedDrill, createdDrill, drillInFull, drillsElsewhere } from "../app/drill/drill-view.ts";
import { nothingLeft, pausedDrill, refusedWork, unknownPosting } from "../app/drill/trouble-view.ts";
import { disputedBlocks } from "../app/question/disputes-view.ts";
import { roleRefusedBlocks, roleSetBlocks, rolesBlocks } from "../app/role/roles-view.ts";
import { welcomeBack } from "../app/team/welcome-back-view.ts";
import { welcome } from "../app/team/welcome-view.ts";
import type { CalendarDate, Curriculum } from "../core/model.ts";
import type { Block } from "../ports/reply.ts";
import type { GalleryMessage } from "./gallery-message.ts";
import { required } from "./required.ts";
import * as sample from "./samples.ts";

/** Every message to admins, and what greets a team. */
export function adminMessages(curriculum: Curriculum): readonly GalleryMessage[] {
  const { sampleDrill: drill } = sample;
  const question = required([...curriculum.questions.values()][0]);
  const paused = { ...drill, paused: { at: sample.CLOSES } };
  const later = { ...drill, schedule: { ...drill.schedule, time: "10:30" } };
  const refused = { channel: "general", date: "2026-03-02" as CalendarDate };
  const dispute = {
    question,
    reports: [{ questionId: question.id, version: question.version, kind: "wrong", count: 2 }],
    comments: ["B is right since v1.37."],
    quarantined: ["team"],
    statistics: undefined,
  } as const;
  const all: Readonly<Record<string, readonly Block[]>> = {
    "the greeting": welcome(curriculum.name),
    "the greeting of a team that comes back": welcomeBack([drill]),
    "a new drill": createdDrill(drill, true),
    "a changed drill": changedDrill(drill, later, curriculum),
    "a drill in full": drillInFull(drill, true, [{ ...drill, channel: "other" }], curriculum),
    "a paused drill in full": drillInFull(paused, false, [], curriculum),
    "drills in other channels": drillsElsewhere([drill]),
    "a drill that was paused": pausedDrill(drill, "The channel is archived. Unarchive it."),
    "a drill without questions": nothingLeft(drill, { fitting: 12, everywhere: 2 }),
    "a refused edit": refusedWork("edit", refused, "I can't write there. Give me Send Messages."),
    "a posting that may exist": unknownPosting(sample.samplePosting(question)),
    "roles for awards": rolesBlocks([
      { award: "season-winner", state: { name: "Champion" } },
      { award: "streak-30", state: { name: "Regular", blocked: "My own role is below this one." } },
    ]),
    "no roles for awards": rolesBlocks([]),
    "a role that was set": roleSetBlocks("topic", { name: "Master" }),
    "a refused role": roleRefusedBlocks("streak-30", "I lack “Manage Roles”. Give it to my role."),
    "reported questions": disputedBlocks([dispute], []),
  };
  return Object.entries(all).map(([name, blocks]) => ({ name, blocks }));
}
