// How long the dashboard takes to read and sift a list of 25,000 rows, in Chromium, and how long the page waits at most meanwhile. One JSON object a line; checks nothing.
import { runPage } from "./page.mjs";

await runPage("waves", (line) => console.log(line));
