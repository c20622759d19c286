// What no one may read before they answered: why the options of an open question are right or wrong (decision 015).
import type { Question } from "../../../src/core/model.ts";
import type { Person } from "../../../src/ports/person.ts";
import type { Reply } from "../../../src/ports/reply.ts";
import { curriculum, type TestApp, textOf } from "../../support/app.ts";

/** The open questions of a person's team whose verdict they may not know yet: no posting that shows it at once did. */
export function secretQuestions({ database }: TestApp, person: Person): readonly Question[] {
  const open = database.connection
    .prepare<unknown[], string>(
      `SELECT posting.question_id FROM posting JOIN team ON team.id = posting.team_id
       WHERE posting.state = 'posted' AND team.platform = ? AND team.external_id = ? AND NOT EXISTS (
         SELECT 1 FROM answer JOIN member ON member.id = answer.member_id
           JOIN posting AS answered ON answered.id = answer.posting_id
         WHERE answer.question_id = posting.question_id AND member.external_id = ?
           AND answered.feedback = 'instant' AND answer.answered_at >= posting.opened_at)`,
    )
    .pluck()
    .all(person.platform, person.team.externalId, person.externalId);
  return open.flatMap((id) => curriculum.questions.get(id) ?? []);
}

/** What pages say is no secret: looking one up costs points. */
const pages = [...curriculum.concepts.values()].map((concept) => JSON.stringify(concept));

function isOnPage(sentence: string): boolean {
  const escaped = JSON.stringify(sentence).slice(1, -1);
  return pages.some((page) => page.includes(escaped));
}

/** The sentence that a reply gives away; undefined where it keeps the secret. */
export function findLeak(reply: Reply, questions: readonly Question[]): string | undefined {
  const shown = textOf(reply);
  const secrets = questions.flatMap(({ explanation, options }) => [
    explanation,
    ...options.map(({ why }) => why),
  ]);
  return secrets.find((secret) => shown.includes(secret) && !isOnPage(secret));
}
