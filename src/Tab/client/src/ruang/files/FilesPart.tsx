import { useEffect, useRef, useSyncExternalStore } from "react";
import { minuteOf } from "../../telling/consent";
import { useRoom } from "../ui/context";
import { Note, Option, Quiet, Trouble } from "../ui/controls";
import { FileBag, type BagView } from "./bag";
import { ItemList } from "./ItemList";
import { roadTo } from "./road";
import { sayFiles, type FileKey } from "./words";

/** Where it stands: below the story, in the review, while it is sent, beside the receipt, below a message. */
export type FilesAt = "story" | "review" | "sending" | "receipt" | "reply";

/** Files to go along. Only who asks for them gets this part of the page. */
export default function FilesPart({ at }: { at: FilesAt }) {
  const { along: { files, keepFiles, keeper }, place } = useRoom();
  useEffect(() => {
    if (files === null) keepFiles(new FileBag(roadTo(place.office)));
  }, [files, keepFiles, place.office]);
  useEffect(() => {
    if (keeper !== null && at !== "reply" && at !== "receipt") files?.keepWith(keeper);
  }, [files, keeper, at]);
  return files === null ? null : <Shown at={at} bag={files} />;
}

function Shown({ at, bag }: { at: FilesAt; bag: FileBag }) {
  const view = useSyncExternalStore(bag.subscribe, bag.look);
  const { words: { language } } = useRoom();
  const say = (key: FileKey) => sayFiles(language, key);
  if (at === "receipt") return view.left.length === 0 ? null : <Left view={view} text="room.files.left" />;
  if (at === "story" || at === "reply") return <Chooser at={at} bag={bag} view={view} />;
  if (view.items.length === 0) return null;
  return (
    <section className="block" aria-labelledby="files-title">
      <h2 id="files-title">{say("room.files.title")}</h2>
      {at === "sending" && <p className="soft">{say("room.files.sending")}</p>}
      <ItemList bag={bag} view={view} fixed={at === "sending"} />
      {at === "review" && <Consent bag={bag} view={view} />}
      {at === "sending" && view.delivering && <div><Quiet onClick={() => bag.goWithout()} testId="files-without">{say("room.files.without")}</Quiet></div>}
    </section>
  );
}

/** Photos as JPEG: a phone that keeps them in another form then gives them so. */
const accepted = "image/jpeg,image/png,image/webp,audio/*,application/pdf,.m4a,.opus,.amr";

function Chooser({ at, bag, view }: { at: "story" | "reply"; bag: FileBag; view: BagView }) {
  const { words: { language } } = useRoom();
  const say = (key: FileKey, values = {}) => sayFiles(language, key, values);
  const input = useRef<HTMLInputElement>(null);
  return (
    <section className="block" aria-labelledby="files-title" data-testid="files">
      <h2 id="files-title">{say("room.files.title")}</h2>
      <p className="soft">{say("room.files.optional")} {say("room.files.limit")}</p>
      <Note icon="info" testId="files-intimate">
        <p><b>{say("room.files.intimate.title")}</b></p>
        <p>{say("room.files.intimate.body")} {say("room.files.intimate.keep")}</p>
        <p>{say("room.files.intimate.who")}</p>
      </Note>
      {view.left.length > 0 && <Left view={view} text="room.files.left.here" />}
      {view.refused.length > 0 && (
        <Trouble key={view.refused.map(({ key }) => key).join()}>{view.refused.map(({ key, name, why }) => <p key={key}>{say(`room.error.file.${why}`, { name })}</p>)}</Trouble>
      )}
      {view.items.length > 0 && <ItemList bag={bag} view={view} fixed={view.delivering} />}
      <input ref={input} type="file" multiple accept={accepted} hidden onChange={({ target }) => { void bag.add([...(target.files ?? [])]); target.value = ""; }} data-testid="files-input" />
      <div><button type="button" className="button" onClick={() => input.current?.click()} data-testid="files-choose">{say("room.files.choose")}</button></div>
      {at === "reply" && view.items.length > 0 && <Consent bag={bag} view={view} />}
      <p className="hint">{say("room.files.clean")} {say("room.files.asis")} {say("room.files.locked")}</p>
    </section>
  );
}

/** One more consent, off at first: without it the words go alone. */
function Consent({ bag, view }: { bag: FileBag; view: BagView }) {
  const { now, words: { language } } = useRoom();
  return (
    <div className="rows">
      <Option type="checkbox" name="consent-files" checked={view.agreedAt !== null} onChange={(on) => bag.agree(on ? minuteOf(now()) : null)} testId="consent-files"
        title={sayFiles(language, "room.files.consent")} about={sayFiles(language, "room.files.consent.about")} />
    </div>
  );
}

function Left({ view, text }: { view: BagView; text: "room.files.left" | "room.files.left.here" }) {
  const { words: { language } } = useRoom();
  return <Note icon="cloud" tone="look" testId="files-left">{sayFiles(language, text, { names: view.left.join(", ") })}</Note>;
}
