import { useState } from "react";
import type { CaseView, ReporterBody } from "../flow/case";
import { consentVersion, minuteOf, noticeVersion } from "../../telling/consent";
import { longDay } from "../../telling/dates";
import { useRoom } from "../ui/context";
import { Note, Option } from "../ui/controls";
import { Page } from "../ui/Page";
import { ofTheReport, standingConsents, standingContact, type StandingConsent } from "./consents";
import { nameOf } from "../flow/case";
import { BackWay, SendButton, Told } from "./Parts";
import { usePosting } from "./usePosting";
import { backWords, type BackKey, type SayBack } from "./words";

/** Each consent by itself, as it stands; what is changed goes with its version and minute. Reading and keeping end with the report alone. */
export function Consents({ view }: { view: CaseView }) {
  const { now, words: { say, language } } = useRoom();
  const tell = backWords(language);
  const posting = usePosting();
  const [changed, setChanged] = useState<Record<string, boolean>>({});
  const consents = standingConsents(view.report, view.entries);
  const open = (consent: StandingConsent) => changed[consent.id] ?? consent.given;
  const differ = consents.filter((consent) => open(consent) !== consent.given);

  async function send() {
    if (differ.length === 0) return posting.tell(tell("back.consent.same"));
    const at = minuteOf(now());
    const body: ReporterBody = { kind: "consent", consent: differ.map(({ id, given, version }) => ({ id, version: given ? version : versionOf(id, version), notice: noticeVersion, given: !given, at })) };
    if (await posting.send(body)) setChanged({});
  }

  const row = (consent: StandingConsent) => {
    const fixed = ofTheReport.includes(consent.id);
    const about = tell(consent.given ? "back.consent.given" : "back.consent.off", { date: longDay(consent.at.slice(0, 10), language) });
    const title = titleOf(consent, view, tell, language);
    if (fixed || (consent.id === "contact" && !consent.given && !reachable(view))) return <div key={consent.id} className="option" data-testid={`consent-${consent.id}`}><p>{title}</p><span className="hint">{about}</span></div>;
    return <Option key={consent.id} type="checkbox" name={consent.id} checked={open(consent)} onChange={(on) => setChanged((before) => ({ ...before, [consent.id]: on }))} title={title} about={about} testId={`consent-${consent.id}`} />;
  };
  return (
    <Page title={tell("back.consent.title")} lead={tell("back.consent.lead")} backwards="foot" stoppable={false}>
      <fieldset className="options">
        <legend className="unseen">{tell("back.consent.title")}</legend>
        {consents.map(row)}
      </fieldset>
      <Told posting={posting} />
      <SendButton posting={posting} sent={tell("back.consent.sent")} onClick={() => void send()} testId="consents-send">{tell("back.consent.send")}</SendButton>
      <Note icon="info"><p>{tell("back.consent.recall")}</p></Note>
      <div className="ways">
        <BackWay to="withdraw" icon="lock" title={tell("back.withdraw.title")} about={tell("back.consent.end")} />
        <BackWay to="amend" icon="phone" title={tell("back.amend.contact")} />
      </div>
      <p className="hint">{say("room.return.keep", { date: longDay(view.keep.eraseAfter, language) })}</p>
    </Page>
  );
}

/** Giving again is giving to the words that stand here; taking back names the words that were agreed to. */
function versionOf(id: string, before: string): string {
  return id.startsWith("refer/") ? before : consentVersion;
}

function reachable(view: CaseView): boolean {
  const contact = standingContact(view.report, view.entries);
  return contact?.choice === "channel" && (contact.address ?? "") !== "";
}

const words: Record<string, BackKey> = {
  told: "back.consent.told", other: "back.consent.person", message: "back.consent.message", envelope: "back.consent.envelope", name: "back.consent.name", coordinator: "back.consent.coordinator", statistics: "back.consent.statistics",
};

function titleOf({ id, service }: StandingConsent, view: CaseView, tell: SayBack, language: "id" | "en"): string {
  if (id === "readers") return tell("back.consent.readers", { names: view.open.readers.map((reader) => nameOf(view.directory, reader) ?? tell("back.officer")).join(", ") });
  if (id === "store") return tell("back.consent.store", { date: longDay(view.keep.eraseAfter, language) });
  if (id === "contact") {
    const contact = standingContact(view.report, view.entries);
    return contact?.choice === "channel" ? tell("back.consent.contact", { channel: contact.channel ?? "", address: contact.address ?? "" }) : tell("back.consent.contact.none");
  }
  if (id.startsWith("refer/")) return tell("back.consent.refer", { service: service ?? id.slice("refer/".length) });
  const known = words[id];
  return known === undefined ? tell("back.consent.other", { id }) : tell(known);
}
