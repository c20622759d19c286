// What an export shows of tables about accounts, settings, and messages.
import { z } from "zod";
import { flag, instant, json, leave, number, optional, text } from "./columns.ts";
import { byLearner, byMember, type ExportedTable, itself, ofContact, ofMembers } from "./exported-table.ts";
import { claim, learnerId, memberId, rowId } from "./shared-columns.ts";

export const accountTables: Readonly<Record<string, ExportedTable>> = {
  learner: {
    section: "learner",
    says: "You. Always one row.",
    rows: itself,
    key: ["id"],
    columns: {
      id: text("Your ID."),
      zone: optional(text("The time zone that you set. Null: none.")),
      created_at: instant("Your first visit."),
      daily_cap: optional(number("The reviews per day that you set. Null: the usual number.")),
      retention: optional(number("How sure you want to stay, in percent. Null: the usual 85.")),
      weights: optional(
        json(
          "The weights of the memory model that were fitted to your answers. Null: the standard ones.",
          z.array(z.number()),
        ),
      ),
      weights_library: optional(text("The program that fitted them. Null: you have none.")),
      weights_reviews: optional(number("The graded answers that they were fitted to. Null: you have none.")),
      weights_since: optional(instant("Since when you have weights of your own. Null: you have none.")),
      fit_reviews: optional(
        number("Your graded answers when we last looked for weights of your own. Null: we haven't yet."),
      ),
      link_tries: number("Wrong link codes that you typed since `linkTriesSince`."),
      link_tries_since: instant("When you typed the first of them. 1970: none."),
    },
  },
  member: {
    section: "members",
    says: "You in each team. Direct messages count as a team.",
    rows: byLearner,
    key: ["id"],
    columns: {
      id: text("Your ID in this team. Other lists have it as `memberId`."),
      team_id: text("The team: an `id` in `teams`."),
      learner_id: learnerId,
      account_id: text("The account: members of the same account share it, accounts that you linked don't."),
      external_id: text("Your account's ID on its platform."),
      name: text("Your name, as the platform last reported it."),
      created_at: instant("Your first visit in this team."),
      pseudonym: optional(text("Your pseudonym. Null: you never hid your name.")),
      hidden: flag("Whether leaderboards show your pseudonym."),
      named: flag("Whether reveals name you when you're right."),
      announced: flag("Whether your channels see your milestones."),
      seen_at: instant("A visit: your last one, or up to a day before it. 1970: none was noted."),
      platform_zone: optional(text("Your time zone on the platform. Null: it reported none.")),
      admin_at: optional(
        instant(
          "When the platform last said that you're a team admin. Null: it said you aren't, or nothing.",
        ),
      ),
    },
  },
  team: {
    section: "teams",
    says: "The teams that you're a member of.",
    rows: ofMembers,
    key: ["id"],
    columns: {
      id: text("The team's ID. Members have it as `teamId`."),
      platform: text("The platform's name, in small letters."),
      external_id: text("The workspace's or server's ID on the platform."),
      name: text("The team's name."),
      alone: flag("Whether it's your direct messages or your own installation, with no one else in it."),
      created_at: leave("not about a person", "when the first member of the team came"),
      left_at: leave("not about a person", "when the team removed Kubedrill"),
    },
  },
  reminder: {
    section: "reminders",
    says: "Your reminders of due reviews.",
    rows: byMember,
    key: ["member_id"],
    columns: {
      member_id: memberId,
      local_time: text("The time of day, as HH:MM."),
      zone: text("The time zone of that time."),
      weekdays: optional(json("The days it comes on, 1 for Monday. Null: every day.", z.array(z.number()))),
      next_due_at: optional(instant("When the next one is due. Null: it's off.")),
      last_sent_at: optional(instant("When the last one was sent. Null: none was.")),
      ignored: number("Reminders in a row after which you answered no review."),
      claim,
    },
  },
  link_code: {
    section: "linkCodes",
    says: "Codes that you made to link an account, until they expire.",
    rows: byMember,
    key: ["member_id"],
    columns: {
      member_id: memberId,
      half: leave("secret", "a hash of the code's first half"),
      whole: leave("secret", "a hash of the code"),
      tries: number("How many wrong codes with the same first half were typed."),
      used: flag("Whether it linked an account."),
      expires_at: instant("When it stops working."),
    },
  },
  notice: {
    section: "notices",
    says: "Messages that wait for your next command.",
    rows: byMember,
    key: ["id"],
    columns: {
      id: rowId,
      member_id: memberId,
      markdown: text("The message, as Markdown."),
      created_at: instant("When it was stored."),
      claim,
    },
  },
  drill: {
    section: "contactOf",
    says: "Daily questions that you changed last, so that we notify you of problems.",
    rows: ofContact,
    key: ["id"],
    columns: {
      id: text("The daily question's channel, by our own ID."),
      team_id: text("The team: an `id` in `teams`."),
      channel: text("The channel's ID on the platform."),
      contact: leave("derived", "it's you in every row of this list"),
      ...Object.fromEntries(
        ["local_time", "zone", "weekdays", "holidays", "feedback", "closes_after_hours", "next_due_at"]
          .concat("next_due_date", "created_at", "topics", "difficulties", "paused_at", "paused_because")
          .concat("removed_at", "discussion", "nothing_left_at", "recap")
          .map((column) => [column, leave("not about a person", "how a channel's daily question is set up")]),
      ),
    },
  },
};
