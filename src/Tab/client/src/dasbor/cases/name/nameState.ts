import type { Directory, OpenCase, Wrap } from "../../../sealing";
import { objectHash } from "../../../sealing/object";
import { readEntry } from "../bodies";
import type { KnownCase } from "../readCase";

/** A request to open the name, and what the readers said to it. `id` is the hash of the signed request: a share that is given answers it and no other. */
export type NameAsk = { id: string; by: string; reason: string; at: number; yes: { by: string; w: Wrap }[]; no: string[]; withdrawn: boolean };

/** Every request in the thread. Only readers count; nobody answers for the one who asks, and only that one takes it back. */
export async function nameAsks(known: Pick<KnownCase, "items" | "stood" | "open">): Promise<NameAsk[]> {
  const asks = new Map<string, NameAsk>();
  for (const [at, { by, body }] of known.items.entries()) {
    const [entry, object] = [readEntry(by, body), known.stood[at]];
    if (object === undefined || !known.open.everReaders.includes(by)) continue;
    if (entry.kind === "name.ask") {
      const id = await objectHash(object);
      asks.set(id, { id, by, reason: entry.reason, at: entry.at, yes: [], no: [], withdrawn: false });
    }
    const ask = "ask" in entry ? asks.get(entry.ask) : undefined;
    if (ask === undefined) continue;
    if (entry.kind === "name.yes" && by !== ask.by) ask.yes.push({ by, w: entry.w });
    if (entry.kind === "name.no" && by !== ask.by) ask.no.push(by);
    if (entry.kind === "name.back" && by === ask.by) ask.withdrawn = true;
  }
  return [...asks.values()];
}

/** Who holds a share of the name: the report's own readers. A grant never hands on a share. */
export function holdsName(open: Pick<OpenCase, "payload" | "readers">, directory: Directory, id: string): boolean {
  const active = directory.entry.members.some((member) => member.id === id && member.st === "active");
  return active && open.payload.named && open.payload.to.includes(id) && open.readers.includes(id);
}

/** Waiting for a colleague, answered, refused by all who could answer, or taken back. */
export function stateOfAsk(ask: NameAsk, known: Pick<KnownCase, "open">, directory: Directory): "waiting" | "given" | "refused" | "withdrawn" {
  if (ask.withdrawn) return "withdrawn";
  if (ask.yes.length > 0) return "given";
  const others = known.open.payload.to.filter((id) => id !== ask.by && holdsName(known.open, directory, id));
  return others.every((id) => ask.no.includes(id)) ? "refused" : "waiting";
}
