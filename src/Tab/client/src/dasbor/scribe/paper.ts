import { neededConsents, type ConsentId } from "../../telling/consent";
import { contactGap } from "../../telling/contact";
import { accountLength } from "../../telling/account";
import { emptyDraft, hasTyped, type Draft } from "../../telling/draft";
import { readerSet, type ReaderList } from "../../telling/readers";
import { reportToSeal, type ReportToSeal } from "../../telling/report";

export const channels = ["posko", "phone", "whatsapp"] as const;
export type Way = (typeof channels)[number];

/** All that a member has put down for somebody: a report like any, and how it came to be written. In memory only. */
export type Paper = {
  draft: Draft;
  way: Way | null;
  safe: "yes" | "no" | null;
  /** The text was read out as it stands. */
  readBack: boolean;
  /** The minute in which the person agreed aloud. */
  agreedAt: string | null;
  receipt: "taken" | "refused" | null;
};

export const emptyPaper: Paper = { draft: emptyDraft, way: null, safe: null, readBack: false, agreedAt: null, receipt: null };

export const steps = ["before", "readers", "story", "needs", "review"] as const;
export type Step = (typeof steps)[number];

/** The screens for what this person wants: where no account is asked for, there is none to write. */
export function stepsOf({ draft: { wish } }: Paper): Step[] {
  return steps.filter((step) => step !== "story" || wish === "report");
}

/** Another draft. What was read out and agreed to was the one before; only a consent that is ticked changes nothing of it. */
export function withDraft(paper: Paper, draft: Draft): Paper {
  const same = { ...draft, consents: paper.draft.consents };
  const untouched = (Object.keys(same) as (keyof Draft)[]).every((key) => same[key] === paper.draft[key]);
  return untouched ? { ...paper, draft } : { ...paper, draft, readBack: false, agreedAt: null };
}

/** Whether leaving would lose anything. */
export function isBegun({ draft, way, safe }: Paper): boolean {
  return hasTyped(draft) || draft.readers.kind !== "nobody" || way !== null || safe !== null;
}

/** What keeps it from going on, in the order of the screens. */
export type Gap = { at: Step; because: "channel" | "safe" | "wish" | "readers" | "few" | "text" | "contact" | "way" | "nocode" | "receipt" | "readback" | "consent" | "verbal"; id?: ConsentId };

export function gaps(paper: Paper, list: ReaderList, limit: number): Gap[] {
  const { draft } = paper;
  const readers = readerSet(draft.readers, list);
  const contact = contactGap(draft.contact);
  const consent = neededConsents(draft).find((id) => draft.consents[id] === undefined);
  const found: (Gap | false)[] = [
    paper.safe === null && { at: "before", because: "safe" },
    paper.way === null && { at: "before", because: "channel" },
    draft.wish === null && { at: "before", because: "wish" },
    readers === "nobody" && { at: "readers", because: "readers" },
    readers === "too-few" && { at: "readers", because: "few" },
    accountLength(draft.text, limit) === "over" && { at: "story", because: "text" },
    contact !== null && { at: "needs", because: contact === "choice" ? "contact" : "way" },
    !paper.readBack && { at: "review", because: "readback" },
    paper.receipt === null && { at: "review", because: "receipt" },
    // An answer that waits behind digits which nobody has reaches nobody.
    draft.contact.choice === "here" && paper.receipt === "refused" && { at: "review", because: "nocode" },
    consent !== undefined && { at: "review", because: "consent", id: consent },
    paper.agreedAt === null && { at: "review", because: "verbal" },
  ];
  return found.filter((gap) => gap !== false);
}

/** The version of the spoken questions; it counts up whenever their words change. */
const spoken = "spoken-1";

/** What the body says of how it came to be (docs/sealing.md 8). The seal adds the signature. */
export type Written = { by: string; channel: Way; readBack: true; consentAt: string; receipt: "taken" | "refused" };

/** What is sealed, or null while something is missing. @param nextNotice "yyyy-MM-dd…" on the office's clock */
export function writtenReport(
  paper: Paper, me: string, list: ReaderList, limit: number, language: "id" | "en", now: number, nextNotice: string, channelName: (channel: "phone" | "whatsapp" | "other") => string,
): (Omit<ReportToSeal, "body"> & { body: Record<string, unknown> & { written: Written } }) | null {
  const { draft, way, agreedAt, receipt } = paper;
  const report = gaps(paper, list, limit).length > 0 ? null : reportToSeal(draft, list, limit, language, now, nextNotice, channelName);
  if (report === null || way === null || agreedAt === null || receipt === null) return null;
  // No page with a notice lay before the person: what she agreed to was said aloud.
  const consent = report.body.consent.map(({ id, given, at }) => ({ id, version: spoken, given, at }));
  return { ...report, body: { ...report.body, via: "member", consent, written: { by: me, channel: way, readBack: true, consentAt: agreedAt, receipt } } };
}

