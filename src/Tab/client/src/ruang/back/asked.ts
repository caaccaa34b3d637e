import type { Entry } from "../flow/summary";

/** Something an officer asked that is not answered yet. */
export type Asked = { name: string | null; text: string };

/** The question whether the report may be closed; any word of the person after it is an answer or makes it old. */
export function closingAsked(entries: readonly Entry[]): Asked | null {
  const last = entries.findLast(({ body, mine }) => mine || body.kind === "close-ask" || body.kind === "reopen" || (body.kind === "answer" && body.status === "closed"));
  return last?.body.kind === "close-ask" ? { name: last.name, text: last.body.text } : null;
}

/** The newest question of an officer that no message came after. */
export function questionAsked(entries: readonly Entry[]): Asked | null {
  const last = entries.findLast(({ body, mine }) => (mine ? body.kind === "message" : body.kind === "answer" && (body.question ?? "").trim() !== ""));
  return last?.body.kind === "answer" ? { name: last.name, text: last.body.question ?? "" } : null;
}
