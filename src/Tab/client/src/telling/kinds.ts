/**
 * What the person wants now, and for whom. Nothing is preselected; a text that was saved for oneself becomes a report when it is sent.
 * "minor": under 18, "minta petugas terlatih menghubungi saya". No account is asked there.
 */
export type Wish = "report" | "save" | "contact" | "refer" | "minor";

/** "Apakah ia tahu dan bersedia?" Skipped counts as not known. */
export type Knows = "willing" | "unwilling" | "unknown";

export type Sex = "P" | "L";

/** Ids as they lie in the report; their order on the screen is this one. */
export const needIds = ["listen", "medical", "psychological", "companion", "legal", "shelter", "work", "police", "internal"] as const;
export type Need = (typeof needIds)[number];

/** A file that lies sealed beside the report (docs/sealing.md 14). */
export type Attachment = { id: string; fk: string; log2: number; name: string; type: string; size: number; sha256: string };

/** What may be said besides the words, the readers and the contact; all of it may be left out. */
export type Extras = {
  wish: Wish | null;
  about: "own" | "other";
  knows: Knows | null;
  /** Name and way to reach the person it is about: only where that person knows and agrees. */
  other: { name: string; reach: string };
  needs: readonly Need[];
  officer: { sex: Sex | "any" | null; language: string; disability: string };
  /** Under 18: who may not know. */
  notTell: string;
  /** The person asked that the officer hear of thoughts of self-harm. Never set by the page. */
  selfharm: boolean;
  att: readonly Attachment[];
  /** Readers whose name is like one in the text, and of whom the person said: somebody else. */
  notMeant: readonly string[];
};

const nobody = { name: "", reach: "" };

export const noExtras: Extras = {
  wish: null, about: "own", knows: null, other: nobody, needs: [], officer: { sex: null, language: "", disability: "" },
  notTell: "", selfharm: false, att: [], notMeant: [],
};

/** Whoever does not know or does not agree is not named here: what was typed of that person goes with the answer. */
export function withExtras<T extends Extras>(draft: T, put: Partial<Extras>): T {
  const next = { ...draft, ...put };
  return next.about === "other" && next.knows === "willing" ? next : { ...next, other: nobody };
}

/** A request to be reached carries no account: nothing of it is asked, and nothing of it goes along. */
export function isRequest(draft: Pick<Extras, "wish">): boolean {
  return draft.wish === "contact" || draft.wish === "minor";
}

/** For the words of thanks. */
export type SentKind = "own" | "other" | "request";
export function sentKind(draft: Pick<Extras, "wish" | "about">): SentKind {
  return isRequest(draft) ? "request" : draft.about;
}
