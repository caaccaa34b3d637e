import type { FileClaim, FoundCase, RoomApi } from "../../api/room";
import { attachedTo, type Attached } from "../../attached/att";
import {
  receiptKeys, SealingError, siteSalt,
  type Directory, type Head, type LogItem, type OpenCase, type ReaderStep, type ReceiptKeys, type SealedObject,
} from "../../sealing/reporter";
import { openAsReporter, readLog, readThread, sealMessage } from "../../sealing/reporter-opens";
import type { resumeKeeping } from "../keep/start";
import { readBody, readReport, type BodyOf, type ReportRead } from "./bodies";
import { summarise, type Entry, type Summary } from "./summary";

/** A report opened by its own author. */
export type CaseView = {
  /** What finds the report again, when its readers changed its key meanwhile. */
  receipt: ReceiptKeys;
  open: OpenCase;
  directory: Directory;
  messages: SealedObject[];
  head: Head;
  report: ReportRead | null;
  /** Files that went along with the report, as its body names them. */
  files: readonly Attached[];
  entries: Entry[];
  /** The messages behind the entries, whose hashes others name. */
  stood: SealedObject[];
  /** What the readers' pages noted: who opened the report and when, as far as it stands. */
  log: LogItem[];
  /** Each change of readers since the report, and whether this very code replaced a lost one. */
  changes: ReaderChange[];
  /** How many objects of the thread did not verify; they are not shown, and the page says so. */
  strange: number;
  summary: Summary;
  /** Until when the report is kept, as the server says. */
  keep: FoundCase["keep"];
  logObjects: SealedObject[];
  nextNotice: string;
};

/** One change of readers, with names from the signed list; `replaced` are the two who gave the person a new code. */
export type ReaderChange = { by: string | null; into: (string | null)[]; out: (string | null)[]; replaced: (string | null)[] };

export type Found = { kind: "open"; view: CaseView } | { kind: "typo" | "unknown" | "away" | "tampered" };

/** The digits are checked on this device first; only their derived lookup leaves it, in a body. */
export async function findCase(api: Pick<RoomApi, "findReceipt">, office: string, directory: Directory, digits: string, now: number): Promise<Found> {
  const keys = await receiptKeys(digits, await siteSalt(office)).catch((fault: unknown) => {
    if (fault instanceof SealingError && fault.reason === "receipt-typo") return null;
    throw fault;
  });
  if (keys === null) return { kind: "typo" };
  const answer = await api.findReceipt(keys.lookup);
  if (answer.kind === "problem" && answer.status === 404) return { kind: "unknown" };
  if (answer.kind !== "ok") return { kind: "away" };
  try {
    return { kind: "open", view: await openFound(keys, answer.value, directory, now) };
  } catch {
    return { kind: "tampered" };
  }
}

/** The same digits open what was kept for oneself. */
export const findKept: typeof resumeKeeping = async (...asked) => (await import("../keep/Keep")).resumeKeeping(...asked);

/** Verifies the report with every change of readers since, then the thread. */
async function openFound(receipt: ReceiptKeys, found: FoundCase, directory: Directory, now: number): Promise<CaseView> {
  const { sealed, slots, sets } = found;
  const last = found.epochs.length - 1;
  const epochs = found.epochs.map((epoch, at) => (at === last ? { ...epoch, slots } : epoch));
  const open = await openAsReporter(receipt, { ...sealed, sets, ...(last < 0 ? { slots } : {}) }, directory, { epochs });
  return viewOf(receipt, open, directory, found, now);
}

async function viewOf(receipt: ReceiptKeys, open: OpenCase, directory: Directory, found: Pick<FoundCase, "messages" | "log" | "keep" | "nextNotice">, now: number): Promise<CaseView> {
  const { items, head, stood, strange } = await readThread(open, found.messages, directory);
  const entries = items.map((i): Entry => ({ by: i.by, name: nameOf(directory, i.by), mine: i.by === "r", body: readBody(i.by, i.body), files: i.by === "r" ? attachedTo(i.body) : [] }));
  const report = readReport(open.payload.body);
  const { messages, keep, nextNotice, log: logObjects } = found;
  const { items: log } = await readLog(open, logObjects, directory);
  const changes = open.steps.map((step) => changeOf(open, step, directory));
  return { receipt, open, directory, head, report, files: attachedTo(open.payload.body), entries, stood, log, logObjects, changes, strange, messages, keep, nextNotice, summary: summarise(report, entries, nextNotice, now) };
}

function changeOf(open: OpenCase, { epoch, rev, by, into, out }: ReaderStep, directory: Directory): ReaderChange {
  const names = (ids: readonly string[]) => ids.map((id) => nameOf(directory, id));
  const replaced = open.receiptChanges.find((change) => rev === 0 && change.epoch === epoch)?.by ?? [];
  return { by: nameOf(directory, by), into: names(into), out: names(out), replaced: names(replaced) };
}

/** A name from the newest verified entry that knows this member. */
export function nameOf(directory: Directory, id: string): string | null {
  for (const entry of [...directory.entries].reverse()) {
    const who = entry.members.find((m) => m.id === id)?.who;
    if (who !== undefined) return who.name;
  }
  return null;
}

/** Whatever the person says: to the server each is one message like any. */
export type ReporterBody = { [K in ReporterKind]: BodyOf<K> }[ReporterKind];
type ReporterKind = "message" | "reopen" | "consent" | "withdraw" | "correction" | "agree-close" | "refer";
/** A message sealed once; sent again as it is while nobody knows whether it arrived. */
export type Outgoing = { mark: string; after: number; message: SealedObject };
export type Posting = { kind: "sent"; view: CaseView; missingFiles?: string[] | null | undefined } | { kind: "away"; outgoing: Outgoing | null; view: CaseView } | { kind: "tampered" } | { kind: "not-sealed" };

const mostRounds = 4;

/** Adds the person's words to the thread. When others wrote meanwhile, it reads them, checks them, and seals anew on top. */
export async function postMessage(api: Pick<RoomApi, "sendMessage" | "findReceipt">, view: CaseView, body: ReporterBody, earlier: Outgoing | null, now: number, files: FileClaim[] = []): Promise<Posting> {
  let current = view;
  let outgoing = earlier?.mark === JSON.stringify(body) ? earlier : null;
  for (let round = 0; round < mostRounds; round++) {
    try {
      outgoing ??= { mark: JSON.stringify(body), after: current.messages.length, message: await sealMessage(current.open, current.head, body) };
    } catch {
      return { kind: "not-sealed" };
    }
    const { message, after } = outgoing;
    const answer = await api.sendMessage({ access: current.open.access, after, message, ...(files.length === 0 ? {} : { files }) });
    const others = answer.kind === "problem" && answer.problem.code === "conflict" ? answer.problem.messages : undefined;
    if (answer.kind === "problem" && answer.problem.code === "moved") {
      const again = await api.findReceipt(current.receipt.lookup);
      if (again.kind !== "ok") return { kind: "away", outgoing, view: current };
      try {
        current = await openFound(current.receipt, again.value, current.directory, now);
      } catch {
        return { kind: "tampered" };
      }
      if (added(current, message)) return { kind: "sent", view: current };
      outgoing = null;
      continue;
    }
    const stored = answer.kind === "ok" || (answer.kind === "problem" && answer.problem.code === "duplicate");
    if (!stored && others === undefined) return { kind: "away", outgoing, view: current };
    try {
      const added = stored ? [message] : (others ?? []);
      const nextNotice = answer.kind === "ok" ? answer.value.nextNotice : current.nextNotice;
      current = await viewOf(current.receipt, current.open, current.directory, { messages: [...current.messages.slice(0, after), ...added], log: current.logObjects, keep: current.keep, nextNotice }, now);
    } catch {
      return { kind: "tampered" };
    }
    if (stored || added(current, message)) return { kind: "sent", view: current, missingFiles: answer.kind === "ok" ? answer.value.missingFiles : undefined };
    outgoing = null;
  }
  return { kind: "away", outgoing: null, view: current };
}

function added(view: CaseView, message: SealedObject): boolean {
  return view.messages.some((m) => m.c === message.c && m.h === message.h);
}
