import { lazy, useCallback, useEffect, type Dispatch } from "react";
import type { RoomApi } from "../../api/room";
import type { ReporterBody } from "../flow/case";
import { loadOffice, type Office } from "../flow/office";
import { topOf } from "../flow/screens";
import type { Action, RoomState } from "../flow/state";
import type { Place } from "../page/place";
import type { Along, OpenFault, PostFault } from "../ui/context";

type CaseProps = { api: RoomApi; state: RoomState; dispatch: Dispatch<Action>; office: Office; place: Place; now: () => number; along: Along };

const loadScreen = () => import("../screens/CaseScreen");
const loadOpening = () => import("../flow/case");

/** The screen of an opened report. It comes with the report: whoever does not return never needs it, nor what opens one. */
export const CaseScreen = lazy(() => loadScreen().then((screen) => ({ default: screen.CaseScreen })));

/** Opening a report with its digits, and adding to it. */
export function useCase({ api, state, dispatch, office, place, now, along }: CaseProps) {
  const returning = topOf(state.stack) === "return";
  useEffect(() => {
    // While the digits are typed, so that nobody waits for it; asked for again when they are there.
    if (returning) void Promise.all([loadOpening(), loadScreen()]).catch(() => undefined);
  }, [returning]);

  const openCase = useCallback(async (digits: string): Promise<OpenFault | null> => {
    const known = office.kind === "ready" ? office : await loadOffice(api, now());
    if (known.kind === "away" || known.kind === "preparing") return "away";
    if (known.kind !== "ready") return known.kind === "closed" ? "unknown" : "untrusted";
    const opening = await loadOpening().catch(() => null);
    if (opening === null) return "away";
    const found = await opening.findCase(api, place.office, known.directory, digits, now()).catch(() => ({ kind: "tampered" }) as const);
    // The same digits open what was kept for oneself, as long as no report has them.
    if (found.kind === "unknown") return opening.findKept({ office: place.office, now, dispatch, along }, digits, state.draft).catch(() => "away");
    if (found.kind !== "open") return found.kind;
    if ((await loadScreen().catch(() => null)) === null) return "away";
    dispatch({ type: "found", view: found.view });
    return null;
  }, [api, dispatch, office, place.office, now, along, state.draft]);

  const post = useCallback(async (body: ReporterBody): Promise<PostFault | null> => {
    if (state.found === null) return "away";
    const { postMessage } = await loadOpening();
    // Files go with words alone: a consent or a withdrawal waits for none.
    const whole = body.kind === "message" ? await along.files?.along(body, new AbortController().signal) : undefined;
    const posting = await postMessage(api, state.found, whole?.body ?? body, state.outgoing, now(), whole?.files);
    if (posting.kind === "sent" && whole !== undefined) along.files?.settle(posting.missingFiles ?? [], true);
    if (posting.kind === "sent") dispatch({ type: "posted", view: posting.view, words: "text" in body });
    if (posting.kind === "away") dispatch({ type: "unposted", view: posting.view, outgoing: posting.outgoing });
    return posting.kind === "sent" ? null : posting.kind;
  }, [api, dispatch, state.found, state.outgoing, now, along]);

  return { openCase, post };
}
