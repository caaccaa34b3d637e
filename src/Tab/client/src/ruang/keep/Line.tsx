import { dayOf, longDay, officeDay, offsetOf, timeOf } from "../../telling/dates";
import { roomOf } from "../flow/office";
import { useRoom } from "../ui/context";
import { Note } from "../ui/controls";
import { Icon } from "../ui/Icon";
import type { KeepView, Phase } from "./keeper";
import { keepWords, type KeepKey } from "./words";

const unsaved: Partial<Record<Phase, KeepKey>> = { new: "room.save.state.new", full: "room.save.state.full", long: "room.save.state.long", gone: "room.save.state.gone" };

/** One quiet line: when it was saved last, or that it could not be. Its minute changes at most once a minute, and so does what a reader of the screen says. */
export function Line({ view: { phase, savedAt, joined } }: { view: KeepView }) {
  const { office, now, words: { language } } = useRoom();
  const tell = keepWords(language);
  const time = savedAt === null ? null : hourOf(savedAt, now(), offsetOf(roomOf(office)?.nextNotice ?? "+07:00"), language);
  const since = time === null ? tell("room.save.state.waiting") : tell(phase === "saved" ? "room.save.state.saved" : "room.save.state.waiting.since", { time });
  const special = unsaved[phase];
  const sentence = special === undefined ? since : tell(special);
  return (
    <>
      <p role="status" className="soft saved" data-testid="keep-state"><Icon name={phase === "saved" ? "lock" : "clock"} /> {sentence}</p>
      {joined && <Note icon="info" testId="keep-joined">{tell("room.save.joined")}</Note>}
    </>
  );
}

/** "19.42" on the office's clock; with its day, when that is not today. */
function hourOf(at: number, now: number, offset: number, language: "id" | "en"): string {
  const instant = new Date(at + offset * 60_000).toISOString();
  return dayOf(instant) === officeDay(now, offset) ? timeOf(instant) : `${longDay(dayOf(instant), language)}, ${timeOf(instant)}`;
}
