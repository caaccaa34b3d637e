import { useState } from "react";
import { contactGap, noContact, skipContact, type Channel, type Contact, type ContactChoice } from "../../telling/contact";
import type { TextKey } from "../page/words";
import { useRoom } from "../ui/context";
import { Option, Primary, Quiet, Steps, Trouble } from "../ui/controls";
import { Later } from "../ui/later";
import { Kind } from "../ui/kind";
import { Page } from "../ui/Page";
import { privateField } from "../ui/StoryField";

export const contactGaps = { choice: "room.contact.missing", channel: "room.contact.missing.channel", address: "room.contact.missing.address" } as const;

/** How we may reach the person. Skipping it means: answers wait on this page. */
export function ContactScreen() {
  const { state: { draft, gap: left }, dispatch, words: { say } } = useRoom();
  const { contact } = draft;
  const [told, setTold] = useState(left?.at === "contact");
  const gap = contactGap(contact);
  const skip = () => {
    if (gap !== null) dispatch({ type: "contact", contact: skipContact(contact) });
    dispatch({ type: "forward" });
  };
  return (
    <Page
      title={say("room.contact.title")}
      lead={say("room.contact.noname")}
      backwards="above"
      foot={<>
        <Quiet onClick={skip} testId="skip">{say("room.nav.skip")}</Quiet>
        <Primary onClick={() => (gap === null ? dispatch({ type: "forward" }) : setTold(true))} testId="next">{say("room.nav.next")}</Primary>
      </>}
    >
      {told && gap !== null && <Trouble key={gap}>{say(contactGaps[gap])}</Trouble>}
      <ContactChoices choices={draft.wish === "contact" ? ["channel", "here"] : ["here", "channel", "none"]} />
      <Kind part="other" />
      <Later part="name" />
      <Steps here="contact" />
    </Page>
  );
}

const choiceTexts: Record<ContactChoice, readonly [TextKey, TextKey]> = {
  here: ["room.contact.code", "room.contact.code.about"], channel: ["room.contact.channel", "room.contact.channel.about"], none: ["room.contact.never", "room.contact.never.effect"],
};

export function ContactChoices({ choices }: { choices: readonly ContactChoice[] }) {
  const { state: { draft: { contact } }, dispatch, words: { say } } = useRoom();
  const change = (next: Contact) => dispatch({ type: "contact", contact: next });
  return (
    <fieldset className="options">
      <legend className="unseen">{say("room.contact.title")}</legend>
      {choices.map((value) => (
        <Option key={value} large type="radio" name="contact" checked={contact.choice === value} onChange={() => change({ ...noContact, choice: value })}
          title={say(choiceTexts[value][0])} about={say(choiceTexts[value][1])} testId={`contact-${value}`}>
          {value === "channel" && contact.choice === "channel" && <ChannelFields contact={contact} change={change} />}
        </Option>
      ))}
    </fieldset>
  );
}

const channels: Channel[] = ["phone", "whatsapp", "other"];

function ChannelFields({ contact, change }: { contact: Contact; change: (next: Contact) => void }) {
  const { words: { say } } = useRoom();
  return (
    <div className="within">
      <fieldset>
        <legend>{say("room.contact.way")}</legend>
        {channels.map((channel) => (
          <Option key={channel} type="radio" name="channel" checked={contact.channel === channel} onChange={() => change({ ...contact, channel })} title={say(`room.contact.${channel}`)} testId={`channel-${channel}`} />
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor="address">{say(contact.channel === "other" ? "room.contact.value.other" : "room.contact.value")}</label>
        <input id="address" type="text" inputMode={contact.channel === "phone" || contact.channel === "whatsapp" ? "tel" : "text"} maxLength={300} value={contact.address} onChange={(e) => change({ ...contact, address: e.target.value })} {...privateField} data-testid="contact-address" />
      </div>
      <div className="field">
        <label htmlFor="hours">{say("room.contact.hours")}</label>
        <input id="hours" type="text" maxLength={300} value={contact.hours} aria-describedby="hours-example" onChange={(e) => change({ ...contact, hours: e.target.value })} {...privateField} data-testid="contact-hours" />
        <span className="hint" id="hours-example">{say("room.contact.example")}</span>
      </div>
      <fieldset>
        <legend>{say("room.contact.message")}</legend>
        <Option type="checkbox" name="leave-message" checked={contact.mayLeaveMessage} onChange={(on) => change({ ...contact, mayLeaveMessage: on })}
          title={say("room.contact.message.neutral")} testId="contact-message" />
      </fieldset>
      <p className="hint">{say("room.contact.other.answers")} {say("room.contact.who")}</p>
    </div>
  );
}
