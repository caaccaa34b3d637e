import type { Knows } from "../../telling/kinds";
import { useRoom } from "../ui/context";
import { Note, Option } from "../ui/controls";
import { kindWords } from "./words";

const answers: readonly Knows[] = ["willing", "unwilling", "unknown"];

/** About somebody else: whether that person knows and agrees decides what may be written and that nobody contacts them. */
export function Witness() {
  const { state: { draft }, dispatch, words: { language } } = useRoom();
  const tell = kindWords(language);
  if (draft.about !== "other") return null;
  const willing = draft.knows === "willing";
  return (
    <section className="block" aria-labelledby="witness-title" data-testid="witness">
      <h2 id="witness-title">{tell("room.witness.question")}</h2>
      <p className="soft">{tell("room.witness.thanks")}</p>
      <fieldset className="card">
        <legend className="unseen">{tell("room.witness.question")}</legend>
        {answers.map((knows) => (
          <Option key={knows} type="radio" name="knows" checked={draft.knows === knows} onChange={() => dispatch({ type: "more", put: { knows } })} title={tell(`room.witness.${knows}`)} testId={`knows-${knows}`} />
        ))}
      </fieldset>
      <div role="status">
        {draft.knows !== null && <Note icon={willing ? "people" : "lock"} tone="tint" testId="witness-effect">{tell(willing ? "room.behalf.own" : "room.witness.noname")}</Note>}
      </div>
      {!willing && <p>{tell("room.witness.minimum")}</p>}
      <details className="more" data-testid="words-to-say">
        <summary>{tell("room.witness.say.title")}</summary>
        <ul className="plain-list">
          {(["room.witness.say.one", "room.witness.say.two", "room.witness.say.three", "room.witness.say.four", "room.witness.say.five"] as const).map((key) => <li key={key}>{tell(key)}</li>)}
        </ul>
        <p>{tell("room.witness.say.avoid")}</p>
        <p>{tell("room.witness.self")}</p>
      </details>
    </section>
  );
}
