import { useCallback, useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from "react";
import type { RoomApi } from "../api/room";
import { hasTyped } from "../telling/draft";
import { loadOffice, type Office } from "./flow/office";
import { topOf, worthClearing } from "./flow/screens";
import { initialState, reduce } from "./flow/state";
import { useAlong } from "./hooks/useAlong";
import { useCase } from "./hooks/useCase";
import { useSending } from "./hooks/useSending";
import { leave, onDoubleEscape } from "./page/leave";
import type { Place } from "./page/place";
import { watchSilence, type Phase } from "./page/silence";
import { makeTrail } from "./page/trail";
import { nextChoice, switchWords, type Words } from "./page/words";
import { RoomProvider, type RoomContext } from "./ui/context";
import { fetchKinds } from "./ui/kind";
import { Shell } from "./ui/Shell";
import { Rescue } from "./ui/Rescue";
import { SilenceDialog } from "./ui/SilenceDialog";
import { ScreenOf } from "./screens/ScreenOf";

type AppProps = { api: RoomApi; place: Place; firstWords: Words; now: () => number; empty: () => void };

/** The room: one reducer holds every word, in memory; this component joins it to the page around it. */
export function App({ api, place, firstWords, now, empty }: AppProps) {
  const [state, dispatch] = useReducer(reduce, place.first, initialState);
  const [office, setOffice] = useState<Office>({ kind: "preparing" });
  const [words, setWords] = useState(firstWords);
  const [phase, setPhase] = useState<Phase>("awake");
  const latest = useRef(state);
  useLayoutEffect(() => void (latest.current = state), [state]);

  const reloadOffice = useCallback(() => {
    setOffice({ kind: "preparing" });
    void loadOffice(api, now()).then(setOffice);
  }, [api, now]);
  useEffect(reloadOffice, [reloadOffice]);

  const [trail] = useState(() => makeTrail(window, place.framed, {
    onBack: (steps) => dispatch({ type: "back", steps }),
    onEdge: () => atEdge(hasTyped(latest.current.draft) || latest.current.sent !== null),
  }));
  function atEdge(holdsWords: boolean) {
    if (!holdsWords) return window.history.back();
    if (latest.current.sent === null) dispatch({ type: "go", to: "stop" });
  }
  const steps = state.stack.length - 1;
  useEffect(() => trail.follow(steps), [trail, steps]);
  const screen = topOf(state.stack);
  useLayoutEffect(() => {
    if (screen === place.first) return;
    document.body.dataset["stepped"] = "";
    void fetchKinds().catch(() => undefined);
  }, [screen, place.first]);

  const quit = useCallback(() => {
    const depth = trail.depth();
    trail.stop();
    leave({ window, exit: place.exit, steps: depth, empty });
  }, [trail, place.exit, empty]);
  useEffect(() => (place.framed ? undefined : onDoubleEscape(window, quit)), [place.framed, quit]);

  const watched = worthClearing(state.stack) && topOf(state.stack) !== "sending";
  useEffect(() => {
    if (!watched) return;
    return watchSilence(window, now, (next) => {
      setPhase(next === "over" ? "awake" : next);
      if (next === "over") dispatch({ type: "clear" });
    });
  }, [watched, now]);

  const along = useAlong(state);
  const sending = useSending({ api, state, dispatch, office, words, now, along });
  const { openCase, post } = useCase({ api, state, dispatch, office, place, now, along });

  const switchLanguage = useCallback(() => {
    void switchWords(nextChoice(words.choice, place.languages)).then((next) => {
      document.documentElement.lang = next.language;
      setWords(next);
    }, () => undefined);
  }, [words.choice, place.languages]);

  const room = useMemo<RoomContext>(
    () => ({ state, dispatch: sending.dispatch, office, place, words, now, switchLanguage, reloadOffice, back: trail.back, quit, send: sending.send, openCase, post, along }),
    [state, sending, office, place, words, now, switchLanguage, reloadOffice, trail, quit, openCase, post, along],
  );
  return (
    <RoomProvider value={room}>
      <Shell><Rescue key={topOf(state.stack)}><ScreenOf /></Rescue></Shell>
      {phase === "warned" && <SilenceDialog onStay={() => setPhase("awake")} onClear={() => { setPhase("awake"); dispatch({ type: "clear" }); }} />}
    </RoomProvider>
  );
}
