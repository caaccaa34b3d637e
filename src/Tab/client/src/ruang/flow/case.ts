import type { FoundCase, RoomApi } from "../../api/room";
import {
  openAsReporter, readThread, receiptKeys, SealingError, sealMessage, siteSalt,
  type Directory, type Head, type OpenCase, type SealedObject,
} from "../../sealing";
import { readBody, readReport, type ReportRead } from "./bodies";
import { summarise, type Entry, type Summary } from "./summary";

/** A report opened by its own author. */
export type CaseView = {
  open: OpenCase;
  directory: Directory;
  messages: SealedObject[];
  head: Head;
  report: ReportRead | null;
  entries: Entry[];
  /** How many objects of the thread did not verify; they are not shown, and the page says so. */
  strange: number;
  summary: Summary;
  nextNotice: string;
};

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
    const open = await openAsReporter(keys, answer.value.sealed, directory);
    return { kind: "open", view: await viewOf(open, directory, answer.value, now) };
  } catch {
    return { kind: "tampered" };
  }
}

async function viewOf(open: OpenCase, directory: Directory, found: Pick<FoundCase, "messages" | "nextNotice">, now: number): Promise<CaseView> {
  const { items, head, strange } = await readThread(open, found.messages, directory);
  const entries = items.map((i): Entry => ({ by: i.by, name: nameOf(directory, i.by), mine: i.by === "r", body: readBody(i.by, i.body) }));
  const report = readReport(open.payload.body);
  return { open, directory, head, report, entries, strange, ...found, summary: summarise(report, entries, found.nextNotice, now) };
}

/** A name from the newest verified entry that knows this member. */
function nameOf(directory: Directory, id: string): string | null {
  for (const entry of [...directory.entries].reverse()) {
    const who = entry.members.find((m) => m.id === id)?.who;
    if (who !== undefined) return who.name;
  }
  return null;
}

export type ReporterBody = { kind: "message"; text: string } | { kind: "reopen"; text: string };
/** A message sealed once; sent again as it is while nobody knows whether it arrived. */
export type Outgoing = { mark: string; after: number; message: SealedObject };
export type Posting = { kind: "sent"; view: CaseView } | { kind: "away"; outgoing: Outgoing | null; view: CaseView } | { kind: "tampered" } | { kind: "not-sealed" };

const mostRounds = 4;

/** Adds the person's words to the thread. When others wrote meanwhile, it reads them, checks them, and seals anew on top. */
export async function postMessage(api: Pick<RoomApi, "sendMessage">, view: CaseView, body: ReporterBody, earlier: Outgoing | null, now: number): Promise<Posting> {
  let current = view;
  let outgoing = earlier?.mark === JSON.stringify(body) ? earlier : null;
  for (let round = 0; round < mostRounds; round++) {
    try {
      outgoing ??= { mark: JSON.stringify(body), after: current.messages.length, message: await sealMessage(current.open, current.head, body) };
    } catch {
      return { kind: "not-sealed" };
    }
    const { message, after } = outgoing;
    const answer = await api.sendMessage({ access: current.open.access, after, message });
    const others = answer.kind === "problem" && answer.problem.code === "conflict" ? answer.problem.messages : undefined;
    const stored = answer.kind === "ok" || (answer.kind === "problem" && answer.problem.code === "duplicate");
    if (!stored && others === undefined) return { kind: "away", outgoing, view: current };
    try {
      const added = stored ? [message] : (others ?? []);
      const nextNotice = answer.kind === "ok" ? answer.value.nextNotice : current.nextNotice;
      current = await viewOf(current.open, current.directory, { messages: [...current.messages.slice(0, after), ...added], nextNotice }, now);
    } catch {
      return { kind: "tampered" };
    }
    if (stored || added(current, message)) return { kind: "sent", view: current };
    outgoing = null;
  }
  return { kind: "away", outgoing: null, view: current };
}

function added(view: CaseView, message: SealedObject): boolean {
  return view.messages.some((m) => m.c === message.c && m.h === message.h);
}
