import { useState, useSyncExternalStore } from "react";
import { longDay } from "../../telling/dates";
import { useRoom } from "../ui/context";
import { Note, Trouble } from "../ui/controls";
import { Icon } from "../ui/Icon";
import { Code } from "./Code";
import { Delete } from "./Delete";
import { beginKeeping } from "./start";
import { Kept } from "./Kept";
import { Line } from "./Line";
import type { Keeper, KeepView } from "./keeper";
import { keepWords } from "./words";

export { resumeKeeping } from "./start";

/** Where it stands: under the words, on the page that stops, on any other page of the way, on the receipt, before and after the page is cleared, on the page of somebody who came back. */
export type KeepAt = "story" | "stop" | "page" | "receipt" | "silence" | "cleared" | "kept";

export default function Keep({ at }: { at: KeepAt }) {
  const { along: { keeper } } = useRoom();
  if (keeper === null) return at === "silence" ? <BeforeSilence /> : at === "story" || at === "stop" ? <Offer at={at} /> : null;
  return <Standing at={at} keeper={keeper} />;
}

function Standing({ at, keeper }: { at: KeepAt; keeper: Keeper }) {
  const { state, words: { language } } = useRoom();
  const view = useSyncExternalStore(keeper.subscribe, keeper.view);
  const tell = keepWords(language);
  if (at === "kept") return <Kept keeper={keeper} view={view} />;
  if (at === "receipt") return state.sent === null ? null : <AfterSending isSame={state.sent.receipt === keeper.receipt()} view={view} />;
  if (at === "cleared" || at === "silence") return at === "silence" && view.phase === "ended" ? null : <Cleared view={view} />;
  if (at === "page") return view.phase === "ended" ? null : <Line view={view} />;
  if (view.phase === "ended" || view.phase === "gone") return (
    <>
      <p role="status" className="soft" data-testid="keep-state">{tell(view.phase === "gone" ? "room.save.state.gone" : "room.save.deleted.here")}</p>
      <Offer at={at} again />
    </>
  );
  return (
    <section className="block" aria-label={tell("room.save.kept.title")} data-testid="keep">
      {at === "stop" && view.until !== null && <p>{tell("room.save.stop", { date: longDay(view.until, language) })}</p>}
      {!view.noted && <Code keeper={keeper} view={view} own={at === "story" && state.draft.wish === "save"} />}
      <Line view={view} />
      <div className="end starting">
        {view.noted && <button type="button" className="button quiet" onClick={() => keeper.note(false)} data-testid="keep-show">{tell("room.save.code.show")}</button>}
        <Delete keeper={keeper} view={view} />
      </div>
    </section>
  );
}

/** Said on this page, and forgotten with it. */
let hasDeclined = false;

/** Asked once, at the first line; who says no finds it again as a small link. */
function Offer({ at, again = false }: { at: "story" | "stop" | KeepAt; again?: boolean }) {
  const { state, dispatch, along, place, now, words: { language } } = useRoom();
  const tell = keepWords(language);
  const [phase, setPhase] = useState<"idle" | "busy" | "away">("idle");
  const [declined, decline] = useState(hasDeclined);
  const start = () => {
    if (phase === "busy") return;
    setPhase("busy");
    void beginKeeping({ office: place.office, now, dispatch, along }).catch(() => setPhase("away"));
  };
  const status = <p role="status" className="soft">{phase === "busy" ? tell("room.save.offer.yes.busy") : ""}</p>;
  const trouble = phase === "away" && <Trouble>{tell("room.save.offer.away")}</Trouble>;
  if (again || at === "stop" || (declined && state.draft.wish !== "save")) return (
    <div>
      {trouble}
      <button type="button" className="button quiet" onClick={start} aria-disabled={phase === "busy"} data-testid="keep-yes">
        <Icon name="lock" />{tell(again ? "room.save.again" : at === "stop" ? "room.save.stop.offer" : "room.save.offer.later")}
      </button>
      {status}
    </div>
  );
  return (
    <section className="card" aria-labelledby="keep-title" data-testid="keep-offer">
      {trouble}
      <h2 id="keep-title">{tell("room.save.offer.title")}</h2>
      <p>{tell("room.save.offer.body")} {tell("room.save.device")}</p>
      <div className="end">
        <button type="button" className="button quiet" onClick={() => decline((hasDeclined = true))} data-testid="keep-no">{tell("room.save.offer.no")}</button>
        <button type="button" className="button" onClick={start} aria-disabled={phase === "busy"} data-testid="keep-yes">{tell("room.save.offer.yes")}</button>
      </div>
      {status}
    </section>
  );
}

/** Before a silent page is cleared, words that nobody kept can be. */
function BeforeSilence() {
  const { dispatch, words: { language } } = useRoom();
  return (
    <div><button type="button" className="button" onClick={() => dispatch({ type: "go", to: "stop" })} data-testid="silence-save">
      <Icon name="lock" />{keepWords(language)("room.save.stop.offer")}
    </button></div>
  );
}

/** Under the receipt: which code this is, and whether what was kept is gone. */
function AfterSending({ isSame, view }: { isSame: boolean; view: KeepView }) {
  const { words: { language } } = useRoom();
  const tell = keepWords(language);
  const left = view.phase !== "ended";
  return (
    <Note icon="key" testId="keep-sent">
      <p>{tell(isSame ? "room.save.receipt.same" : "room.save.receipt.new")}</p>
      <p role="status" className="hint">{left && view.until !== null ? tell("room.save.receipt.left", { date: longDay(view.until, language) }) : left ? "" : tell("room.save.receipt.gone")}</p>
    </Note>
  );
}

function Cleared({ view }: { view: KeepView }) {
  const { words: { language } } = useRoom();
  const tell = keepWords(language);
  if (view.dropped) return <p data-testid="keep-deleted">{tell("room.save.deleted")}</p>;
  return view.until === null ? null : <p data-testid="keep-until">{tell("room.save.timeout", { date: longDay(view.until, language) })}</p>;
}
