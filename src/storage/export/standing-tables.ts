// What an export shows of tables about squads, points, and streaks.
import { flag, instant, isYours, leave, number, optional, text } from "./columns.ts";
import { byMember, type ExportedTable, ofSquads } from "./exported-table.ts";
import { answered, correct, date, memberId, points, squadId, teamId } from "./shared-columns.ts";

export const standingTables: Readonly<Record<string, ExportedTable>> = {
  squad: {
    section: "squads",
    says: "Squads that you're in, were in, created, were made captain of, or were removed from.",
    rows: ofSquads,
    key: ["id"],
    columns: {
      id: text("The squad's ID. Other lists have it as `squadId`."),
      team_id: text("The team: an `id` in `teams`."),
      name: text("The squad's name."),
      key: leave("derived", "the name, as names are compared"),
      created_by: isYours("Whether you created it."),
      captain: isYours("Whether you took over as its captain."),
      ended: flag("Whether its last member left it."),
      created_at: instant("When it was created."),
    },
  },
  squad_member: {
    section: "squadMemberships",
    says: "The squads that you're in now.",
    rows: byMember,
    key: ["member_id"],
    columns: { member_id: memberId, squad_id: squadId, joined_at: instant("When you joined.") },
  },
  squad_block: {
    section: "squadBlocks",
    says: "Squads whose captain removed you.",
    rows: byMember,
    key: ["member_id", "squad_id"],
    columns: { squad_id: squadId, member_id: memberId, blocked_at: instant("When you were removed.") },
  },
  squad_score_total: {
    section: "squadScores",
    says: "Your points in each squad that you're in or were in.",
    rows: byMember,
    key: ["member_id", "squad_id"],
    columns: { squad_id: squadId, member_id: memberId, points },
  },
  squad_score_day: {
    section: "squadScoresByDay",
    says: "The same points by day.",
    rows: byMember,
    key: ["member_id", "squad_id", "date"],
    columns: { squad_id: squadId, member_id: memberId, date, points },
  },
  streak: {
    section: "streaks",
    says: "Your streak in each channel with a daily question.",
    rows: byMember,
    key: ["member_id", "drill_id"],
    columns: {
      member_id: memberId,
      drill_id: text("The daily question's channel, by our own ID."),
      length: number("Questions answered in a row."),
      longest: number("The longest streak so far."),
      freezes: number("Freezes that you hold."),
      towards_freeze: number("Answers since the last freeze that you earned."),
      last_date: text("The date of the last question that counted."),
    },
  },
  milestone: {
    section: "milestones",
    says: "What you reached.",
    rows: byMember,
    key: ["member_id", "kind"],
    columns: {
      member_id: memberId,
      kind: text(
        "`streak-7` and so on: questions in a row. `reviews-100`: reviews. `topic`: your first mastered topic.",
      ),
      drill_id: optional(text("The streak's channel, by our own ID. Null: it's no streak.")),
      topic: optional(text("The mastered topic's short name. Null: it's no topic.")),
      reached_by: text("The answer that reached it. For a topic: an ID of its own."),
      reached_at: instant("When you reached it."),
    },
  },
  role_due: {
    section: "rolesDue",
    says: "Roles for what you reached or won that you don't have yet.",
    rows: byMember,
    key: ["member_id", "award"],
    columns: {
      member_id: memberId,
      award: text("What the role is for: a `kind` as in `milestones`, or `season-winner`."),
    },
  },
  score_total: {
    section: "scores",
    says: "Your points in each team. They count once a question closes.",
    rows: byMember,
    key: ["member_id"],
    columns: { team_id: teamId, member_id: memberId, points, answered, correct },
  },
  score_day: {
    section: "scoresByDay",
    says: "The same points by day.",
    rows: byMember,
    key: ["member_id", "date"],
    columns: { team_id: teamId, member_id: memberId, date, points, answered, correct },
  },
};
