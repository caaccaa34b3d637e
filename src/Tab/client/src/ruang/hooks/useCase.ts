import { lazy, useCallback, type Dispatch } from "react";
import type { RoomApi } from "../../api/room";
import { findCase, postMessage, type ReporterBody } from "../flow/case";
import { loadOffice, type Office } from "../flow/office";
import type { Action, RoomState } from "../flow/state";
import type { Place } from "../page/place";
import type { OpenFault, PostFault } from "../ui/context";

type CaseProps = { api: RoomApi; state: RoomState; dispatch: Dispatch<Action>; office: Office; place: Place; now: () => number };

const loadScreen = () => import("../screens/CaseScreen");

/** The screen of an opened report. It comes with the report: whoever does not return never needs it. */
export const CaseScreen = lazy(() => loadScreen().then((screen) => ({ default: screen.CaseScreen })));

/** Opening a report with its digits, and adding to it. */
export function useCase({ api, state, dispatch, office, place, now }: CaseProps) {
  const openCase = useCallback(async (digits: string): Promise<OpenFault | null> => {
    const known = office.kind === "ready" ? office : await loadOffice(api, now());
    if (known.kind === "away" || known.kind === "preparing") return "away";
    if (known.kind !== "ready") return known.kind === "closed" ? "unknown" : "untrusted";
    const found = await findCase(api, place.office, known.directory, digits, now()).catch(() => ({ kind: "tampered" }) as const);
    if (found.kind !== "open") return found.kind;
    if ((await loadScreen().catch(() => null)) === null) return "away";
    dispatch({ type: "found", view: found.view });
    return null;
  }, [api, dispatch, office, place.office, now]);

  const post = useCallback(async (body: ReporterBody): Promise<PostFault | null> => {
    if (state.found === null) return "away";
    const posting = await postMessage(api, state.found, body, state.outgoing, now());
    if (posting.kind === "sent") dispatch({ type: "posted", view: posting.view });
    if (posting.kind === "away") dispatch({ type: "unposted", view: posting.view, outgoing: posting.outgoing });
    return posting.kind === "sent" ? null : posting.kind;
  }, [api, dispatch, state.found, state.outgoing, now]);

  return { openCase, post };
}
