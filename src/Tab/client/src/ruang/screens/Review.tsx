import { consentsFor, minuteOf, neededConsents, type ConsentId } from "../../telling/consent";
import type { Draft } from "../../telling/draft";
import { isRequest } from "../../telling/kinds";
import { dayOf, longDay, timeOf } from "../../telling/dates";
import { roomOf } from "../flow/office";
import { chosenFrom, joinNames, readersOf } from "../../telling/readers";
import type { Screen } from "../flow/screens";
import type { TextKey } from "../page/words";
import { useRoom } from "../ui/context";
import { Note, Option, Primary, Trouble } from "../ui/controls";
import { Files } from "../ui/files";
import { Icon } from "../ui/Icon";
import { Kind } from "../ui/kind";
import { Later } from "../ui/later";
import { Page } from "../ui/Page";
import { ReadersPart } from "./Readers";

/** Screen 5: see, change, consent one by one (all off at first), and send. The story stays folded away. */
export function Review() {
  const { state, office, send, words: { say, language } } = useRoom();
  const room = roomOf(office);
  return (
    <Page title={say("room.review.title")} backwards="above" foot={<Primary onClick={send} testId="send"><Icon name="lock" />{say("room.review.send")}</Primary>}>
      <Chosen />
      <Kind part="words" />
      <Later part="review" />
      <Files at="review" />
      {office.kind !== "ready" && <ReadersPart told={state.gap?.at === "readers"} />}
      <section className="block" aria-labelledby="consent-title">
        <h2 id="consent-title">{say("room.consent.title")}</h2>
        <p className="soft">{say("room.consent.intro")} {neededConsents(state.draft).length === 2 && say("room.consent.needed")}</p>
        <fieldset className="rows">
          <legend className="unseen">{say("room.consent.title")}</legend>
          {consentsFor(state.draft).map((id) => <Consent key={id} id={id} />)}
        </fieldset>
        <p className="hint">{say("room.consent.proof")}</p>
      </section>
      {room !== null && (
        <Note icon="clock" testId="next-notice">
          {say("room.review.notice", { date: longDay(dayOf(room.nextNotice), language), time: timeOf(room.nextNotice) })} {say("room.review.notmoment")}
        </Note>
      )}
    </Page>
  );
}

function Chosen() {
  const { state, office, words: { say } } = useRoom();
  const { draft, gap } = state;
  const [request, asked] = [isRequest(draft), state.stack.includes("ask")];
  const words = draft.text.split(/\s+/u).filter((w) => w !== "").length;
  const readers = office.kind === "ready" ? chosenFrom(draft.readers, readersOf(office.directory)) : [];
  const names = readers.length === 0 ? say("room.review.unchosen") : joinNames(readers, say("room.readers.and"));
  return (
    <>
      {gap?.at === "readers" && office.kind === "ready" && <Trouble>{say(gap.because === "nobody" ? "room.readers.notyet" : "room.readers.more")}</Trouble>}
      {gap?.at === "contact" && <Trouble>{say("room.contact.missing")}</Trouble>}
      {gap?.at === "text" && <Trouble>{say("room.account.long")}</Trouble>}
      <dl className="rows chosen">
        {draft.wish !== "minor" && <Row what="room.review.story" to={request ? "choice" : "story"}>{words === 0 ? say("room.account.empty") : say(request ? "room.account.stays" : "room.account.words", { count: words })}</Row>}
        {!request && <Row what="room.needs.title" to="needs">{needsSaid(draft) === 0 ? say("room.review.skipped") : say("room.review.said", { count: needsSaid(draft) })}</Row>}
        <Row what="room.review.readers" to={asked ? "ask" : "limits"}>{names}</Row>
        <Row what="room.review.contact" to={asked ? "ask" : "contact"}>{useContactText()}</Row>
      </dl>
    </>
  );
}

/** How many of the questions about needs were answered. */
function needsSaid({ needs, officer }: Draft): number {
  return needs.length + [officer.sex ?? "", officer.language, officer.disability].filter((said) => said.trim() !== "").length;
}

function Row({ what, to, children }: { what: TextKey; to: Screen; children: string }) {
  const { dispatch, words: { say } } = useRoom();
  return (
    <div className="row">
      <dt>{say(what)}</dt>
      <dd>{children}</dd>
      <dd><button type="button" className="link" aria-label={say("room.review.edit.of", { what: say(what) })} onClick={() => dispatch({ type: "go", to })} data-testid={`edit-${to}`}>{say("room.review.edit")}</button></dd>
    </div>
  );
}

function useContactText(): string {
  const { state: { draft: { contact } }, words: { say } } = useRoom();
  if (contact.choice === null) return say("room.review.unchosen");
  if (contact.choice === "here") return say("room.contact.code");
  if (contact.choice === "none") return say("room.contact.never");
  return [contact.channel === null ? "" : say(contact.channel === "other" ? "room.contact.via.other" : `room.contact.${contact.channel}`), contact.address, contact.hours].map((s) => s.trim()).filter((s) => s !== "").join(", ");
}

const missing: Record<ConsentId, TextKey> = {
  told: "room.consent.missing.told", store: "room.consent.missing.store", readers: "room.consent.missing.readers",
  contact: "room.consent.missing.contact", message: "room.consent.missing.contact", other: "room.consent.missing.other",
};

const abouts: Record<ConsentId, TextKey> = {
  told: "room.consent.required", store: "room.consent.required", readers: "room.consent.required",
  contact: "room.consent.contact.about", message: "room.consent.free", other: "room.consent.other.about",
};

function Consent({ id }: { id: ConsentId }) {
  const { state, dispatch, office, now, words: { say } } = useRoom();
  const { draft, gap } = state;
  const readers = office.kind === "ready" ? chosenFrom(draft.readers, readersOf(office.directory)) : [];
  const sentence = (): string => {
    const what = say(isRequest(draft) ? "room.consent.what.request" : "room.consent.what.report");
    if (id === "readers") return readers.length === 0 ? say("room.consent.readers.none", { what }) : say("room.consent.readers", { what, names: joinNames(readers, say("room.readers.and")) });
    if (id === "contact") {
      const channel = say(`room.contact.via.${draft.contact.channel ?? "other"}`);
      const hours = draft.contact.hours.trim();
      return hours === "" ? say("room.consent.contact", { channel }) : say("room.consent.contact.hours", { channel, hours });
    }
    return say(`room.consent.${id}`, { what });
  };
  return (
    <>
      {gap?.at === "consent" && gap.id === id && <Trouble>{say(missing[id])}</Trouble>}
      <Option type="checkbox" name={`consent-${id}`} checked={draft.consents[id] !== undefined} testId={`consent-${id}`}
        onChange={(on) => dispatch({ type: "consent", id, at: on ? minuteOf(now()) : null })}
        title={sentence()} about={say(abouts[id])} />
    </>
  );
}
