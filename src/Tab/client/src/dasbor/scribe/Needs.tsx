import { Checkbox, Field, Input } from "@fluentui/react-components";
import { noContact, type Channel, type Contact } from "../../telling/contact";
import { withContact, withMore } from "../../telling/draft";
import { isRequest, needIds, type Extras, type Need } from "../../telling/kinds";
import { withDraft } from "./paper";
import { Choices, privateField, Say, type Sheet } from "./parts";
import { useTell } from "./words";

const sexes = ["P", "L", "any"] as const;
const longest = 300;

/** What the person needs and how to be reached. Only one choice of contact is asked for; the rest may be left. */
export function Needs({ paper, put }: Sheet) {
  const { tell } = useTell();
  const { draft } = paper;
  const more = (extras: Partial<Extras>) => put(withDraft(paper, withMore(draft, extras)));
  const officer = (change: Partial<Extras["officer"]>) => more({ officer: { ...draft.officer, ...change } });
  const toggle = (id: Need) => more({ needs: needIds.filter((other) => (other === id) !== draft.needs.includes(other)) });
  const field = (label: string, value: string, type: (text: string) => void, testId: string) => (
    <Field label={label}><Input value={value} maxLength={longest} onChange={(_, { value: text }) => type(text)} {...privateField} data-testid={testId} /></Field>
  );
  return (
    <>
      {!isRequest(draft) && (
        <>
          <Say lines={[tell("scribe.needs.ask")]} />
          <section className="card">
            <fieldset className="plain-set" aria-label={tell("scribe.review.needs")}>
              {needIds.map((id) => <Checkbox key={id} checked={draft.needs.includes(id)} onChange={() => toggle(id)} label={tell(`scribe.needs.${id}`)} data-testid={`scribe-need-${id}`} />)}
            </fieldset>
          </section>
        </>
      )}
      <Contacts contact={draft.contact} isRequest={isRequest(draft)} change={(contact) => put(withDraft(paper, withContact(draft, contact)))} />
      <Choices label={tell("scribe.officer.sex")} chosen={draft.officer.sex} choose={(sex) => officer({ sex })} testId="scribe-officer" choices={sexes.map((value) => ({ value, label: tell(`scribe.officer.${value}`) }))} />
      <section className="card stack">
        {field(tell("scribe.officer.language"), draft.officer.language, (language) => officer({ language }), "scribe-language")}
        {field(tell("scribe.officer.access"), draft.officer.disability, (disability) => officer({ disability }), "scribe-access")}
        {draft.wish === "minor" && field(tell("scribe.nottell"), draft.notTell, (notTell) => more({ notTell }), "scribe-nottell")}
      </section>
    </>
  );
}

const ways: readonly Channel[] = ["phone", "whatsapp", "other"];

function Contacts({ contact, isRequest: request, change }: { contact: Contact; isRequest: boolean; change: (contact: Contact) => void }) {
  const { tell } = useTell();
  const choices = request ? (["channel", "here"] as const) : (["here", "channel", "none"] as const);
  return (
    <Choices label={`“${tell("scribe.contact.ask")}”`} chosen={contact.choice} choose={(choice) => change({ ...noContact, choice })} testId="scribe-contact" choices={choices.map((value) => ({ value, label: tell(`scribe.contact.${value}`) }))}>
      {contact.choice === "channel" && (
        <div className="stack within">
          <Choices label={tell("scribe.contact.way")} chosen={contact.channel} choose={(channel) => change({ ...contact, channel })} testId="scribe-by" choices={ways.map((value) => ({ value, label: tell(`scribe.contact.${value}`) }))} />
          <Field label={tell("scribe.contact.value")}><Input value={contact.address} maxLength={longest} onChange={(_, { value }) => change({ ...contact, address: value })} {...privateField} data-testid="scribe-address" /></Field>
          <Field label={tell("scribe.contact.hours")}><Input value={contact.hours} maxLength={longest} onChange={(_, { value }) => change({ ...contact, hours: value })} {...privateField} data-testid="scribe-hours" /></Field>
          <Checkbox checked={contact.mayLeaveMessage} onChange={(_, { checked }) => change({ ...contact, mayLeaveMessage: checked === true })} label={tell("scribe.contact.message")} data-testid="scribe-message" />
        </div>
      )}
    </Choices>
  );
}
