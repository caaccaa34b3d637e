import { Button, Checkbox, Field, Input, Textarea } from "@fluentui/react-components";
import type { DayHints, PlanHint, PlanHints, PlannerSettings } from "../../../api/dashboardSchemas";
import { UndoLine, type Part } from "./fields";
import { HintList, SchedulesLine } from "./HintList";
import { attendeesOf, badMailboxes } from "./plan";
import { changed, without, withRow } from "./rows";

/** Moderator and speakers. Names of the office's people and of earlier sessions are offered; what is known of their time stands below. */
export function SpeakerFields({ form, change, under, tell, undo, remove, restore, names, day, source }: Part & { names: readonly string[]; day: DayHints | undefined; source: PlanHints["schedules"] }) {
  return (
    <div className="stack">
      <datalist id="plan-names">{names.map((name) => <option key={name} value={name} />)}</datalist>
      <Field label={tell("plan.moderator")} {...under("moderator")}><Input list="plan-names" value={form.moderator} onChange={(_, { value }) => change({ moderator: value })} autoComplete="off" data-testid="plan-moderator" /></Field>
      <fieldset className="plain-set stack-close">
        <legend className="plan-legend">{tell("plan.speakers")}</legend>
        {form.speakers.map((speaker, at) => (
          <div key={at} className="plan-row">
            <Field className="plan-wide" label={tell("plan.speaker.name")} {...(speaker.name.trim() === "" ? under("speakers") : {})}><Input list="plan-names" value={speaker.name} onChange={(_, { value }) => change({ speakers: changed(form.speakers, at, { name: value }) })} autoComplete="off" data-testid={`plan-speaker-${at}`} /></Field>
            <Field className="plan-wide" label={tell("plan.speaker.from")}><Input value={speaker.from} onChange={(_, { value }) => change({ speakers: changed(form.speakers, at, { from: value }) })} autoComplete="off" data-testid={`plan-speaker-from-${at}`} /></Field>
            <Checkbox label={tell("plan.speaker.outside")} checked={speaker.outside} onChange={(_, { checked }) => change({ speakers: changed(form.speakers, at, { outside: checked === true }) })} data-testid={`plan-speaker-outside-${at}`} />
            <Button aria-label={tell("plan.remove.named", { name: speaker.name.trim() === "" ? tell("plan.speaker.number", { number: at + 1 }) : speaker.name })} onClick={() => remove({ speakers: without(form.speakers, at) }, { of: "speakers", back: (now) => ({ speakers: withRow(now.speakers, at, speaker) }) })} data-testid={`plan-speaker-remove-${at}`}>{tell("plan.remove")}</Button>
          </div>
        ))}
        <UndoLine of="speakers" undo={undo} restore={restore} tell={tell} />
        <Button className="self-start" onClick={() => change({ speakers: [...form.speakers, { name: "", from: "", outside: false }] })} data-testid="plan-speaker-add">{tell("plan.speaker.add")}</Button>
      </fieldset>
      <HintList hints={day?.hints.filter(({ field, code }) => field === "people" && code !== "invited") ?? []} testId="hints-team" />
      <SchedulesLine day={day} source={source} />
    </div>
  );
}

/** Who is invited: groups of the office, other units by name, and addresses. */
export function AudienceFields({ form, change, under, tell, settings, hints }: Part & { settings: PlannerSettings; hints: readonly PlanHint[] }) {
  const address = under("invitees", "address");
  const bad = badMailboxes(form.invitees);
  return (
    <div className="stack">
      {settings.audiences.length > 0 && (
        <fieldset className="plain-set">
          <legend className="plan-legend">{tell("plan.audience.groups")}</legend>
          {settings.audiences.map(({ name, mailboxes }) => (
            <Checkbox key={name} label={tell("plan.audience.group", { name, count: mailboxes.length })} checked={form.audiences.includes(name)}
              onChange={(_, { checked }) => change({ audiences: checked === true ? [...form.audiences, name] : form.audiences.filter((one) => one !== name) })} data-testid="plan-audience" />
          ))}
        </fieldset>
      )}
      <Field label={tell("plan.units")} hint={tell("plan.units.hint")}><Input value={form.units} onChange={(_, { value }) => change({ units: value })} autoComplete="off" data-testid="plan-units" /></Field>
      <Field label={tell("plan.invitees")} hint={tell("plan.invitees.hint", { count: attendeesOf(form, settings).length })} {...address} {...(address.validationState === "error" && bad.length > 0 ? { validationMessage: tell("fault.address", { list: bad.join(", ") }) } : {})}>
        <Textarea rows={4} resize="vertical" value={form.invitees} onChange={(_, { value }) => change({ invitees: value })} spellCheck={false} autoComplete="off" data-testid="plan-invitees" /></Field>
      <HintList hints={hints} testId="hints-people" />
    </div>
  );
}
