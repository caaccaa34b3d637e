import type { Directory } from "../../sealing";

/** A member's signed name: from the newest entry that knows the id. Null when no entry gives one; the server's labels never stand in. */
export function nameOf(directory: Directory, id: string): string | null {
  for (const entry of [...directory.entries].reverse()) {
    const who = entry.members.find((member) => member.id === id)?.who;
    if (who !== undefined) return who.name;
  }
  return null;
}
