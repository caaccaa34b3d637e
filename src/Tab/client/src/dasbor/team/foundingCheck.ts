import { directoryDigits, type DirectoryEntry, type PublicKeys } from "../../sealing";
import { directoryHash, readEntry } from "../../sealing/directory-entry";

/** Who sits before this screen: the keys come from the unlocked record, the name from the person's own seat. */
export type Myself = PublicKeys & { id: string; name: string; post: string };

/** "absent": my keys are not in the list; "renamed": they stand there under another name or post; "malformed": not a founding list at all. */
export type FoundingFault = "absent" | "renamed" | "malformed";

export type FoundingCheck =
  | { ok: true; entry: DirectoryEntry; digits: string }
  | { ok: false; fault: FoundingFault };

const oneDaySeconds = 24 * 60 * 60;

/**
 * Looks at a proposed first list before anybody signs it: the server could have put in a key of its own,
 * or hung a member's name on another key (sealing.md §3.3-1). Reading the digits aloud shows that all screens hold the same list;
 * this check shows that the list holds me.
 */
export async function checkFounding(proposal: { e: string; hash: string }, me: Myself, nowSeconds: number): Promise<FoundingCheck> {
  const entry = read(proposal.e);
  if (entry === null || (await directoryHash(proposal.e)) !== proposal.hash || !isFirst(entry, nowSeconds)) return { ok: false, fault: "malformed" };
  const mine = entry.members.filter((member) => member.kem === me.kem && member.sig === me.sig && member.id === me.id);
  if (mine.length !== 1) return { ok: false, fault: "absent" };
  if (mine[0]?.who?.name !== me.name || mine[0].who.post !== me.post) return { ok: false, fault: "renamed" };
  return { ok: true, entry, digits: await directoryDigits(proposal.e) };
}

function read(e: string): DirectoryEntry | null {
  try {
    return readEntry(e);
  } catch {
    return null;
  }
}

function isFirst(entry: DirectoryEntry, nowSeconds: number): boolean {
  const keys = entry.members.flatMap((member) => [member.kem, member.sig]);
  return entry.n === 0 && entry.prev === null
    && entry.exp - entry.iat === 30 * oneDaySeconds && Math.abs(nowSeconds - entry.iat) < oneDaySeconds
    && entry.pol.q === 2 && entry.pol.minR === 2 && entry.pol.idT === 2
    && entry.members.length >= 3 && new Set(keys).size === keys.length
    && entry.members.every((member) => member.st === "active" && member.role === "member" && member.who !== undefined);
}
