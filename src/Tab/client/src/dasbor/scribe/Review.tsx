import { Checkbox } from "@fluentui/react-components";
import { now } from "../../api/time";
import { consentsFor, minuteOf, type ConsentId } from "../../telling/consent";
import { withConsent } from "../../telling/draft";
import { chosenFrom, joinNames } from "../../telling/readers";
import { UserText } from "../parts/UserText";
import { clock, dayOf, longDay } from "../time/officeTime";
import { withDraft } from "./paper";
import { Choices, Say, type Sheet } from "./parts";
import { useTell } from "./words";

/** Read out as it stands, whether the code is wanted, every consent asked for by itself, and that all of it was agreed to aloud. */
export function Review(sheet: Sheet) {
  const { paper, put } = sheet;
  const { tell, language } = useTell();
  const { agreedAt, way, readBack, receipt } = paper;
  return (
    <>
      <Say lines={[tell("scribe.readback")]} />
      <ReadOut {...sheet} />
      <section className="card"><Checkbox checked={readBack} onChange={(_, { checked }) => put({ ...paper, readBack: checked === true, agreedAt: null })} label={tell("scribe.confirm")} data-testid="scribe-confirm" /></section>
      <Choices label={`“${tell("scribe.receipt.ask")}”`} chosen={receipt} choose={(value) => put({ ...paper, receipt: value })} testId="scribe-receipt"
        choices={[{ value: "taken", label: tell("scribe.receipt.taken") }, { value: "refused", label: tell("scribe.receipt.refused") }]}>
        {receipt === "refused" && <p className="hint">{tell("scribe.receipt.refused.about")}</p>}
      </Choices>
      <section className="card stack-close" aria-labelledby="persetujuan-lisan">
        <h2 id="persetujuan-lisan" className="small-title">{tell("scribe.consents")}</h2>
        {consentsFor(paper.draft).filter(isSpoken).map((id) => <Consent key={id} id={id} {...sheet} />)}
      </section>
      <section className="card stack-close">
        <Checkbox checked={agreedAt !== null} onChange={(_, { checked }) => put({ ...paper, agreedAt: checked === true ? minuteOf(now()) : null })} label={tell("scribe.verbal")} data-testid="scribe-verbal" />
        {agreedAt !== null && way !== null && (
          <p role="status" data-testid="scribe-verbal-at">{tell("scribe.verbal.at", { date: longDay(dayOf(Date.parse(agreedAt)), language), time: clock(Date.parse(agreedAt), language), channel: tell(`scribe.via.${way}`) })}</p>
        )}
        <p className="hint">{tell("scribe.verbal.second")}</p>
      </section>
    </>
  );
}

function ReadOut({ paper: { draft }, list }: Sheet) {
  const { tell } = useTell();
  const { choice, channel, address, hours } = draft.contact;
  const contact = choice === "channel" ? [channel === null ? "" : tell(`scribe.contact.${channel}`), address, hours].filter((part) => part.trim() !== "").join(", ") : choice === null ? "" : tell(`scribe.contact.${choice}`);
  return (
    <section className="card stack-close" aria-label={tell("scribe.review.text")} data-testid="scribe-read-out">
      <h2 className="small-title">{tell("scribe.review.text")}</h2>
      {draft.wish === "report" && draft.text.trim() !== "" ? <UserText text={draft.text} className="account" /> : <p className="soft">{tell("scribe.review.none")}</p>}
      <dl className="facts">
        <dt>{tell("scribe.review.readers")}</dt><dd>{joinNames(chosenFrom(draft.readers, list), tell("scribe.readers.and"))}</dd>
        {draft.needs.length > 0 && <><dt>{tell("scribe.review.needs")}</dt><dd>{draft.needs.map((id) => tell(`scribe.needs.${id}`)).join(", ")}</dd></>}
        <dt>{tell("scribe.review.contact")}</dt><dd><UserText text={contact} /></dd>
        {draft.wish === "minor" && draft.notTell.trim() !== "" && <><dt>{tell("scribe.nottell")}</dt><dd><UserText text={draft.notTell} /></dd></>}
      </dl>
    </section>
  );
}

/** All but the consent to name somebody else, which no screen here asks for. */
type Spoken = Exclude<ConsentId, "other">;
const isSpoken = (id: ConsentId): id is Spoken => id !== "other";

function Consent({ id, paper, put, list }: Sheet & { id: Spoken }) {
  const { tell } = useTell();
  const { draft } = paper;
  const { channel, hours } = draft.contact;
  const values = { names: joinNames(chosenFrom(draft.readers, list), tell("scribe.readers.and")), channel: tell(`scribe.via.${channel ?? "other"}`), hours: hours.trim() };
  const key = id === "contact" && hours.trim() !== "" ? "scribe.consent.contact.hours" : (`scribe.consent.${id}` as const);
  return (
    <Checkbox checked={draft.consents[id] !== undefined} onChange={(_, { checked }) => put(withDraft(paper, withConsent(draft, id, checked === true ? minuteOf(now()) : null)))} label={tell(key, values)} data-testid={`scribe-consent-${id}`} />
  );
}
