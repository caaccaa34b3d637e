import { useState } from "react";
import { accountBytes, messageFits } from "../../telling/account";
import type { CaseView } from "../flow/case";
import { minuteOf } from "../../telling/consent";
import { noContact, type Channel, type Contact } from "../../telling/contact";
import { useRoom } from "../ui/context";
import { Option } from "../ui/controls";
import { Page } from "../ui/Page";
import { privateField } from "../ui/StoryField";
import { standingName } from "./consents";
import { SendButton, Told } from "./Parts";
import { usePosting, type Posting } from "./usePosting";
import { backWords } from "./words";

/** Adding to the report or putting it right. What was written first stays as it was. */
export function Amend({ view }: { view: CaseView }) {
  const { words: { language } } = useRoom();
  const tell = backWords(language);
  const account = usePosting();
  const contact = usePosting();
  const name = usePosting();
  return (
    <Page title={tell("back.amend.title")} lead={tell("back.amend.kept")} backwards="foot" stoppable={false}>
      <Words posting={account} />
      <ContactForm key={view.entries.length} posting={contact} />
      <NameForm posting={name} known={standingName(view.report, view.entries)} />
    </Page>
  );
}

/** The words share the memory of the answer beside the thread, so that going back loses none. */
function Words({ posting }: { posting: Posting }) {
  const { state, dispatch, words: { say, language } } = useRoom();
  const tell = backWords(language);
  const send = async () => {
    if (state.reply.trim() === "") return posting.tell(say("room.return.reply.empty"));
    if (accountBytes(state.reply) > messageFits) return posting.tell(say("room.return.reply.long"));
    if (await posting.send({ kind: "correction", of: "account", text: state.reply })) dispatch({ type: "reply", text: "" });
  };
  return (
    <section className="block" aria-label={tell("back.amend.account")}>
      <div className="field">
        <label htmlFor="amend">{tell("back.amend.account")}</label>
        <textarea id="amend" rows={6} value={state.reply} onChange={(e) => dispatch({ type: "reply", text: e.target.value })} {...privateField} data-testid="amend-text" />
      </div>
      <Told posting={posting} />
      <SendButton posting={posting} sent={tell("back.amend.sent")} onClick={() => void send()} testId="amend-send">{tell("back.amend.send")}</SendButton>
    </section>
  );
}

const channels: Channel[] = ["phone", "whatsapp", "other"];

/** Another way of contact; sending it is the consent to it, and choosing none takes the old one back. */
function ContactForm({ posting }: { posting: Posting }) {
  const { now, words: { say, language } } = useRoom();
  const tell = backWords(language);
  const [contact, setContact] = useState<Contact>(noContact);
  const change = (part: Partial<Contact>) => setContact((before) => ({ ...before, ...part }));
  const { choice, channel, address, hours, mayLeaveMessage } = contact;
  const send = () => {
    if (choice === null) return posting.tell(say("room.contact.missing"));
    if (choice === "channel" && channel === null) return posting.tell(say("room.contact.missing.channel"));
    if (choice === "channel" && address.trim() === "") return posting.tell(say("room.contact.missing.address"));
    const chosen = choice !== "channel" || channel === null ? { choice }
      : { choice, channel: say(`room.contact.via.${channel}`), address: address.trim(), ...(hours.trim() === "" ? {} : { hours: hours.trim() }), mayLeaveMessage };
    return void posting.send({ kind: "correction", of: "contact", contact: chosen, at: minuteOf(now()) });
  };
  return (
    <details className="more" data-testid="amend-contact">
      <summary>{tell("back.amend.contact")}</summary>
      <fieldset className="options">
        <legend className="unseen">{tell("back.amend.contact")}</legend>
        {(["here", "channel", "none"] as const).map((one) => (
          <Option key={one} type="radio" name="amend-contact" checked={choice === one} onChange={() => change({ choice: one })} title={tell(`back.amend.${one}`)} testId={`amend-${one}`}>
            {one === "channel" && choice === "channel" && (
              <div className="within">
                {channels.map((way) => <Option key={way} type="radio" name="amend-channel" checked={channel === way} onChange={() => change({ channel: way })} title={say(`room.contact.${way}`)} testId={`amend-channel-${way}`} />)}
                <Line id="amend-address" label={tell("back.amend.address")} value={address} change={(text) => change({ address: text })} />
                <Line id="amend-hours" label={say("room.contact.hours")} value={hours} change={(text) => change({ hours: text })} />
                <Option type="checkbox" name="amend-message" checked={mayLeaveMessage} onChange={(on) => change({ mayLeaveMessage: on })} title={tell("back.consent.message")} testId="amend-message" />
              </div>
            )}
          </Option>
        ))}
      </fieldset>
      <p className="hint">{tell("back.amend.contact.about")}</p>
      <Told posting={posting} />
      <SendButton posting={posting} sent={tell("back.amend.contact.sent")} onClick={send} testId="amend-contact-send" second>{tell("back.amend.contact.send")}</SendButton>
    </details>
  );
}

/** The own name, written openly for everybody who reads this report; sending it is the consent, and it can be taken back with the other consents. */
function NameForm({ posting, known }: { posting: Posting; known: string | null }) {
  const { now, words: { language } } = useRoom();
  const tell = backWords(language);
  const [name, setName] = useState(known ?? "");
  const send = () => name.trim() === "" ? posting.tell(tell("back.amend.name.empty")) : void posting.send({ kind: "correction", of: "name", name: name.trim(), at: minuteOf(now()) });
  return (
    <details className="more" data-testid="amend-name">
      <summary>{tell("back.amend.name")}</summary>
      <Line id="amend-own-name" label={tell("back.amend.name.label")} value={name} change={setName} />
      <p className="hint">{tell("back.amend.name.about")}</p>
      <Told posting={posting} />
      <SendButton posting={posting} sent={tell("back.amend.name.sent")} onClick={send} testId="amend-name-send" second>{tell("back.amend.name.send")}</SendButton>
    </details>
  );
}

function Line({ id, label, value, change }: { id: string; label: string; value: string; change: (text: string) => void }) {
  return <div className="field"><label htmlFor={id}>{label}</label><input id={id} type="text" maxLength={300} value={value} onChange={(e) => change(e.target.value)} {...privateField} data-testid={id} /></div>;
}
