import type { Language } from "../../page/i18n";
import { plainDay } from "../../time/officeTime";
import type { WavePackage } from "../wavesApi";
import type { Tell } from "../words";

/** When a package was passed on and who says so; else what is to be said. */
export function deliveredWords(tell: Tell, language: Language, { on, byContact, count }: WavePackage["delivered"]): string {
  if (on === null) return tell("package.delivered");
  const date = plainDay(on, language);
  if (!byContact) return tell("package.delivered.on", { date });
  return count === null ? tell("package.delivered.contact", { date }) : tell("package.delivered.contact.count", { date, count });
}

/** How many packages were confirmed by whom, and how many changed since. */
export function confirmations(packages: readonly WavePackage[]): { contact: number; team: number; changed: number } {
  const done = packages.filter(({ delivered }) => delivered.on !== null);
  const contact = done.filter(({ delivered }) => delivered.byContact).length;
  return { contact, team: done.length - contact, changed: packages.filter(({ delivered }) => delivered.changed).length };
}
