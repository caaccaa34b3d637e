import type { Directory, OpenCase } from "../../../sealing";
import { chainOf } from "../../../sealing/directory";

/** What has to be done about the readers of a case, held against the newest list of the team. */
export type ReaderState = {
  /** Readers who go on: active, with the very key the case was last sealed to. */
  holders: string[];
  /** Readers who left the team: the case needs a new key. */
  departed: string[];
  /** Readers with a new key since: they open the case again once it is sealed to that. */
  rekeyed: string[];
};

export function readerState(open: Pick<OpenCase, "readers" | "steps"> & { header: Pick<OpenCase["header"], "dir"> }, directory: Directory): ReaderState {
  const { entry } = directory;
  const { entries } = chainOf(directory, open.header.dir);
  const state: ReaderState = { holders: [], departed: [], rekeyed: [] };
  const sealedUnder = open.steps.at(-1)?.n ?? open.header.dir.n;
  for (const id of open.readers) {
    const now = entry.members.find((member) => member.id === id);
    const then = entries[sealedUnder]?.members.find((member) => member.id === id);
    if (now === undefined || now.st !== "active") state.departed.push(id);
    else if (now.kem !== then?.kem) state.rekeyed.push(id);
    else state.holders.push(id);
  }
  return state;
}

/** Readers who can be sealed to now, with the keys of today. */
export function remaining({ holders, rekeyed }: ReaderState): string[] {
  return [...holders, ...rekeyed];
}

/**
 * A hand-over is complete when a case has two holders in the team of today, or the trustee (issue 4, item 3). Of a case that nobody opens alone the trustee
 * holds one share and is one of the two.
 */
export function isHeld(state: Pick<ReaderState, "holders">, directory: Directory, dual: boolean): boolean {
  if (dual) return state.holders.length >= 2;
  const trusted = state.holders.some((id) => directory.entry.members.some((member) => member.id === id && member.role === "trustee"));
  return trusted || state.holders.length >= directory.entry.pol.minR;
}
