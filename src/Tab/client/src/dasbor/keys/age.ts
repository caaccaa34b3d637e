import type { Directory, DirectoryEntry, PublicKeys } from "../../sealing";

const yearSeconds = 365 * 24 * 60 * 60;

/** Unix second since which the team's list, or one that it came from, has named these keys; null when none does. */
export function keysSince({ entries, past = [] }: Directory, { kem, sig }: PublicKeys): number | null {
  const all = [...past.flatMap((chain) => chain.entries), ...entries];
  const first = all.find((entry: DirectoryEntry) => entry.members.some((member) => member.kem === kem && member.sig === sig));
  return first?.iat ?? null;
}

/** A year is over: an old backup and later stolen words should then open nothing that is closed (sealing.md flow 11). It only proposes. */
export function isYearOld(directory: Directory, keys: PublicKeys, nowSeconds: number): boolean {
  const since = keysSince(directory, keys);
  return since !== null && nowSeconds - since >= yearSeconds;
}
