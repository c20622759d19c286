// The least that a bot of this kind loads: what start-up is held against. Says when it is ready, then waits.
import "@slack/bolt";
import "better-sqlite3";
import "discord.js";

console.log("ready");
setInterval(() => {}, 60_000);
