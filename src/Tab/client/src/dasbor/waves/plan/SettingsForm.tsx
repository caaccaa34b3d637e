import { Button, Field, Input, Textarea } from "@fluentui/react-components";
import { useState, type FormEvent } from "react";
import { Notice } from "../../parts/Notice";
import type { DraftSafe } from "../../session/draftSafe";
import { useTell, type WaveKey } from "../words";
import type { WaveDesk } from "../useWave";
import type { Wave, WaveFault, WavesApi } from "../wavesApi";
import { faultWords, fieldOf } from "./faultWords";
import { readSettings, textOf, type SettingsText } from "./settingsText";

type ListName = "days" | "hours" | "rooms" | "teams" | "contacts";
type List = { name: ListName; of: string; label: WaveKey; hint: WaveKey; rows: number };

/** Days and hours first: they are short and stand beside each other. */
const lists: readonly List[] = [
  { name: "days", of: "day", label: "settings.days", hint: "settings.days.hint", rows: 3 },
  { name: "hours", of: "hours", label: "settings.hours", hint: "settings.hours.hint", rows: 3 },
  { name: "rooms", of: "room", label: "settings.rooms", hint: "settings.rooms.hint", rows: 6 },
  { name: "teams", of: "team", label: "settings.teams", hint: "settings.teams.hint", rows: 3 },
  { name: "contacts", of: "contact", label: "settings.contacts", hint: "settings.contacts.hint", rows: 6 },
];

/** Rooms, times and people of a wave, as lists that can be pasted: an office has seventy rooms in a table already. */
export function SettingsForm({ wave, desk, api, drafts }: { wave: Wave; desk: WaveDesk; api: WavesApi; drafts: DraftSafe }) {
  const { tell } = useTell();
  const draft = `wave/${wave.id}`;
  const [text, setText] = useState<SettingsText>(() => {
    // What was typed before the page was locked.
    if (drafts.has(draft)) return JSON.parse(drafts.read(draft)) as SettingsText;
    const kept = textOf(wave.settings);
    return kept.sessionTitle === "" ? { ...kept, sessionTitle: tell("settings.title.usual") } : kept;
  });
  const [faults, setFaults] = useState<WaveFault[]>([]);
  const [saved, setSaved] = useState(false);
  const [unfolded, setUnfolded] = useState(wave.settings.rooms.length === 0 || drafts.has(draft));
  const change = (part: Partial<SettingsText>) => {
    const next = { ...text, ...part };
    setText(next);
    setSaved(false);
    drafts.write(draft, JSON.stringify(next));
  };

  async function save(submit: FormEvent) {
    submit.preventDefault();
    const { settings, faults: found } = readSettings(text);
    setFaults(found);
    setSaved(false);
    if (found.length > 0 || !await desk.take((now) => api.settle(now, settings))) return;
    drafts.write(draft, "");
    setSaved(true);
    setUnfolded(false);
  }
  function under(of: string) {
    const found = [...faults, ...desk.faults].filter((fault) => fieldOf(fault) === of).slice(0, 4);
    return found.length === 0 ? {} : { validationState: "error" as const, validationMessage: found.map((fault) => faultWords(tell, fault)).join(" ") };
  }
  const field = ({ name, of, label, hint, rows }: List) => (
    <Field key={name} label={tell(label)} hint={tell(hint)} {...under(of)}>
      <Textarea rows={rows} resize="vertical" spellCheck={false} value={text[name]} onChange={(_, { value }) => change({ [name]: value })} data-testid={`settings-${name}`} />
    </Field>
  );

  return (
    <>
      <details className="card" open={unfolded} onToggle={(toggle) => setUnfolded(toggle.currentTarget.open)} data-testid="wave-settings">
        <summary><h2 className="small-title">{tell("settings.title")}</h2></summary>
        <form className="stack" noValidate onSubmit={(submit) => void save(submit)}>
          <Field label={tell("settings.title.field")} hint={tell("settings.title.hint")} {...under("title")}><Input value={text.sessionTitle} maxLength={120} onChange={(_, { value }) => change({ sessionTitle: value })} data-testid="settings-title" /></Field>
          <div className="fields-two">
            <Field label={tell("settings.moderator")}><Input value={text.moderator} maxLength={120} autoComplete="off" onChange={(_, { value }) => change({ moderator: value })} /></Field>
            <Field label={tell("settings.agenda")} hint={tell("settings.agenda.hint")}><Input value={text.agenda} autoComplete="off" onChange={(_, { value }) => change({ agenda: value })} /></Field>
          </div>
          <div className="fields-two">{lists.slice(0, 2).map(field)}</div>
          {lists.slice(2).map(field)}
          {wave.state === "planned" && <p className="hint">{tell("settings.warn")}</p>}
          <div className="actions"><Button appearance="primary" type="submit" disabledFocusable={desk.busy} data-testid="settings-save">{tell("settings.save")}</Button></div>
        </form>
      </details>
      {saved && <Notice tone="done" live testId="settings-saved">{tell("settings.saved")}</Notice>}
    </>
  );
}
