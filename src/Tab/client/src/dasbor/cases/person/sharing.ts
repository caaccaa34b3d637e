import { keepLines } from "../keep/keepLines";
import type { KnownCase } from "../readCase";
import { withdrawalOf } from "./personState";

/** The person took the report back: it goes to nobody who does not read it yet. */
export class Withdrawn extends Error {
  constructor() {
    super("the person withdrew this report");
    this.name = "Withdrawn";
  }
}

/** Whether the case may be given to another reader. */
export function mayShare(known: Pick<KnownCase, "items">): boolean {
  return withdrawalOf(known.items) === null;
}

/** Whether a copy may leave: after a withdrawal only for a legal process that is noted by a hold. */
export function mayExport(known: Pick<KnownCase, "items" | "log">): boolean {
  return mayShare(known) || keepLines(known.log).findLast(({ act }) => act !== "day")?.act === "hold";
}

/** @throws Withdrawn */
export function expectSharing(known: Pick<KnownCase, "items">, to: string, readers: readonly string[]): void {
  if (!readers.includes(to) && !mayShare(known)) throw new Withdrawn();
}
