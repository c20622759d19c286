// Every command, in the order in which /help lists them.
import type { Command } from "../command.ts";
import { daily } from "./daily.ts";
import { drillChange } from "./drill-change.ts";
import { drillCreate } from "./drill-create.ts";
import { drillPause } from "./drill-pause.ts";
import { drillPost } from "./drill-post.ts";
import { drillRemove } from "./drill-remove.ts";
import { drillResume } from "./drill-resume.ts";
import { drillShow } from "./drill-show.ts";
import { createHelp } from "./help.ts";
import { home } from "./home.ts";
import { leaderboard } from "./leaderboard.ts";
import { lookup } from "./lookup.ts";
import { menu } from "./menu.ts";
import { privacyDelete } from "./privacy-delete.ts";
import { privacyHide, privacyUnhide } from "./privacy-hide.ts";
import { privacyShow } from "./privacy-show.ts";
import { progress } from "./progress.ts";
import { questions } from "./questions.ts";
import { quiz } from "./quiz.ts";
import { remind } from "./remind.ts";
import { review } from "./review.ts";
import { settings } from "./settings.ts";
import { squadCreate } from "./squad-create.ts";
import { squadJoin } from "./squad-join.ts";
import { squadLeave } from "./squad-leave.ts";
import { squadList } from "./squad-list.ts";

/** What the first word of two-word commands stands for. */
export const groups: Readonly<Record<string, string>> = {
  squad: "Groups inside the team that compete",
  privacy: "What is kept about you: see it, hide your name, delete it all",
  drill: "The daily question of a channel",
};

const drill: readonly Command[] = [
  drillCreate,
  drillShow,
  drillChange,
  drillPause,
  drillResume,
  drillRemove,
  drillPost,
];

const squad: readonly Command[] = [squadCreate, squadJoin, squadLeave, squadList];

const privacy: readonly Command[] = [privacyShow, privacyHide, privacyUnhide, privacyDelete];

const listed: readonly Command[] = [
  lookup,
  daily,
  review,
  quiz,
  progress,
  leaderboard,
  ...squad,
  remind,
  settings,
  ...privacy,
  ...drill,
  questions,
];

export const commands: readonly Command[] = [...listed, createHelp(listed, groups), home, menu];
