import { activeMember } from "./directory";
import { SealingError } from "./errors";
import type { WrapLabel } from "./hpke";
import { holdersBitmap, MOST_MEMBERS, splitSecret } from "./shares";
import type { Slot } from "./slot";
import { sealSlots, SLOTS } from "./slots";
import type { Bytes, DirectoryEntry, Wrap } from "./types";

/** Two open a dual case together; fewer would be one, more could leave a small team unable to. */
export const DUAL_THRESHOLD = 2;

/** Who reads: each once, each active, at most as many as there are slots. */
export function expectReaders(entry: DirectoryEntry, to: readonly string[]): void {
  if (to.length === 0 || to.length > SLOTS || new Set(to).size !== to.length) throw new SealingError("readers");
  if (entry.members.length > MOST_MEMBERS) throw new SealingError("readers");
  for (const id of to) activeMember(entry, id);
}

/**
 * What a report needs beyond that. Nobody is preselected by this code: the person names the readers.
 * @param two dual mode or a separate name: no single reader may be enough
 */
export function expectReportReaders(entry: DirectoryEntry, to: readonly string[], exclude: readonly string[], two: boolean): void {
  expectReaders(entry, to);
  const known = new Set(entry.members.map((member) => member.id));
  if (exclude.some((id) => to.includes(id) || !known.has(id))) throw new SealingError("excluded");
  const trusted = to.some((id) => activeMember(entry, id).role === "trustee");
  if (to.length < entry.pol.minR && !trusted) throw new SealingError("too-few-readers");
  if (two && to.length < 2) throw new SealingError("two-needed");
}

/** What goes into the readers' slots: nothing, the key itself, or shares of it. */
export type SlotContent =
  { kind: "dummy" } | { kind: "key"; key: Bytes } | { kind: "shares"; secret: Bytes; threshold: number; bitmapOver: DirectoryEntry };

/** Eight slots for these readers of an entry. */
export async function sealReaderSlots(
  entry: DirectoryEntry,
  to: readonly string[],
  purpose: WrapLabel,
  context: Bytes,
  content: SlotContent,
): Promise<Wrap[]> {
  const slots = await slotContents(to, content);
  const real = to.map((id, i) => ({ kem: activeMember(entry, id).kem, slot: slots[i] ?? { mode: "dummy" as const } }));
  return sealSlots(real, purpose, context);
}

async function slotContents(to: readonly string[], content: SlotContent): Promise<Slot[]> {
  switch (content.kind) {
    case "dummy":
      return to.map(() => ({ mode: "dummy" }));
    case "key":
      return to.map(() => ({ mode: "key", key: content.key }));
    case "shares": {
      const known = content.bitmapOver.members.map((member) => member.id);
      if (to.some((id) => !known.includes(id))) throw new SealingError("holder-unknown");
      const shares = await splitSecret(content.secret, to.length, content.threshold, holdersBitmap(content.bitmapOver, to));
      return shares.map((share) => ({ mode: "share", ...share }));
    }
  }
}
