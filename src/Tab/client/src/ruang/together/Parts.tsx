import type { ReactNode } from "react";
import { minuteOf } from "../../telling/consent";
import { dayAfter, longDay, officeDay, offsetOf } from "../../telling/dates";
import { nameOf, type CaseView } from "../flow/case";
import type { OwnName } from "../../telling/draft";
import { lateReaders, readerSet, readersOf, type Reader } from "../../telling/readers";
import { standingName } from "../../telling/report";
import { Face, FetchFaces } from "../faces/Face";
import { useRoom } from "../ui/context";
import { Note, Option } from "../ui/controls";
import { privateField } from "../ui/StoryField";
import { readTogether, type TogetherBody } from "./bodies";
import { sayTogether, type TogetherKey } from "./words";

const longestName = 120;

type Line = { by: string; raw: unknown; view: CaseView };
export type PartProps = { part: "dual" | "name" | "review" | "line" | "faces"; line?: Line; reader?: Reader; otherwise?: ReactNode };

/** One door to all of it: the page asks for a part by its name. */
export default function Parts({ part, line, reader, otherwise }: PartProps) {
  if (reader !== undefined) return <Face reader={reader} />;
  if (part === "faces") return <FetchFaces />;
  if (line !== undefined) return <TogetherLine {...line} otherwise={otherwise} />;
  return part === "dual" ? <><DualChoice /><LateChoice /></> : part === "name" ? <NameChoice /> : <TogetherReview />;
}

/** How many will read, as chosen so far: what needs two is offered from two on. */
function useReaderCount(): number {
  const { state, office } = useRoom();
  const set = office.kind === "ready" ? readerSet(state.draft.readers, readersOf(office.directory)) : "nobody";
  return typeof set === "string" ? 0 : set.to.length;
}

/** Dua petugas membaca bersama: no officer opens the report alone. Off at first. */
function DualChoice() {
  const { state, dispatch, words: { language } } = useRoom();
  if (useReaderCount() < 2) return null;
  const about = `${sayTogether(language, "room.readers.dual.how")} ${sayTogether(language, "room.readers.dual.about")}`;
  return (
    <fieldset className="options">
      <legend className="unseen">{sayTogether(language, "room.readers.dual")}</legend>
      <Option type="checkbox" name="dual" checked={state.draft.dual} onChange={(dual) => dispatch({ type: "dual", dual })} title={sayTogether(language, "room.readers.dual")} about={about} testId="readers-dual" />
    </fieldset>
  );
}

/** The day from which somebody outside the office may read, as the office counts it now; null where that is not offered. */
function useLateDay(): string | null {
  const { state: { draft }, office, now, words: { language } } = useRoom();
  if (office.kind !== "ready" || office.room.lateAfterDays === undefined || lateReaders(draft.readers, draft.dual, readersOf(office.directory)).length === 0) return null;
  return longDay(dayAfter(now(), office.room.lateAfterDays, offsetOf(office.room.nextNotice)), language);
}

/** Bila tidak dijawab: the provincial Satgas may read from a day on. Off at first. */
function LateChoice() {
  const { state, dispatch, words: { language } } = useRoom();
  const date = useLateDay();
  if (date === null) return null;
  const title = sayTogether(language, "room.release.offer", { date });
  return (
    <fieldset className="options">
      <legend className="unseen">{title}</legend>
      <Option type="checkbox" name="late" checked={state.draft.late} onChange={(late) => dispatch({ type: "late", late })} title={title} about={sayTogether(language, "room.release.about")} testId="readers-late" />
    </fieldset>
  );
}

/** The own name: in an envelope that two officers open together, or openly for the chosen readers. Never a condition; choosing is the consent. */
function NameChoice() {
  const { state, dispatch, now, words: { language } } = useRoom();
  const { ownName } = state.draft;
  const two = useReaderCount() >= 2;
  const way = ownName === null || (ownName.way === "envelope" && !two) ? null : ownName.way;
  const say = (key: TogetherKey) => sayTogether(language, key);
  const choose = (next: OwnName["way"] | null) => dispatch({ type: "name", ownName: next === null ? null : { name: ownName?.name ?? "", way: next, at: minuteOf(now()) } });
  const field = ownName !== null && (
    <div className="within field">
      <label htmlFor="own-name">{say("room.name.label")}</label>
      <input id="own-name" type="text" maxLength={longestName} value={ownName.name} onChange={(e) => dispatch({ type: "name", ownName: { ...ownName, name: e.target.value } })} {...privateField} data-testid="own-name" />
    </div>
  );
  return (
    <fieldset className="options">
      <legend>{say("room.name.title")}</legend>
      <Option type="radio" name="own-name" checked={way === null} onChange={() => choose(null)} title={say("room.name.none")} about={say("room.name.none.about")} testId="name-none" />
      {two && (
        <Option type="radio" name="own-name" checked={way === "envelope"} onChange={() => choose("envelope")} title={say("room.name.envelope")} about={say("room.name.envelope.about")} testId="name-envelope">
          {way === "envelope" && field}
        </Option>
      )}
      <Option type="radio" name="own-name" checked={way === "open"} onChange={() => choose("open")} title={say("room.name.open")} about={say("room.name.open.about")} testId="name-open">
        {way === "open" && field}
      </Option>
    </fieldset>
  );
}

/** What of this will be sealed, to be seen before it is sent. */
function TogetherReview() {
  const { state: { draft }, words: { language } } = useRoom();
  const date = useLateDay();
  const together = useReaderCount() >= 2;
  const [dual, own, late] = [together && draft.dual, standingName(draft, together), draft.late && date !== null];
  if (!dual && own === null && !late) return null;
  return (
    <Note icon="lock" testId="together-review">
      {late && <p>{sayTogether(language, "room.release.offer", { date: date ?? "" })}</p>}
      {dual && <p>{sayTogether(language, "room.readers.dual")}. {sayTogether(language, "room.readers.dual.how")}</p>}
      {own !== null && <p data-testid="review-name">{sayTogether(language, own.way === "open" ? "room.review.name.open" : "room.review.name", { name: own.name })}</p>}
    </Note>
  );
}

/** What two officers did together, as the person reads it. */
function TogetherLine({ by, raw, view, otherwise }: Line & { otherwise: ReactNode }) {
  const { words: { say, language } } = useRoom();
  const body = readTogether(raw);
  if (body === null) return otherwise;
  const person = (id: unknown) => (typeof id === "string" ? nameOf(view.directory, id) : null) ?? say("room.return.officer");
  const date = typeof body.at === "number" ? longDay(officeDay(body.at * 1000, offsetOf(view.nextNotice)), language) : "";
  const values = { name: person(by), other: person(body.with), date, reason: typeof body.reason === "string" ? body.reason : "" };
  return <>{sayTogether(language, lines[body.kind], values)}</>;
}

const lines: Record<TogetherBody["kind"], TogetherKey> = {
  "opened": "room.return.both", "name.ask": "room.return.envelope.ask", "name.yes": "room.return.envelope.yes", "name.no": "room.return.envelope.no", "name.back": "room.return.envelope.back",
};
