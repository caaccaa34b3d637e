/**
 * JT1, as the pages use it. This first version fixes the names and types; every function refuses until it is built.
 */
import { SealingError } from "./errors";
import type * as T from "./types";

export { SealingError } from "./errors";
export type * from "./types";

function notBuilt(): never {
  throw new SealingError("not-built");
}

export const verifyDirectory: (chain: T.DirectoryRecord[], genesis: string, nowSeconds: number, use?: T.DirectoryUse) => Promise<T.Directory> = notBuilt;
export const siteSalt: (officeId: string) => Promise<T.Bytes> = notBuilt;
export const digits25: (hash: T.Bytes) => string = notBuilt;
export const directoryDigits: (e: string) => Promise<string> = notBuilt;
export const keyDigits: (pub: T.PublicKeys) => Promise<string> = notBuilt;
export const newPassphrase: (words: readonly string[]) => string = notBuilt;
export const newRecoveryCode: () => { code: string; bytes: T.Bytes } = notBuilt;
export const readRecoveryCode: (text: string) => T.Bytes = notBuilt;
export const enrol: (id: string, passphrase: string, recovery: T.Bytes) => Promise<T.MemberRecord> = notBuilt;
export const unlock: (record: T.MemberRecord, by: { passphrase: string } | { recovery: T.Bytes }) => Promise<T.Unlocked> = notBuilt;
export const newFoundingEntry: (members: { id: string; kem: string; sig: string; who: T.Who }[], nowSeconds: number) => string = notBuilt;
export const signDirectory: (e: string, me: T.Unlocked) => Promise<string> = notBuilt;
export const receiptKeys: (digits: string, salt: T.Bytes) => Promise<T.ReceiptKeys> = notBuilt;
export const sealReport: (a: { directory: T.Directory; to: string[]; exclude: string[]; body: unknown; siteSalt: T.Bytes }) => Promise<{ sealed: T.Sealed; receipt: string }> = notBuilt;
export const openAsReporter: (r: T.ReceiptKeys, sealed: T.Sealed, directory: T.Directory) => Promise<T.OpenCase> = notBuilt;
export const findKey: (me: T.Unlocked, entry: { kh: string; slots: T.Wrap[] }) => Promise<T.CaseKey | null> = notBuilt;
export const accessOf: (key: T.CaseKey) => Promise<string> = notBuilt;
export const openAsMember: (me: T.Unlocked, key: T.CaseKey, sealed: T.Sealed, directory: T.Directory) => Promise<T.OpenCase> = notBuilt;
export const openThread: (c: T.OpenCase, messages: T.SealedObject[], directory: T.Directory) => Promise<{ items: T.ThreadItem[]; head: T.Head }> = notBuilt;
export const sealMessage: (c: T.OpenCase, head: T.Head, body: unknown) => Promise<T.SealedObject> = notBuilt;
export const sealLogEntry: (c: T.OpenCase, head: T.Head | null, entry: T.LogEntry) => Promise<T.SealedObject> = notBuilt;
export const verifyLog: (c: T.OpenCase, entries: T.SealedObject[], directory: T.Directory, seen?: T.Head) => Promise<{ items: T.LogItem[]; head: T.Head | null }> = notBuilt;
