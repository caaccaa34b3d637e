import type { ConsentId, Consents } from "./consent";
import { noContact, type Contact } from "./contact";
import { noExtras, withExtras, type Extras } from "./kinds";
import type { ReaderChoice } from "./readers";

/** All that the person has put down and not sent. It lives in memory only. */
export type Draft = Extras & {
  text: string;
  readers: ReaderChoice;
  contact: Contact;
  consents: Consents;
  /** No officer alone opens the report. */
  dual: boolean;
  /** A trustee outside the office may read it when nobody answers for long. */
  late: boolean;
  /** The own name, where the person wants it and since which minute: in the envelope that two open together, or openly for the chosen readers. */
  ownName: OwnName | null;
};

export type OwnName = { name: string; way: "envelope" | "open"; at: string };

export const emptyDraft: Draft = { ...noExtras, text: "", readers: { kind: "nobody" }, contact: noContact, consents: {}, dual: false, late: false, ownName: null };

export function withText(draft: Draft, text: string): Draft {
  return { ...draft, text };
}

/** What is asked besides. Another wish is another question: all consents fall back to "not given"; so does the one for a person's name when that changes. */
export function withMore(draft: Draft, put: Partial<Extras>): Draft {
  const next = withExtras(draft, put);
  if (next.wish !== draft.wish) return { ...next, consents: {} };
  return next.other === draft.other ? next : { ...next, consents: without(next.consents, ["other"]) };
}

/** Has the person typed anything that leaving would lose? */
export function hasTyped({ text, contact, other, officer, notTell, ownName }: Draft): boolean {
  return [text, contact.address, contact.hours, other.name, other.reach, officer.language, officer.disability, notTell, ownName?.name].some((typed) => (typed ?? "") !== "");
}

/** Other readers are another question: the consent to be read falls back to "not given". */
export function withReaders(draft: Draft, readers: ReaderChoice): Draft {
  return { ...draft, readers, consents: without(draft.consents, ["readers"]) };
}

export function withDual(draft: Draft, dual: boolean): Draft {
  return { ...draft, dual, consents: without(draft.consents, ["readers"]) };
}

export function withLate(draft: Draft, late: boolean): Draft {
  return { ...draft, late, consents: without(draft.consents, ["readers"]) };
}

/** So does the consent to be contacted, when the way of contact changes. */
export function withContact(draft: Draft, contact: Contact): Draft {
  return { ...draft, contact, consents: without(draft.consents, ["contact", "message"]) };
}

export function withConsent(draft: Draft, id: ConsentId, at: string | null): Draft {
  const rest = without(draft.consents, [id]);
  return { ...draft, consents: at === null ? rest : { ...rest, [id]: at } };
}

function without(consents: Draft["consents"], ids: ConsentId[]): Draft["consents"] {
  return Object.fromEntries(Object.entries(consents).filter(([id]) => !ids.some((gone) => gone === id)));
}
