// The folder for the bench's databases: outside git, on the disk that the bot would use.
import { join } from "node:path";

export const dataFolder = join(import.meta.dirname, "..", "data", "bench");
