// The contract of platforms: what each has to do, written against the port alone.
import { describe } from "vitest";
import { describeDirectMessages } from "./direct-messages.ts";
import { describeEditing } from "./editing.ts";
import { describeFigures } from "./figures.ts";
import { describeFinding } from "./finding.ts";
import { describeForms } from "./forms.ts";
import { describeGallery } from "./gallery.ts";
import { describePeople } from "./people.ts";
import { describePermissions } from "./permissions.ts";
import { describePosting } from "./posting.ts";
import { describeRefusals } from "./refusals.ts";
import { describeThreads } from "./threads.ts";
import type { Subject, World } from "./world.ts";

/** Runs the contract on one platform. */
export function describePlatform<W extends World>(name: string, subject: Subject<W>): void {
  describe(`${name} as a platform`, () => {
    describePosting(subject);
    describeFinding(subject);
    describeEditing(subject);
    describeThreads(subject);
    describeDirectMessages(subject);
    describePermissions(subject);
    describePeople(subject);
    describeFigures(subject);
    describeRefusals(subject);
    describeGallery(subject);
    describeForms(subject);
  });
}
