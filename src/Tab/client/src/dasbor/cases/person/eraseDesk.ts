import type { LogItem, SealedObject } from "../../../sealing";
import { objectHash } from "../../../sealing/object";
import type { CaseDesk } from "../caseDesk";
import type { KeepDesk, Kept } from "../keep/keepDesk";
import type { KnownCase } from "../readCase";
import { withdrawalOf } from "./personState";

/** Who agreed first that a withdrawn case is erased, and who second. */
export type ErasureStanding = { first: { by: string; hash: string } | null; second: string | null };

/**
 * Erasing what a person took back: one reader says so in the case's own log, a second agrees, and only then the soonest day that a reader may choose is set.
 * It names the message in which the person asked, so that an agreement to an earlier one says nothing. The server sees lines of one size, and a day.
 */
export async function erasureOf(known: Pick<KnownCase, "items" | "stood" | "log" | "bodies">): Promise<ErasureStanding | null> {
  const asked = withdrawalOf(known.items);
  const message = asked === null ? undefined : known.stood[asked.position - 1];
  if (asked === null || !asked.erase || message === undefined) return null;
  const about = await objectHash(message);
  const line = known.log.find(({ act, ref }) => act === "erase.request" && ref === about);
  if (line === undefined) return { first: null, second: null };
  const hash = await hashOf(known.bodies.log, line);
  const second = known.log.find(({ act, ref, by }) => act === "erase.approve" && ref === hash && by !== line.by);
  return { first: { by: line.by, hash }, second: second?.by ?? null };
}

async function hashOf(log: readonly SealedObject[], { position }: LogItem): Promise<string> {
  const object = log[position];
  if (object === undefined) throw new Error("a line of the log stands nowhere");
  return objectHash(object);
}

export class EraseDesk {
  constructor(private readonly desk: CaseDesk, private readonly keeper: KeepDesk, private readonly me: string) {}

  /** The first of two: nothing is erased by it. */
  agree(known: KnownCase): Promise<KnownCase> {
    return this.desk.note(known, "erase.request", async (current) => {
      const standing = await erasureOf(current);
      const asked = withdrawalOf(current.items);
      const message = asked === null ? undefined : current.stood[asked.position - 1];
      return standing === null || standing.first !== null || message === undefined ? null : objectHash(message);
    });
  }

  /** The second: from here on the soonest day is set. Nobody agrees twice; a person who went on meanwhile is not erased. A hold keeps the case all the same. */
  async confirm(known: KnownCase): Promise<Kept> {
    const current = await this.desk.note(known, "erase.approve", async (now) => {
      const standing = await erasureOf(now);
      return standing === null || standing.first === null || standing.first.by === this.me || standing.second !== null ? null : standing.first.hash;
    });
    const standing = await erasureOf(current);
    const kept = await this.keeper.look(current);
    if (standing?.second == null || kept.keep.eraseAfter <= kept.keep.least) return kept;
    return this.keeper.until(kept.known, kept.keep.least);
  }
}
