import { useSyncExternalStore } from "react";
import { longDay } from "../../telling/dates";
import type { FileBag } from "../files/bag";
import { useRoom } from "../ui/context";
import { Note, Primary } from "../ui/controls";
import { Page } from "../ui/Page";
import { Delete } from "./Delete";
import { Line } from "./Line";
import type { Keeper, KeepView } from "./keeper";
import { keepWords } from "./words";

/** Somebody came back with the digits of what she kept. It is all there again; the words themselves wait one step further, for a screen that others may see. */
export function Kept({ keeper, view }: { keeper: Keeper; view: KeepView }) {
  const { dispatch, along: { files }, words: { language } } = useRoom();
  const tell = keepWords(language);
  const resume = <Primary onClick={() => dispatch({ type: "go", to: keeper.screen })} testId="kept-resume">{tell("room.save.resume")}</Primary>;
  // Deleted further on, and then walked back to here.
  if (view.phase === "ended") return <Page title={tell("room.save.kept.title")} lead={tell("room.save.deleted.here")} foot={resume} />;
  return (
    <Page title={tell("room.save.kept.title")} lead={tell("room.save.kept.lead")} foot={resume}>
      <Note icon="lock" tone="tint">
        <p>{tell("room.save.kept.back")}</p>
        {view.until !== null && <p>{tell("room.save.expires", { date: longDay(view.until, language) })}</p>}
      </Note>
      {files !== null && <Again bag={files} />}
      <Line view={view} />
      <div><button type="button" className="button" onClick={() => dispatch({ type: "go", to: "review" })} data-testid="kept-submit">{tell("room.save.submit")}</button></div>
      <Delete keeper={keeper} view={view} onGone={() => dispatch({ type: "clear" })} />
    </Page>
  );
}

/** Files that had not arrived when the page was closed: of them there is a name alone. */
function Again({ bag }: { bag: FileBag }) {
  const { words: { language } } = useRoom();
  const { items } = useSyncExternalStore(bag.subscribe, bag.look);
  const names = items.filter(({ state }) => state === "again").map(({ name }) => name);
  return names.length === 0 ? null : <Note icon="cloud" tone="look" testId="kept-again">{keepWords(language)("room.save.files.again", { names: names.join(", ") })}</Note>;
}
