/**
 * The part of JT1 that a reporter's page needs. The room imports from here and not from the whole index, so that its first load carries nothing of the team's:
 * which scripts come at once is decided by what imports what (vite.config.ts). What only a person who returns needs is reporter-opens.ts.
 */
export { SealingError } from "./errors";
export type * from "./types";
export { verifyDirectory } from "./directory";
export { digits25, directoryDigits, grouped, siteSalt } from "./digits";
export { receiptKeys } from "./receipt";
export { type ReportToSeal, sealReport, type Submission } from "./report-seal";
