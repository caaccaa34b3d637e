/** What a reporter's page needs of JT1 to open a report with its digits and to write to it: fetched when somebody returns. */
export { openAsReporter } from "./case-open";
export { readThread, sealMessage } from "./thread";
export { readLog } from "./case-log";
