import { longDay } from "../../telling/dates";
import { chosenFrom, joinNames, readerSet, readersOf, toggleReader, type Reader, type ReaderChoice } from "../../telling/readers";
import type { Directory } from "../../sealing/reporter";
import { useRoom } from "../ui/context";
import { Note, Option, Trouble, Way } from "../ui/controls";
import { Kind } from "../ui/kind";
import { Later } from "../ui/later";
import { OutsideServices } from "../ui/Numbers";

/** Who shall read: a radio group, with the officers' checkboxes inside it. Nobody is preselected, nobody is recommended. */
export function ReadersPart({ told }: { told: boolean }) {
  const { office, place, reloadOffice, words: { say } } = useRoom();
  return (
    <section className="block" aria-labelledby="readers-title">
      <h2 id="readers-title">{say("room.readers.title")}</h2>
      {office.kind === "preparing" && <p className="soft" role="status">{say("room.readers.preparing")}</p>}
      {office.kind === "away" && (
        <>
          <Note icon="cloud">{say("room.readers.away")}</Note>
          <button type="button" className="button" onClick={reloadOffice} data-testid="reload-office">{say("room.readers.reload")}</button>
        </>
      )}
      {office.kind === "closed" && <Note icon="info"><p>{say("room.about.closed")}</p><OutsideServices /></Note>}
      {office.kind === "untrusted" && <Note icon="notice" tone="look" testId="untrusted"><p>{say("room.readers.untrusted")}</p><OutsideServices /></Note>}
      {office.kind === "unable" && <Note icon="notice" tone="look" testId="unable"><p>{say("room.error.browser", { address: place.address })}</p><OutsideServices /></Note>}
      {office.kind === "ready" && office.clockIsOff === true && <Note icon="clock" testId="clock"><p>{say("room.error.clock")}</p><OutsideServices /></Note>}
      {office.kind === "ready" && <ReaderChoices directory={office.directory} told={told} isStale={office.clockIsOff !== true} />}
    </section>
  );
}

function ReaderChoices({ directory, told, isStale }: { directory: Directory; told: boolean; isStale: boolean }) {
  const { state, dispatch, place, words: { say, language } } = useRoom();
  const list = readersOf(directory);
  const choice = state.draft.readers;
  const choose = (next: ReaderChoice) => dispatch({ type: "readers", choice: next });
  const set = readerSet(choice, list);
  const trusted = list.trustees.length > 0;
  const day = (seconds: number) => longDay(new Date(seconds * 1000).toISOString().slice(0, 10), language);
  return (
    <>
      {place.elsewhere === true && <p className="soft">{say("room.readers.elsewhere")}</p>}
      {isStale && directory.stale !== null && <Note icon="notice" tone="look" testId="stale"><p>{say("room.readers.stale", { date: day(directory.stale) })}</p><OutsideServices /></Note>}
      {told && typeof set === "string" && <Trouble>{say(set === "nobody" ? "room.readers.notyet.skip" : "room.readers.more")}</Trouble>}
      <Later part="faces" />
      <fieldset className="options">
        <legend>{choice.kind === "nobody" && !told && `${say("room.readers.none")} `}{say("room.readers.conflict")}</legend>
        {place.elsewhere !== true && <><Option large type="radio" name="readers" checked={choice.kind === "team"} onChange={() => choose({ kind: "team" })}
          title={say("room.readers.all")} about={say("room.readers.all.about", { count: list.team.length })} testId="readers-team" />
        <Option large type="radio" name="readers" checked={choice.kind === "some"} onChange={() => choose({ kind: "some", ids: [] })}
          title={say("room.readers.some")} about={say("room.readers.some.about")} testId="readers-some">
          {choice.kind === "some" && <Officers team={list.team} chosen={choice.ids} onToggle={(id) => choose(toggleReader(choice, id))} />}
        </Option></>}
        <Option large type="radio" name="readers" checked={choice.kind === "trustee"} onChange={() => choose({ kind: "trustee" })} title={say("room.readers.province")} testId="readers-trustee"
          about={trusted ? `${say("room.readers.province.about")} ${say("room.readers.province.who")}` : say("room.readers.province.away")}>
          {choice.kind === "trustee" && !trusted && <NoTrustee />}
        </Option>
      </fieldset>
      <div role="status">
        {typeof set !== "string" && (
          <Note icon="people" tone="tint" testId="readers-confirm">
            <p>{say("room.readers.confirm", { count: set.readers.length, names: joinNames(chosenFrom(choice, list), say("room.readers.and")) })}</p>
            {set.exclude.length > 0 && <p className="hint">{say("room.readers.others")}</p>}
          </Note>
        )}
        {!told && set === "too-few" && choice.kind === "some" && choice.ids.length > 0 && <p className="soft">{say("room.readers.more")}</p>}
      </div>
      {typeof set !== "string" && <Later part="dual" />}
      <Kind part="unsure" />
      <p className="hint">{say("room.readers.list", { date: day(directory.entry.iat) })}</p>
    </>
  );
}

/** Never a dead end: two services outside the office, and keeping the words for oneself. */
function NoTrustee() {
  const { words: { say } } = useRoom();
  return (
    <div className="within" data-testid="no-trustee">
      <div><p>{say("room.readers.missing")}</p><OutsideServices /></div>
      <div className="ways"><Way to="story" icon="lock" title="room.choice.save" put={{ wish: "save", about: "own" }} testId="save-instead" /></div>
    </div>
  );
}

function Officers({ team, chosen, onToggle }: { team: Reader[]; chosen: readonly string[]; onToggle: (id: string) => void }) {
  const { words: { say } } = useRoom();
  return (
    <fieldset className="officers">
      <legend className="unseen">{say("room.readers.some")}</legend>
      {team.map((r) => (
        <Option key={r.id} type="checkbox" name={`reader-${r.id}`} checked={chosen.includes(r.id)} onChange={() => onToggle(r.id)}
          title={<Later part="faces" reader={r} otherwise={r.name} />} about={`${r.post}, ${say(r.sex === "P" ? "room.readers.woman" : "room.readers.man").toLowerCase()}`} testId={`reader-${r.id}`} />
      ))}
    </fieldset>
  );
}
