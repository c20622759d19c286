// The minimum that such a bot loads, as the baseline for start-up. Prints a line when ready, then waits.
import "@slack/bolt";
import "better-sqlite3";
import "discord.js";

console.log("ready");
setInterval(() => {}, 60_000);
