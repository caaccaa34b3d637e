import type { DashboardApi } from "../../api/dashboard";
import type { Day } from "../time/officeTime";
import type { CaseBook } from "./caseBook";
import type { MemoryStore } from "./memoryStore";

/**
 * Tells a case that was lawfully destroyed from one that vanished: the server lists its destructions by day and count, and this member remembers the day on
 * which every remembered case was last there. Only destructions since then, and no fewer than the cases that are missing, can explain them. The list names no
 * case and nobody signs it: it is the server's word, and the sentence says so.
 * @param today the office's day
 */
export async function tellErased(api: Pick<DashboardApi, "destructions">, memory: MemoryStore, book: CaseBook, today: Day): Promise<void> {
  const missing = book.troubles.filter(({ doubt }) => doubt === "gone").length;
  const { allThereOn } = memory.current;
  if (missing === 0) {
    if (allThereOn !== today) memory.update((before) => { before.allThereOn = today; });
    return;
  }
  if (allThereOn === null) return;
  const all = await api.destructions().catch(() => []);
  const since = all.filter(({ doneOn, cases }) => doneOn >= allThereOn && doneOn <= today && cases > 0);
  const on = since.map(({ doneOn }) => doneOn).sort().at(-1);
  if (on === undefined || since.reduce((sum, { cases }) => sum + cases, 0) < missing) return;
  book.troubles = book.troubles.map((trouble) => (trouble.doubt === "gone" ? { ...trouble, doubt: "erased", on } : trouble));
}
