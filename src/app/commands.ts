// Every command, in the order in which /help lists them.

import { daily } from "./answer/daily.ts";
import type { Command } from "./command/command.ts";
import { drillChange } from "./drill/drill-change.ts";
import { drillCreate } from "./drill/drill-create.ts";
import { drillPause } from "./drill/drill-pause.ts";
import { drillPost } from "./drill/drill-post.ts";
import { drillRemove } from "./drill/drill-remove.ts";
import { drillResume } from "./drill/drill-resume.ts";
import { drillShow } from "./drill/drill-show.ts";
import { leaderboard } from "./leaderboard/leaderboard.ts";
import { lookup } from "./lookup/lookup.ts";
import { topics } from "./lookup/topics.ts";
import { link } from "./person/link.ts";
import { privacyDelete } from "./person/privacy-delete.ts";
import { privacyExport } from "./person/privacy-export.ts";
import { privacyHide, privacyUnhide } from "./person/privacy-hide.ts";
import { privacyShow } from "./person/privacy-show.ts";
import { settings } from "./person/settings.ts";
import { quiz } from "./practice/quiz.ts";
import { review } from "./practice/review.ts";
import { home } from "./progress/home.ts";
import { progress } from "./progress/progress.ts";
import { questions } from "./question/questions.ts";
import { comment } from "./question/report.ts";
import { remind } from "./reminder/remind.ts";
import { rolesClear } from "./role/roles-clear.ts";
import { rolesSet } from "./role/roles-set.ts";
import { rolesShow } from "./role/roles-show.ts";
import { squadCreate } from "./squad/squad-create.ts";
import { squadDraw } from "./squad/squad-draw.ts";
import { squadJoin } from "./squad/squad-join.ts";
import { squadLeave } from "./squad/squad-leave.ts";
import { squadList } from "./squad/squad-list.ts";
import { squadRename } from "./squad/squad-rename.ts";
import { createHelp } from "./team/help.ts";
import { menu } from "./team/menu.ts";

/** What the first word of two-word commands stands for. */
export const groups: Readonly<Record<string, string>> = {
  squad: "Groups inside the team that compete",
  privacy: "What Kubedrill stores about you: see it, get it as a file, hide your name, delete it all",
  drill: "The daily question of a channel",
  roles: "Roles that members get for milestones and seasons",
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

const squad: readonly Command[] = [squadCreate, squadJoin, squadLeave, squadList, squadRename, squadDraw];

const roles: readonly Command[] = [rolesShow, rolesSet, rolesClear];

const privacy: readonly Command[] = [privacyShow, privacyExport, privacyHide, privacyUnhide, privacyDelete];

const listed: readonly Command[] = [
  lookup,
  topics,
  daily,
  review,
  quiz,
  progress,
  leaderboard,
  ...squad,
  remind,
  settings,
  link,
  ...privacy,
  ...drill,
  ...roles,
  questions,
];

export const commands: readonly Command[] = [...listed, createHelp(listed, groups), home, menu, comment];
