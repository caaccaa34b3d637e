import type { Founding } from "../../api/dashboardSchemas";
import { nextDirectoryEntry, type Directory, type DirectoryMember } from "../../sealing";

export type Newcomer = Founding["members"][number];

/** People with keys who are not in the list with those keys: somebody new, or a member with new keys. */
export function newcomers(directory: Directory, enrolled: readonly Newcomer[]): Newcomer[] {
  return enrolled.filter((person) => !directory.entry.members.some(({ id, kem, sig, st }) => st === "active" && id === person.id && kem === person.kem && sig === person.sig));
}

/** The list with this person in it: at the end, or in the own old place. */
export function withPerson(directory: Directory, { id, kem, sig, who }: Newcomer, nowSeconds: number, role: DirectoryMember["role"] = "member"): string {
  const member: DirectoryMember = { id, kem, sig, st: "active", role, who };
  const { members } = directory.entry;
  const known = members.some((other) => other.id === id);
  return nextDirectoryEntry(directory, known ? members.map((other) => (other.id === id ? member : other)) : [...members, member], nowSeconds);
}

/** The list in which this person is no reader any more. */
export function withoutPerson(directory: Directory, id: string, nowSeconds: number): string {
  return nextDirectoryEntry(directory, directory.entry.members.map((member) => (member.id === id ? { ...member, st: "removed" } : member)), nowSeconds);
}
