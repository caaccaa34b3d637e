import { useEffect, useRef, type ReactNode } from "react";
import { isRequest, type Extras } from "../../telling/kinds";
import type { Screen } from "../flow/screens";
import type { TextKey } from "../page/words";
import { useRoom } from "./context";
import { Icon, type IconName } from "./Icon";

/** The screen's one primary button. */
export function Primary({ children, onClick, testId, busy = false, type = "button" }: {
  children: ReactNode; onClick?: () => void; testId: string; busy?: boolean; type?: "button" | "submit";
}) {
  return (
    <button type={type} className="button primary" onClick={onClick} aria-disabled={busy} data-testid={testId}>{children}</button>
  );
}

export function Quiet({ children, onClick, testId }: { children: ReactNode; onClick: () => void; testId: string }) {
  return <button type="button" className="button quiet trailing" onClick={onClick} data-testid={testId}>{children}</button>;
}

/** A sentence about something missing or not working. It takes the focus, so that nobody has to look for it. */
export function Trouble({ children, id }: { children: ReactNode; id?: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
    box.current?.scrollIntoView({ block: "center" });
  }, []);
  return <div className="bar look" role="alert" tabIndex={-1} ref={box} id={id} data-testid="trouble"><Icon name="notice" /><div>{children}</div></div>;
}

export function Note({ icon, children, tone = "plain", testId }: { icon: IconName; children: ReactNode; tone?: "plain" | "tint" | "look"; testId?: string }) {
  return <div className={`bar ${tone}`} data-testid={testId}><Icon name={icon} /><div>{children}</div></div>;
}

/** A row or card that is itself the act: pressing it goes there, and `put` is then what the person wants. */
export function Way({ to, icon, title, about, testId, put }: { to: Screen; icon: IconName; title: TextKey; about?: string; testId?: string; put?: Partial<Extras> }) {
  const { dispatch, words: { say } } = useRoom();
  const press = () => {
    if (put !== undefined) dispatch({ type: "more", put });
    dispatch({ type: "go", to });
  };
  return (
    <button type="button" className="way" onClick={press} data-testid={testId ?? `way-${to}`}>
      <Icon name={icon} />
      <span className="way-text"><span className="way-title">{say(title)}</span>{about !== undefined && <span className="way-about">{about}</span>}</span>
      <Icon name="go" />
    </button>
  );
}

/** A radio button or checkbox with its sentence and explanation. */
export function Option({ type, name, checked, onChange, title, about, testId, children, large = false }: {
  type: "radio" | "checkbox"; name: string; checked: boolean; onChange: (checked: boolean) => void; title: ReactNode; about?: string;
  testId: string; children?: ReactNode; large?: boolean;
}) {
  const describedBy = about === undefined ? undefined : `${testId}-about`;
  return (
    <div className={`option${large ? " large" : ""}${checked ? " on" : ""}`}>
      <label>
        <input type={type} name={name} checked={checked} onChange={(e) => onChange(e.target.checked)} aria-describedby={describedBy} data-testid={testId} />
        <span className="option-text"><span className="option-title">{title}</span></span>
      </label>
      {about !== undefined && <span className="option-about" id={describedBy}>{about}</span>}
      {children}
    </div>
  );
}

const steps: readonly (readonly [Screen, TextKey])[] = [["story", "room.review.story"], ["needs", "room.needs.title"], ["contact", "room.review.contact"], ["review", "room.review.title"]];

/** The parts of a report, to be filled in whatever order the person likes. */
export function Steps({ here }: { here: Screen }) {
  const { state, dispatch, words: { say } } = useRoom();
  if (isRequest(state.draft)) return null;
  return (
    <nav className="links" aria-label={say("room.steps")}>
      <span className="hint">{say("room.steps")}:</span>
      {steps.filter(([to]) => to !== here).map(([to, key]) => <button key={to} type="button" className="link" onClick={() => dispatch({ type: "go", to })} data-testid={`step-${to}`}>{say(key)}</button>)}
    </nav>
  );
}
