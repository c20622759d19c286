// What no one may read before they answered: why the options of an open question are right or wrong.
import type { Question } from "../../../src/core/model.ts";
import type { Person } from "../../../src/ports/person.ts";
import type { Reply } from "../../../src/ports/reply.ts";
import { curriculum, type TestApp, textOf } from "../../support/app.ts";

interface Open {
  readonly question_id: string;
  readonly feedback: string;
  readonly answered: number;
}

/** The open questions of a person's team whose verdict they may not know yet. */
export function secretQuestions({ database }: TestApp, person: Person): readonly Question[] {
  const open = database.connection
    .prepare<unknown[], Open>(
      `SELECT posting.question_id, posting.feedback, EXISTS (
         SELECT 1 FROM answer JOIN member ON member.id = answer.member_id
         WHERE answer.posting_id = posting.id AND member.external_id = ?) AS answered
       FROM posting JOIN team ON team.id = posting.team_id
       WHERE posting.state = 'posted' AND team.platform = ? AND team.external_id = ?`,
    )
    .all(person.externalId, person.platform, person.team.externalId);
  return open.flatMap(({ question_id: id, feedback, answered }) => {
    const question = curriculum.questions.get(id);
    return question === undefined || (answered === 1 && feedback === "instant") ? [] : [question];
  });
}

/** The sentence that a reply gives away; undefined where it keeps the secret. */
export function findLeak(reply: Reply, questions: readonly Question[]): string | undefined {
  const shown = textOf(reply);
  const secrets = questions.flatMap(({ explanation, options }) => [
    explanation,
    ...options.map(({ why }) => why),
  ]);
  return secrets.find((secret) => shown.includes(secret));
}
