import { now, turn } from "../../api/time";

/** So many at once: most of the work is done by the browser's own threads (the page's policy has no place for a worker's script). */
const atOnce = 8;

/** What is under way when this is over still ends, so that the page waits longer than this. */
const turnMilliseconds = 8;

/** Does the work for each item, several at a time. All of them stop together when the page has waited for its turn long enough. */
export async function each<T>(items: readonly T[], work: (item: T) => Promise<void>, page = { now, turn }): Promise<void> {
  let [next, began] = [0, page.now()];
  let waiting: Promise<void> | null = null;
  const breathe = async () => {
    await page.turn();
    [waiting, began] = [null, page.now()];
  };
  const worker = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) {
      await work(item);
      if (page.now() - began >= turnMilliseconds) waiting ??= breathe();
      if (waiting !== null) await waiting;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
