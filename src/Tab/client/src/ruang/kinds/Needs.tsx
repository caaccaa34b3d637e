import { needIds, type Extras, type Need } from "../../telling/kinds";
import { useRoom } from "../ui/context";
import { Note, Option, Primary, Quiet, Steps } from "../ui/controls";
import { Page } from "../ui/Page";
import { privateField } from "../ui/StoryField";
import { kindWords } from "./words";

const longest = 300;
const sexes = ["P", "L", "any"] as const;

/** What the person needs and whom they would rather speak to. All of it may be skipped; nothing of it is a reason to refuse. */
export function Needs() {
  const { state: { draft }, dispatch, words: { say, language } } = useRoom();
  const tell = kindWords(language);
  const put = (more: Partial<Extras>) => dispatch({ type: "more", put: more });
  const officer = (more: Partial<Extras["officer"]>) => put({ officer: { ...draft.officer, ...more } });
  const toggle = (id: Need) => put({ needs: needIds.filter((other) => (other === id) !== draft.needs.includes(other)) });
  const next = () => dispatch({ type: "forward" });
  const refer = draft.wish === "refer";
  return (
    <Page
      title={say("room.needs.title")}
      lead={tell("room.needs.lead")}
      backwards="above"
      foot={<>
        <Quiet onClick={next} testId="skip">{say("room.nav.skip")}</Quiet>
        <Primary onClick={next} testId="next">{say("room.nav.next")}</Primary>
      </>}
    >
      {refer && <Note icon="info" tone="tint" testId="refer-duty"><p>{tell("room.needs.refer.next")}</p><p>{tell("room.needs.refer.duty")}</p></Note>}
      <fieldset className="rows">
        <legend className="unseen">{tell("room.needs.what")}</legend>
        {needIds.map((id) => (
          <Option key={id} type="checkbox" name={`need-${id}`} checked={draft.needs.includes(id)} onChange={() => toggle(id)} title={tell(`room.needs.${id}`)} testId={`need-${id}`} />
        ))}
      </fieldset>
      <fieldset className="card">
        <legend className="unseen">{tell("room.needs.sex")}</legend>
        <b aria-hidden="true">{tell("room.needs.sex")}</b>
        {sexes.map((sex) => (
          <Option key={sex} type="radio" name="officer-sex" checked={draft.officer.sex === sex} onChange={() => officer({ sex })}
            title={sex === "any" ? tell("room.needs.sex.any") : say(sex === "P" ? "room.readers.woman" : "room.readers.man")} testId={`officer-${sex}`} />
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor="officer-language">{tell("room.needs.language")}</label>
        <input id="officer-language" type="text" maxLength={longest} value={draft.officer.language} aria-describedby="officer-language-example" onChange={(e) => officer({ language: e.target.value })} {...privateField} data-testid="officer-language" />
        <span className="hint" id="officer-language-example">{tell("room.needs.language.example")}</span>
      </div>
      <div className="field">
        <label htmlFor="officer-access">{tell("room.needs.access")}</label>
        <input id="officer-access" type="text" maxLength={longest} value={draft.officer.disability} aria-describedby="officer-access-example" onChange={(e) => officer({ disability: e.target.value })} {...privateField} data-testid="officer-access" />
        <span className="hint" id="officer-access-example">{tell("room.needs.access.example")}</span>
      </div>
      <Steps here="needs" />
    </Page>
  );
}
