import * as v from "valibot";
import type { Directory, DualFront, Head, OpenCase } from "../../sealing";
import { toBase64url } from "../../sealing/base64url";
import { readCaseHeader } from "../../sealing/case-key";
import { chainOf } from "../../sealing/directory";
import type { Day } from "../time/officeTime";
import { statuses } from "./bodies";
import type { Standing } from "./projection";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const head = v.object({ seq: count, hash: v.string() });

const remembered = v.object({
  ck: v.string(),
  epoch: count,
  dual: v.boolean(),
  /** The entry of the team's list that this epoch was sealed to. */
  dir: v.object({ n: count, h: v.string() }),
  /** The number of the entry, in the same list, to whose keys the slots that stand were sealed. */
  sealed: count,
  /** What was verified last of the readers: revision, its hash, directory number, and who they are. */
  rev: count,
  h: v.string(),
  n: count,
  to: v.array(v.string()),
  thread: head,
  log: v.nullable(head),
  /** How many objects the server had, whether they stood or not. */
  counts: v.object({ sets: count, messages: count, log: count }),
  standing: v.object({ status: v.picklist(statuses), next: v.nullable(v.string()), lookOn: v.nullable(v.string()), due: v.nullable(v.picklist(["new", "reply", "lookAgain"])) }),
});

/** One key of a case that two open together: its header and one's own slot. The index forgets; who holds a share must not. */
const front = v.object({ kh: v.string(), slots: v.array(v.object({ e: v.string(), c: v.string() })) });

/** A new key of such a case whose holders this member has to tell: noted before it is posted, and done at the next visit when this one ends in between. */
const telling = v.object({ ck: v.string(), to: v.array(v.string()), ...front.entries });

/** A request to open one together: the key under which its answers lie. */
const request = v.object({ ck: v.string() });

const content = v.object({
  v: v.literal(1), kem: v.string(), tried: v.string(), cases: v.record(v.string(), remembered),
  office: v.optional(v.nullable(head), null),
  practice: v.optional(v.record(v.string(), v.string()), {}),
  allThereOn: v.optional(v.nullable(v.string()), null),
  pairs: v.optional(v.record(v.string(), v.array(front)), {}),
  telling: v.optional(v.record(v.string(), telling), {}),
  requests: v.optional(v.record(v.string(), request), {}),
});

/** What a member remembers of one case between visits: enough to reach it, to notice what was taken from it, and to list it. */
export type Remembered = v.InferOutput<typeof remembered>;

export type Telling = v.InferOutput<typeof telling>;

/**
 * A member's memory (docs/sealing.md 5). `tried` are entries of the index that the key `kem` does not open, by the first characters of their random
 * case ids; another key has to try them again. `office` is how far the office's log went, `practice` the practice case of each quarter,
 * `allThereOn` the last day on which the server gave every one of these cases.
 */
export type Memory = {
  readonly kem: string; readonly tried: Set<string>; readonly cases: Map<string, Remembered>; office: Head | null; readonly practice: Map<string, string>;
  allThereOn: Day | null;
  /** The keys of each case that two open together, as far as this member was told, oldest first. */
  readonly pairs: Map<string, DualFront[]>; readonly telling: Map<string, Telling>; readonly requests: Map<string, { ck: string }>;
};

const prefix = 8;
const longestNext = 120;

export function noMemory(kem: string): Memory {
  return { kem, tried: new Set(), cases: new Map(), office: null, practice: new Map(), allThereOn: null, pairs: new Map(), telling: new Map(), requests: new Map() };
}

/** Null for a form that this page does not know: a later page wrote it, and it must not be overwritten. */
export function readMemory(from: unknown, kem: string): Memory | null {
  const told = v.safeParse(content, from);
  if (!told.success) return null;
  const { tried, cases, office, practice, allThereOn, pairs, telling, requests } = told.output;
  const pieces = told.output.kem === kem ? (tried.match(/.{8}/g) ?? []) : [];
  const map = <T>(from: Record<string, T>) => new Map(Object.entries(from));
  return { kem, tried: new Set(pieces), cases: map(cases), office, practice: map(practice), allThereOn, pairs: map(pairs), telling: map(telling), requests: map(requests) };
}

export function writeMemory(memory: Memory): unknown {
  const { kem, tried, cases, office, practice, allThereOn, pairs, telling, requests } = memory;
  const record = Object.fromEntries;
  return { v: 1, kem, tried: [...tried].join(""), cases: record(cases), office, practice: record(practice), allThereOn, pairs: record(pairs), telling: record(telling), requests: record(requests) };
}

/** How many remembered cases were last sealed under a list that gave this member another key. */
export function countSealedBefore(memory: Memory, directory: Directory, memberId: string, kem: string): number {
  return [...memory.cases.values()].filter(({ dir, sealed }) => chainOf(directory, dir).entries[sealed]?.members.find(({ id }) => id === memberId)?.kem !== kem).length;
}

export function wasTried(memory: Memory, caseId: string): boolean {
  return memory.tried.has(caseId.slice(0, prefix));
}

export function addTried(memory: Memory, caseId: string): void {
  memory.tried.add(caseId.slice(0, prefix));
}

export function addCase(memory: Memory, caseId: string, seen: Remembered): void {
  const before = memory.cases.get(caseId);
  memory.cases.set(caseId, before === undefined ? seen : later(before, seen));
}

export function dropCase(memory: Memory, caseId: string): void {
  memory.cases.delete(caseId);
  memory.requests.delete(caseId);
  memory.pairs.delete(caseId);
  addTried(memory, caseId);
}

/** Another key of a case that two open together. Two devices may learn them in another order. */
export function addFront(memory: Memory, caseId: string, front: DualFront): void {
  const known = memory.pairs.get(caseId) ?? [];
  if (known.some(({ kh }) => kh === front.kh)) return;
  memory.pairs.set(caseId, [...known, front].sort((a, b) => readCaseHeader(a.kh).epoch - readCaseHeader(b.kh).epoch));
}

/** A key that does not exist: nobody asks with it again. The first one, which the report itself shows, stays. */
export function dropFront(memory: Memory, caseId: string, front: DualFront): void {
  const rest = (memory.pairs.get(caseId) ?? []).filter(({ kh }) => kh !== front.kh);
  if (rest.length > 0) memory.pairs.set(caseId, rest);
}

/** Takes in what another device saw: of neither is anything lost. */
export function addAll(memory: Memory, other: Memory): void {
  if (other.kem === memory.kem) for (const piece of other.tried) memory.tried.add(piece);
  for (const [id, seen] of other.cases) addCase(memory, id, seen);
  for (const [id, fronts] of other.pairs) for (const one of fronts) addFront(memory, id, one);
  for (const [id, due] of other.telling) memory.telling.set(id, due);
  for (const [id, seen] of other.requests) memory.requests.set(id, seen);
  for (const [quarter, id] of other.practice) memory.practice.set(quarter, id);
  if (other.allThereOn !== null && other.allThereOn > (memory.allThereOn ?? "")) memory.allThereOn = other.allThereOn;
  seeOffice(memory, other.office);
}

/** The office's log was whole up to here. It only grows. */
export function seeOffice(memory: Memory, head: Head | null): void {
  if (head !== null && head.seq > (memory.office?.seq ?? -1)) memory.office = head;
}

/** Of two states of one case the later one, part by part: one device may have seen a new reader and the other a new message. */
function later(a: Remembered, b: Remembered): Remembered {
  const readers = a.epoch > b.epoch || (a.epoch === b.epoch && (a.rev > b.rev || (a.rev === b.rev && a.n > b.n))) ? a : b;
  const thread = a.thread.seq > b.thread.seq ? a : b;
  const log = (a.log?.seq ?? -1) > (b.log?.seq ?? -1) ? a : b;
  const { ck, epoch, dual, dir, sealed, rev, h, n, to } = readers;
  const counts = {
    sets: Math.max(a.counts.sets, b.counts.sets),
    messages: Math.max(a.counts.messages, b.counts.messages),
    log: Math.max(a.counts.log, b.counts.log),
  };
  return { ck, epoch, dual, dir, sealed, rev, h, n, to, thread: thread.thread, standing: thread.standing, log: log.log, counts };
}

/** What to remember of a case that was just verified. */
export function remember(open: OpenCase, thread: Head, log: Head | null, counts: Remembered["counts"], standing: Standing): Remembered {
  const { rev, h, n, changes } = open.sets;
  const next = standing.next === null ? null : standing.next.slice(0, longestNext);
  const [dir, sealed] = [open.header.dir, changes.at(-1)?.n ?? open.header.dir.n];
  return { ck: toBase64url(open.ck), epoch: open.epoch, dual: open.dual, dir, sealed, rev, h, n, to: open.readers, thread, log, counts, standing: { ...standing, next } };
}
