import type { DraftSafe } from "../session/draftSafe";

/** What of Sosialisasi is open. `edit` holds for a session: its plan is being changed. */
export type View = { at: "list" } | { at: "plan" } | { at: "session"; id: string; edit?: true } | { at: "page"; name: string };

const place = "outreach";

/** Where somebody was, also after the page was locked. */
export function storedView(drafts: DraftSafe): View {
  return drafts.has(place) ? JSON.parse(drafts.read(place)) as View : { at: "list" };
}

export function storeView(drafts: DraftSafe, view: View): void {
  drafts.write(place, view.at === "list" ? "" : JSON.stringify(view));
}
