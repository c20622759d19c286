// Where databases of the bench are kept: outside of git, on the disk that the bot would use.
import { join } from "node:path";

export const dataFolder = join(import.meta.dirname, "..", "data", "bench");
