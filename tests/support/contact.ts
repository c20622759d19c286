// An app with a drill whose admin is notified of problems.
import { openApp, type TestApp, textOf } from "./app.ts";

/** An app whose drill was created by Ada, who is notified of problems. */
export async function openDrill(): Promise<TestApp> {
  const app = await openApp();
  const ada = await app.meet("ada");
  await app.createDrill({ contactId: ada.id });
  return app;
}

/** The team's only drill. */
export const drillOf = async (app: TestApp) =>
  (await app.storage.drills.ofTeam((await app.meet("ada")).teamId))[0];

/** What the admin's next command shows while a direct message is being sent, as if the process had died then. */
export function readDuringMessage(app: TestApp): Promise<string> {
  const read = Promise.withResolvers<string>();
  app.platform.next("direct", async (send) => {
    read.resolve(textOf(await app.type("ada", "/help")));
    await send();
  });
  return read.promise;
}
