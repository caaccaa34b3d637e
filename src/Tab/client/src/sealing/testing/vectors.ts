import type { DirectoryRecord, Epoch, MemberRecord, Sealed, SealedObject, Wrap } from "../types";

/** Every vector set that is in tests/vectors, as text; the same in Node and in a browser. */
const files = import.meta.glob<string>("../../../../../../tests/vectors/*.json", { query: "?raw", import: "default" });

/** A vector set, or null when it is not there. Whoever calls it says what it holds (tests/vectors/README). */
export async function loadVectors<T>(name: string): Promise<T | null> {
  const found = Object.entries(files).find(([path]) => path.endsWith(`/${name}.json`));
  return found === undefined ? null : (JSON.parse(await found[1]()) as T);
}

/** A set that must be there. */
export async function vectors<T>(name: string): Promise<T> {
  const set = await loadVectors<T>(name);
  if (set === null) throw new Error(`tests/vectors/${name}.json is missing`);
  return set;
}

export type VectorSeen = { rev: number; h: string; n: number };

/** One attack of the scenario; which fields are there depends on `op`. */
export type Attack = {
  name: string;
  op?: string;
  as?: string;
  case?: string;
  patch?: Record<string, unknown>;
  expectCase?: string;
  seen?: VectorSeen & { seq: number };
  ck?: string;
  secret?: string;
  t?: string;
  o?: SealedObject;
  p?: { named: boolean; idh: string };
  shares?: string[];
  release?: Wrap;
  reqHash?: string;
  receipt?: string;
  box?: { kh: string; rbox: SealedObject };
  epoch?: Epoch;
  kh0?: string;
  to0?: string[];
  next?: string;
  request?: string;
  releases?: SealedObject[];
  entries?: SealedObject[];
  audit?: { e: string; by: string; sig: string }[];
  rec?: MemberRecord;
  pass?: string;
};

export type Scenario = {
  now: number;
  site: string;
  genesis: string;
  chain: DirectoryRecord[];
  head: string;
  staleSince: number;
  badChains: { name: string; chain: DirectoryRecord[]; genesis?: string; now?: number }[];
  members: Record<string, { pass: string; rec: MemberRecord }>;
  shape: string;
  cases: Record<string, Sealed>;
  opens: { case: string; by: string[]; body?: unknown; named?: boolean }[];
  receipt: string;
  thread: { by: string; o: SealedObject; body: unknown }[];
  identity: unknown;
  identityUnlock: { requester: string; approver: string; reqHash: string; release: Wrap };
  dual: {
    case: string;
    request: string;
    requester: string;
    approver: string;
    reason: string;
    holders: string[];
    release: SealedObject;
    body: unknown;
  };
  sets: { sets: SealedObject[]; slots: Wrap[]; canOpen: string[]; seen: VectorSeen; lastBy: string; out: string[]; close: SealedObject };
  epoch: { epoch: Epoch; kh0: string; to0: string[]; by: string; canOpen: string[]; receipt: string };
  log: { id: string; entries: SealedObject[]; head: string; readers: string[]; acts: string[] };
  auditLog: string;
  audit: { e: string; by: string; sig: string }[];
  auditHead: string;
  attacks: Attack[];
};
