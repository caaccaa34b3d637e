import type { Service } from "../../api/room";
import type { CaseView } from "../flow/case";
import { useRoom } from "../ui/context";
import { Note, Option } from "../ui/controls";
import { SendButton, Told } from "./Parts";
import { fieldsOf, type Choice, type Field, type Way } from "./referral";
import type { Posting } from "./usePosting";
import { backWords } from "./words";

const ways: readonly Way[] = ["unnamed", "warm", "letter", "self"];

type Props = { view: CaseView; service: Service; choice: Choice; change: (choice: Choice) => void; posting: Posting; send: () => void };

/** How the person wants to get there, what may be handed on, and the one consent, which says first what the law makes them report. */
export function ReferAgree({ view, service, choice, change, posting, send }: Props) {
  const { words: { language } } = useRoom();
  const tell = backWords(language);
  const { way, fields, companion, agreed } = choice;
  const toggle = (field: Field, on: boolean) => change({ ...choice, agreed: false, fields: on ? [...fields, field] : fields.filter((other) => other !== field) });
  const named = way === "warm" || way === "letter";
  const list = fieldsOf(view).filter((field) => fields.includes(field)).map((field) => tell(`back.field.${field}`)).join(", ");
  return (
    <>
      <fieldset className="options">
        <legend>{tell("back.refer.way")}</legend>
        {ways.map((one) => (
          <Option key={one} type="radio" name="way" checked={way === one} onChange={() => change({ ...choice, way: one, agreed: false, fields: [], companion: false })}
            title={tell(`back.way.${one}`)} about={tell(`back.way.${one}.about`)} testId={`way-of-${one}`} />
        ))}
      </fieldset>
      {named && (
        <fieldset className="options">
          <legend>{tell("back.refer.fields")}</legend>
          {fieldsOf(view).map((field) => <Option key={field} type="checkbox" name={field} checked={fields.includes(field)} onChange={(on) => toggle(field, on)} title={tell(`back.field.${field}`)} testId={`field-${field}`} />)}
          <Option type="checkbox" name="companion" checked={companion} onChange={(on) => change({ ...choice, companion: on })} title={tell("back.refer.companion")} testId="refer-companion" />
        </fieldset>
      )}
      {named && <Note icon="notice" tone="look" testId="refer-duty"><p>{tell(service.duty === "police-3x24" ? "back.refer.law" : "back.refer.law.unknown")}</p></Note>}
      {(named || way === "unnamed") && (
        <fieldset className="options">
          <legend className="unseen">{tell("back.consent.title")}</legend>
          <Option large type="checkbox" name="agreed" checked={agreed} onChange={(on) => change({ ...choice, agreed: on })} testId="refer-agree" about={tell("back.refer.withdrawable")}
            title={named ? tell("back.refer.agree", { service: service.name, fields: list === "" ? tell("back.refer.nofields") : list }) : tell("back.refer.agree.unnamed", { service: service.name })} />
        </fieldset>
      )}
      <Told posting={posting} />
      {(named || way === "unnamed") && <SendButton posting={posting} sent="" onClick={send} testId="refer-send">{tell("back.refer.send")}</SendButton>}
    </>
  );
}
