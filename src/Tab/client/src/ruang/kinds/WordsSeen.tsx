import { useDeferredValue, useMemo, useState } from "react";
import { chosenFrom, readerSet, readersOf, takenOut, type Reader } from "../../telling/readers";
import { topOf } from "../flow/screens";
import { useRoom } from "../ui/context";
import { Note, Way } from "../ui/controls";
import { HelpList } from "../ui/Numbers";
import { hasHeavyWords } from "./heavyWords";
import { findNames } from "../../telling/names";
import { kindWords } from "./words";

/**
 * What this device notices in the words, without a word to anybody: a name like a reader's, with the offer to take that reader out, and
 * thoughts of self-harm, for which it shows help. It blocks nothing, labels nothing, and nothing of it is sent.
 */
export function WordsSeen() {
  const { state: { stack, draft: { text, notTell } } } = useRoom();
  const seen = useDeferredValue(`${text}\n${notTell}`);
  return <>{topOf(stack) === "story" && <HelpCard text={seen} />}<NamesSeen text={seen} /></>;
}

function NamesSeen({ text }: { text: string }) {
  const { state: { stack, draft }, dispatch, office, words: { language } } = useRoom();
  const tell = kindWords(language);
  const directory = office.kind === "ready" ? office.directory : null;
  const list = useMemo(() => (directory === null ? null : readersOf(directory)), [directory]);
  const hits = useMemo(() => (list === null ? [] : findNames(text, [...list.team, ...list.trustees])), [text, list]);
  if (list === null) return null;
  const reading = chosenFrom(draft.readers, list).map((r) => r.id);
  const asked = hits.filter(({ id }) => reading.includes(id) && !draft.notMeant.includes(id));
  const takeOut = (id: string) => dispatch({ type: "readers", choice: takenOut(draft.readers, id, list) });
  const few = asked.length === 0 && hits.length > 0 && readerSet(draft.readers, list) === "too-few" && topOf(stack) === "story";
  return (
    <div role="status" className="block">
      {asked.map((reader) => <NameSeen key={reader.id} reader={reader} onYes={() => takeOut(reader.id)} onNo={() => dispatch({ type: "more", put: { notMeant: [...draft.notMeant, reader.id] } })} />)}
      {few && <Note icon="people" tone="look" testId="readers-few"><p>{tell("room.readers.few")}</p><div className="ways"><Way to="limits" icon="people" title="room.readers.title" /></div></Note>}
      {asked.length > 0 && <p className="hint">{tell("room.readers.match.local")}</p>}
    </div>
  );
}

function NameSeen({ reader, onYes, onNo }: { reader: Reader; onYes: () => void; onNo: () => void }) {
  const tell = kindWords(useRoom().words.language);
  return (
    <Note icon="person" tone="look" testId={`match-${reader.id}`}>
      <p>{tell("room.readers.match", { name: reader.name })}</p>
      <div className="end">
        <button type="button" className="button" onClick={onNo} data-testid={`match-no-${reader.id}`}>{tell("room.readers.match.no")}</button>
        <button type="button" className="button" onClick={onYes} data-testid={`match-yes-${reader.id}`}>{tell("room.readers.match.yes")}</button>
      </div>
    </Note>
  );
}

function HelpCard({ text }: { text: string }) {
  const tell = kindWords(useRoom().words.language);
  const [closed, setClosed] = useState(false);
  const heavy = useMemo(() => hasHeavyWords(text), [text]);
  if (!heavy || closed) return null;
  return (
    <section className="card" aria-labelledby="help-card" data-testid="help-card">
      <h2 id="help-card">{tell("room.selfharm.card")}</h2>
      <p>{tell("room.selfharm.card.body")}</p>
      <HelpList />
      <div className="ways"><Way to="selfharm" icon="listen" title="room.selfharm.link" /></div>
      <p className="hint">{tell("room.selfharm.offer")}</p>
      <div className="end"><button type="button" className="button quiet" onClick={() => setClosed(true)} data-testid="close-help-card">{tell("room.selfharm.close")}</button></div>
    </section>
  );
}
