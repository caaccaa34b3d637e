import { useRoom } from "./context";

/** The field of the story. No helper of the browser looks over the shoulder: no filling in, no spelling marks, no translation. */
export function StoryField({ label, hidden = false }: { label: string; hidden?: boolean }) {
  const { state, dispatch } = useRoom();
  return (
    <div className="field" hidden={hidden}>
      <label className="unseen" htmlFor="story">{label}</label>
      <textarea id="story" className="story" rows={10} value={state.draft.text} onChange={(e) => dispatch({ type: "text", text: e.target.value })} {...privateField} data-testid="story" />
    </div>
  );
}

/** What every field of the room carries. */
export const privateField = {
  autoComplete: "off", autoCorrect: "off", spellCheck: false, translate: "no", "data-gramm": "false", "data-lpignore": "true",
} as const;
