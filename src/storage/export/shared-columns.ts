// Columns that many tables have.
import { leave, number, text } from "./columns.ts";

export const learnerId = leave("derived", "the whole export is about this learner");
export const teamId = leave("derived", "the member has it");
export const rowId = leave("derived", "a row number that nothing else in the export refers to");
export const claim = leave("not about a person", "says which process or command is working on the row");
export const memberId = text("The member who did it: an `id` in `members`.");
export const squadId = text("The squad: an `id` in `squads`.");
export const date = text("The date of the questions, in the team's zone.");
export const points = number("Points.");
export const answered = number("Daily questions answered.");
export const correct = number("Daily questions answered right.");
export const questionId = text("The question's ID, as in the content folder.");
export const questionVersion = number("The question's version.");
