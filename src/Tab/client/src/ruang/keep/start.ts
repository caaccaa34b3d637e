import type { Dispatch } from "react";
import { draftsApi } from "../../api/drafts";
import { siteSalt } from "../../sealing/digits";
import { draftKeys, newDraftDigits } from "../../sealing/draft";
import { SealingError } from "../../sealing/errors";
import { emptyDraft, type Draft } from "../flow/draft";
import { digitsOf } from "../flow/receipt";
import type { Screen } from "../flow/screens";
import type { Action } from "../flow/state";
import { Keeper, openFound } from "./keeper";
import { mergeDrafts } from "./merge";

export type Begin = { office: string; now: () => number; dispatch: Dispatch<Action> };

/** Draws digits and keeps under them from now on. Takes about a second: the digits are made dear to guess. */
export async function beginKeeping({ office, now, dispatch }: Begin): Promise<Keeper> {
  const digits = newDraftDigits();
  const keys = await draftKeys(digits, await siteSalt(office));
  return new Keeper({ api: draftsApi(office), digits, keys, now, page: document, onJoined: (draft) => dispatch({ type: "restored", draft, screen: null }) });
}

export type Resumed = { kind: "open"; keeper: Keeper; draft: Draft; screen: Screen } | { kind: "typo" | "unknown" | "away" | "tampered" };

/** Brings back what was kept under these digits. What stands on the page already stays beside it. */
export async function resumeKeeping({ office, now, dispatch }: Begin, typed: string, here: Draft): Promise<Resumed> {
  const digits = digitsOf(typed);
  const keys = await draftKeys(digits, await siteSalt(office)).catch((fault: unknown) => {
    if (fault instanceof SealingError) return null;
    throw fault;
  });
  if (keys === null) return { kind: "typo" };
  const api = draftsApi(office);
  const answer = await api.find(keys.lookup);
  if (answer.kind === "problem" && answer.status === 404) return { kind: "unknown" };
  if (answer.kind !== "ok") return { kind: "away" };
  const found = await openFound(keys, answer.value);
  if (found === null) return { kind: "tampered" };
  const { rev, until } = answer.value;
  const keeper = new Keeper({
    api, digits, keys, now, page: document, found: { rev, until, draft: found.draft, at: found.at },
    onJoined: (draft) => dispatch({ type: "restored", draft, screen: null }),
  });
  return { kind: "open", keeper, draft: mergeDrafts(emptyDraft, here, found.draft), screen: screenOf(found.screen) };
}

const writing: readonly Screen[] = ["story", "needs", "contact", "ask", "review"];

/** Where the person was, if it is a place to write at. */
function screenOf(value: unknown): Screen {
  return writing.find((screen) => screen === value) ?? "story";
}
