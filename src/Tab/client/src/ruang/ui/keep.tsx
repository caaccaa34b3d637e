import { lazy, Suspense } from "react";
import type { KeepAt } from "../keep/Keep";
import { hasTyped } from "../../telling/draft";
import { useRoom } from "./context";

/** Fetched once somebody writes. A line that fails takes the offer away and nothing else. */
const Part = lazy(() => import("../keep/Keep").catch(() => ({ default: () => null })));

/** The place of "Simpan dulu" on a screen: the offer from the first line on, and then how it stands. */
export function Keep({ at }: { at: KeepAt }) {
  const { state: { draft }, along: { keeper } } = useRoom();
  const offered = (at === "story" || at === "stop" || at === "silence") && (draft.wish === "save" || hasTyped(draft));
  return offered || keeper !== null ? <Suspense fallback={null}><Part at={at} /></Suspense> : null;
}
