import type { Dispatch } from "react";
import { draftsApi } from "../../api/drafts";
import { siteSalt } from "../../sealing/digits";
import { draftKeys, newDraftDigits } from "../../sealing/draft";
import { SealingError } from "../../sealing/errors";
import { emptyDraft, type Draft } from "../../telling/draft";
import { digitsOf } from "../../telling/receipt";
import type { Screen } from "../flow/screens";
import type { Action } from "../flow/state";
import type { Along, OpenFault } from "../ui/context";
import type { FileBag } from "../files/bag";
import type { KeptFiles } from "../files/kept";
import { Keeper, openFound } from "./keeper";
import { mergeDrafts } from "./merge";

export type Begin = { office: string; now: () => number; dispatch: Dispatch<Action>; along: Along };

/** Draws digits and keeps under them from now on. Takes about a second: the digits are made dear to guess. */
export async function beginKeeping({ office, now, dispatch, along }: Begin): Promise<void> {
  const digits = newDraftDigits();
  const keys = await draftKeys(digits, await siteSalt(office));
  const keeper = new Keeper({ api: draftsApi(office), digits, keys, now, page: document, onJoined: (draft) => dispatch({ type: "restored", draft, screen: null }) });
  along.keep(keeper);
  along.files?.keepWith(keeper);
}

/** Brings back what was kept under these digits; null when it is there. What stands on the page already stays beside it. */
export async function resumeKeeping({ office, now, dispatch, along }: Begin, typed: string, here: Draft): Promise<OpenFault | null> {
  const digits = digitsOf(typed);
  const keys = await draftKeys(digits, await siteSalt(office)).catch((fault: unknown) => {
    if (fault instanceof SealingError) return null;
    throw fault;
  });
  if (keys === null) return "typo";
  const api = draftsApi(office);
  const answer = await api.find(keys.lookup);
  if (answer.kind === "problem" && answer.status === 404) return "unknown";
  if (answer.kind !== "ok") return "away";
  const found = await openFound(keys, answer.value);
  if (found === null) return "tampered";
  const files = found.files.items.length === 0 ? along.files : await bagWith(found.files, office, along.files).catch(() => null);
  // Without the part of the page that knows files they would be left behind when this is sent.
  if (files === null && found.files.items.length > 0) return "away";
  const { rev, until } = answer.value;
  const keeper = new Keeper({
    api, digits, keys, now, page: document, found: { ...found, rev, until, screen: screenOf(found.screen) },
    onJoined: (draft) => dispatch({ type: "restored", draft, screen: null }),
  });
  along.keep(keeper);
  if (files !== null) along.keepFiles(files);
  files?.keepWith(keeper);
  dispatch({ type: "restored", draft: mergeDrafts(emptyDraft, here, found.draft), screen: "kept" });
  return null;
}

/** Beside what was chosen on this page already. */
async function bagWith(found: KeptFiles, office: string, here: FileBag | null): Promise<FileBag> {
  const [{ FileBag }, { roadTo }] = await Promise.all([import("../files/bag"), import("../files/road")]);
  const bag = here ?? new FileBag(roadTo(office));
  bag.bring(found);
  return bag;
}

const writing: readonly Screen[] = ["story", "needs", "contact", "ask", "review"];

/** Where the person was, if it is a place to write at. */
function screenOf(value: unknown): Screen {
  return writing.find((screen) => screen === value) ?? "story";
}
