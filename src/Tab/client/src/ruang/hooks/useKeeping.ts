import { useCallback, useEffect, useMemo, useState, type Dispatch } from "react";
import type { Keeper } from "../keep/keeper";
import { topOf, type Screen } from "../flow/screens";
import type { Action, RoomState } from "../flow/state";
import type { Place } from "../page/place";
import type { OpenFault } from "../ui/context";

type KeepingProps = { state: RoomState; dispatch: Dispatch<Action>; place: Place; now: () => number };

/** "Simpan dulu": what saves while somebody writes is fetched when it is asked for (keep/); here it sees what stands on the page. */
export type Keeping = {
  keeper: Keeper | null;
  /** Of the draft that is kept, or was until it was sent: the report's receipt. */
  digits: string | null;
  /** Where the person was when it was saved. */
  screen: Screen;
  /** The person said no, or said nothing yet. */
  declined: boolean;
  decline: (declined: boolean) => void;
  begin: () => Promise<boolean>;
  /** Opens what was kept under these digits; null when it is open. */
  resume: (digits: string) => Promise<OpenFault | null>;
};

const loadKeeping = () => import("../keep/start").catch(() => null);

export function useKeeping({ state, dispatch, place, now }: KeepingProps): Keeping {
  const [held, hold] = useState<{ keeper: Keeper; digits: string; screen: Screen } | null>(null);
  const [declined, decline] = useState(false);
  const keeper = held?.keeper ?? null;
  useEffect(() => keeper?.see(state), [keeper, state]);
  const cleared = topOf(state.stack) === "cleared";
  useEffect(() => {
    if (cleared) hold((before) => (before === null ? null : { ...before, digits: "" }));
  }, [cleared]);
  useEffect(() => () => keeper?.end(), [keeper]);

  const office = place.office;
  const begin = useCallback(async () => {
    const part = await loadKeeping();
    if (part === null) return false;
    const begun = await part.beginKeeping({ office, now, dispatch });
    hold({ keeper: begun, digits: begun.view().digits, screen: "story" });
    return true;
  }, [office, now, dispatch]);

  const resume = useCallback(async (digits: string): Promise<OpenFault | null> => {
    const part = await loadKeeping();
    if (part === null) return "away";
    const resumed = await part.resumeKeeping({ office, now, dispatch }, digits, state.draft);
    if (resumed.kind !== "open") return resumed.kind;
    hold({ keeper: resumed.keeper, digits: resumed.keeper.view().digits, screen: resumed.screen });
    dispatch({ type: "restored", draft: resumed.draft, screen: "kept" });
    return null;
  }, [office, now, dispatch, state.draft]);

  // Digits of a draft that is over belong to no further report of this page.
  const digits = held !== null && (state.sent !== null || held.keeper.view().phase !== "ended") ? held.digits : null;
  return useMemo(() => ({ keeper, digits, screen: held?.screen ?? "story", declined, decline, begin, resume }), [keeper, digits, held, declined, begin, resume]);
}
