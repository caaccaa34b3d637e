import { useState } from "react";
import { contactGap } from "../../telling/contact";
import { dayOf, longDay, timeOf } from "../../telling/dates";
import { roomOf } from "../flow/office";
import { readerSet, readersOf } from "../../telling/readers";
import { ContactChoices, contactGaps } from "../screens/ContactScreen";
import { ReadersPart } from "../screens/Readers";
import { useRoom } from "../ui/context";
import { Note, Option, Primary, Quiet, Trouble } from "../ui/controls";
import { Page } from "../ui/Page";
import { privateField } from "../ui/StoryField";
import { Whole } from "../ui/Whole";
import { kindWords } from "./words";
import { WordsSeen } from "./WordsSeen";

const longest = 300;

/**
 * One page for somebody who asks to be reached and tells nothing: under 18, or with thoughts of self-harm. First who will be told and when it is read; then who
 * reads, and how to be reached. It is sealed like a report.
 */
export function Ask() {
  const { state: { draft, gap }, dispatch, office, place, words: { say, language } } = useRoom();
  const tell = kindWords(language);
  const [told, setTold] = useState(gap?.at === "readers" || gap?.at === "contact");
  const readers = office.kind === "ready" ? readerSet(draft.readers, readersOf(office.directory)) : "nobody";
  const reach = contactGap(draft.contact);
  const minor = draft.wish === "minor";
  const onward = () => dispatch({ type: "forward" });
  const next = () => (typeof readers === "string" || reach !== null ? setTold(true) : onward());
  return (
    <Page
      title={say(minor ? "room.minor.ask" : "room.selfharm.call")}
      backwards="above"
      foot={<>
        <Quiet onClick={onward} testId="skip">{say("room.nav.skip")}</Quiet>
        <Primary onClick={next} testId="next">{say("room.nav.next")}</Primary>
      </>}
    >
      {minor ? <MinorTold /> : <CallTold />}
      <p className="hint">{say("room.about.locked")} {place.framed && say("room.teams.opened")}</p>
      <ReadersPart told={told && typeof readers === "string"} />
      {minor && (
        <div className="field">
          <label htmlFor="not-tell">{tell("room.minor.notwho")}</label>
          <input id="not-tell" type="text" maxLength={longest} value={draft.notTell} aria-describedby="not-tell-about" onChange={(e) => dispatch({ type: "more", put: { notTell: e.target.value } })} {...privateField} data-testid="not-tell" />
          <span className="hint" id="not-tell-about">{tell("room.minor.notwho.about")}</span>
        </div>
      )}
      <WordsSeen />
      <section className="block" aria-labelledby="ask-contact">
        <h2 id="ask-contact">{say("room.contact.title")}</h2>
        {told && typeof readers !== "string" && reach !== null && <Trouble key={reach}>{say(contactGaps[reach])}</Trouble>}
        <ContactChoices choices={["channel", "here"]} />
      </section>
    </Page>
  );
}

/** Who is told, before anything is asked. */
function MinorTold() {
  const tell = kindWords(useRoom().words.language);
  return (
    <section className="card" aria-labelledby="ask-told" data-testid="minor-told">
      <h2 id="ask-told">{tell("room.minor.told.title")}</h2>
      <ul className="plain-list">
        {(["room.minor.told", "room.minor.law", "room.minor.parents", "room.minor.secret"] as const).map((key) => <li key={key}>{tell(key)}</li>)}
      </ul>
      <p className="hint"><Whole>{tell("room.minor.office")}</Whole></p>
    </section>
  );
}

/** When the request is read, and what to do until then. The officer hears of the thoughts only if the person says so. */
function CallTold() {
  const { state: { draft }, dispatch, office, words: { language } } = useRoom();
  const tell = kindWords(language);
  const notice = roomOf(office)?.nextNotice;
  const when = notice === undefined ? "" : `${longDay(dayOf(notice), language)}, ${timeOf(notice)}`;
  return (
    <>
      <Note icon="clock" tone="look" testId="call-honest"><p>{notice === undefined ? tell("room.selfharm.call.plain") : tell("room.selfharm.call.honest", { time: when })}</p></Note>
      <p>{tell("room.selfharm.limit")}</p>
      <fieldset className="options">
        <legend className="unseen">{tell("room.selfharm.say")}</legend>
        <Option type="checkbox" name="selfharm" checked={draft.selfharm} onChange={(selfharm) => dispatch({ type: "more", put: { selfharm } })} title={tell("room.selfharm.say")} about={tell("room.selfharm.say.about")} testId="say-selfharm" />
      </fieldset>
    </>
  );
}
