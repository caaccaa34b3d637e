// How long a member waits for the list of cases, in Chromium: the first time and with what was remembered. Prints one JSON object a line; checks nothing.
import { runPage } from "./page.mjs";

await runPage("cases", (line) => console.log(line), { timeout: 600_000 });
