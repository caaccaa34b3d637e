import type { Extras } from "../../telling/kinds";
import { useRoom } from "../ui/context";
import { privateField } from "../ui/StoryField";
import { kindWords } from "./words";

const fields = ["name", "reach"] as const;
const longest = 300;

/** How to reach the person it is about: asked only where that person knows and agrees, and never needed. */
export function OtherPerson() {
  const { state: { draft: { about, knows, other } }, dispatch, words: { language } } = useRoom();
  const tell = kindWords(language);
  if (about !== "other") return null;
  if (knows !== "willing") return <p className="hint" data-testid="other-untouched">{tell("room.other.untouched")}</p>;
  const change = (more: Partial<Extras["other"]>) => dispatch({ type: "more", put: { other: { ...other, ...more } } });
  return (
    <section className="card" aria-labelledby="other-title">
      <h2 id="other-title">{tell("room.other.title")}</h2>
      <p className="soft">{tell("room.other.about")}</p>
      {fields.map((field) => (
        <div className="field" key={field}>
          <label htmlFor={`other-${field}`}>{tell(`room.other.${field}`)}</label>
          <input id={`other-${field}`} type="text" maxLength={longest} value={other[field]} onChange={(e) => change({ [field]: e.target.value })} {...privateField} data-testid={`other-${field}`} />
        </div>
      ))}
    </section>
  );
}
