import type { Directory, Who } from "../sealing/reporter";

/**
 * Who may read (sealing.md A6): nobody is preselected; two or more officers, the whole team in one tap, or the trustee alone.
 * Names come only from the verified directory entry, so that a server cannot swap labels.
 */
export type Reader = { id: string } & Who;
export type ReaderChoice = { kind: "nobody" } | { kind: "team" } | { kind: "some"; ids: readonly string[] } | { kind: "trustee" };

export type ReaderList = {
  team: Reader[];
  trustees: Reader[];
  /** Fewest officers of a report (`minR` of the directory). */
  least: number;
};

/** `to` and `exclude` never meet; together they are the whole team, or the trustee against the whole team. */
export type ReaderSet = { to: string[]; exclude: string[]; readers: Reader[] };

/** By name, so that no order reads as a rank or a recommendation. */
const byName = new Intl.Collator("id");

/** Slots of a report: more readers than these do not fit. */
const mostReaders = 8;

export function readersOf(directory: Directory): ReaderList {
  const known = (role: "member" | "trustee") =>
    directory.entry.members
      .flatMap((m) => (m.st === "active" && m.role === role && m.who !== undefined ? [{ id: m.id, ...m.who }] : []))
      .sort((a, b) => byName.compare(a.name, b.name));
  return { team: known("member").slice(0, mostReaders), trustees: known("trustee").slice(0, mostReaders), least: directory.entry.pol.minR };
}

/** The readers a choice stands for, or what is missing: nobody yet, or more officers. */
export function readerSet(choice: ReaderChoice, list: ReaderList): ReaderSet | "nobody" | "too-few" {
  const readers = chosenFrom(choice, list);
  if (readers.length === 0) return "nobody";
  if (choice.kind !== "trustee" && readers.length < list.least) return "too-few";
  const to = readers.map((r) => r.id);
  return { to, exclude: list.team.map((r) => r.id).filter((id) => !to.includes(id)), readers };
}

export function chosenFrom(choice: ReaderChoice, list: ReaderList): Reader[] {
  switch (choice.kind) {
    case "nobody":
      return [];
    case "team":
      return list.team;
    case "trustee":
      return list.trustees;
    case "some":
      return list.team.filter((r) => choice.ids.includes(r.id));
  }
}

/** Most of them that go along with a report. */
const mostLate = 2;

/** Who outside the office could be let in when nobody answers: nobody, where one of them reads anyway or where two open together. */
export function lateReaders(choice: ReaderChoice, dual: boolean, list: ReaderList): Reader[] {
  return dual || choice.kind === "trustee" || typeof readerSet(choice, list) === "string" ? [] : list.trustees.slice(0, mostLate);
}

export function toggleReader(choice: ReaderChoice, id: string): ReaderChoice {
  const ids = choice.kind === "some" ? choice.ids : [];
  return { kind: "some", ids: ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id] };
}

/** The choice without one reader. Who is left out of the whole team leaves the others, one by one. */
export function takenOut(choice: ReaderChoice, id: string, list: ReaderList): ReaderChoice {
  const ids = chosenFrom(choice, list).map((r) => r.id).filter((other) => other !== id);
  return choice.kind === "trustee" || ids.length === 0 ? { kind: "nobody" } : { kind: "some", ids };
}

/** "Bagas Wirawan dan Laras Kinanti", "Bagas Wirawan, Laras Kinanti, dan Nurul Hasanah" */
export function joinNames(readers: readonly Reader[], and: string): string {
  const names = readers.map((r) => r.name);
  const last = names.pop() ?? "";
  if (names.length === 0) return last;
  return `${names.join(", ")}${names.length > 1 ? "," : ""} ${and} ${last}`;
}
