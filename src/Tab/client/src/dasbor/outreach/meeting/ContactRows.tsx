import { Field, Input, Select } from "@fluentui/react-components";
import type { PlannerSettings, Session } from "../../../api/dashboardSchemas";
import { useTell } from "../words";
import { tried } from "./meeting";

type Props = { known: PlannerSettings["contacts"]; checked: Session["contacts"]; faults: ReadonlySet<string>; change: (contacts: Session["contacts"]) => void };

/** The office's contacts, to be tried while everybody sits together. A number that changed is written down here and renewed in the settings. */
export function ContactRows({ known, checked, faults, change }: Props) {
  const { tell } = useTell();
  const all = [...known, ...checked.filter(({ service }) => !known.some((one) => one.service === service)).map(({ service, contact }) => ({ service, contact, verifiedOn: "" }))];
  if (all.length === 0) return null;
  return (
    <fieldset className="plain-set stack-close">
      <legend className="plan-legend">{tell("meeting.contacts")}</legend>
      <p className="hint">{tell("meeting.contacts.hint")}</p>
      {all.map(({ service, contact }, at) => {
        const result = checked.find((one) => one.service === service);
        const state = result === undefined ? "untried" : result.same ? "same" : "other";
        return (
          <div key={service} className="plan-row">
            <Field className="plan-wide" label={tell("meeting.contact.of", { service, contact })}>
              <Select value={state} onChange={(_, { value }) => change(tried(checked, service, value === "untried" ? null : { contact: value === "same" ? contact : "", same: value === "same" }))} data-testid={`contact-${at}`}>
                <option value="untried">{tell("meeting.contact.untried")}</option>
                <option value="same">{tell("meeting.contact.same")}</option>
                <option value="other">{tell("meeting.contact.other")}</option>
              </Select></Field>
            {result !== undefined && !result.same && <Field className="plan-wide" label={tell("meeting.contact.new")} hint={tell("meeting.contact.renew")} {...(faults.has(service) ? { validationMessage: tell("meeting.contact.fault"), validationState: "error" as const } : {})}>
              <Input value={result.contact} onChange={(_, { value }) => change(tried(checked, service, { contact: value, same: false }))} data-testid={`contact-new-${at}`} /></Field>}
          </div>
        );
      })}
    </fieldset>
  );
}
