import type { Session } from "../../../api/dashboardSchemas";

type Face = Pick<Session, "title" | "startsAt" | "endsAt" | "place">;

/** What somebody changed in Outlook: each part that guests see differently now. */
export type Difference = "title" | "when" | "place";

export function differences(before: Face, now: Face): Difference[] {
  const found: Difference[] = [];
  if (before.title !== now.title) found.push("title");
  if (before.startsAt !== now.startsAt || before.endsAt !== now.endsAt) found.push("when");
  if (before.place !== now.place) found.push("place");
  return found;
}
