import type { Session } from "../../api/room";
import { dayOf, longDay, timeOf } from "../../telling/dates";
import { roomOf } from "../flow/office";
import { useRoom } from "../ui/context";
import { Note, Way } from "../ui/controls";
import { Icon } from "../ui/Icon";
import { Page } from "../ui/Page";

/** The staff tab's entrance: schedule, materials, and the door to the room, alike for everybody. */
export function Schedule() {
  const { words: { say } } = useRoom();
  return (
    <Page title={say("schedule.title")} stoppable={false}>
      <Sessions />
      <section className="block" aria-labelledby="materials">
        <h2 id="materials">{say("schedule.materials")}</h2>
        <div className="ways">
          <Way to="numbers" icon="phone" title="room.numbers.title" />
          <Way to="hours" icon="clock" title="room.hours.title" />
          <Way to="rights" icon="heart" title="room.rights.title" />
        </div>
      </section>
      <section className="block" aria-labelledby="room">
        <h2 id="room">{say("schedule.room")}</h2>
        <Way to="safety" icon="lock" title="schedule.room.open" about={say("schedule.room.about")} testId="open-room" />
      </section>
    </Page>
  );
}

function Sessions() {
  const { office, words: { say } } = useRoom();
  const room = roomOf(office);
  if (office.kind === "preparing") return <p role="status" className="soft">{say("schedule.preparing")}</p>;
  if (room === null) return <Note icon="cloud">{say("schedule.away")}</Note>;
  if (room.sessions.length === 0) return <p className="soft">{say("schedule.none")}</p>;
  return <ul className="rows sessions" data-testid="sessions">{room.sessions.map((s) => <SessionRow key={s.startsAt + s.title} session={s} />)}</ul>;
}

function SessionRow({ session: s }: { session: Session }) {
  const { words: { say, language } } = useRoom();
  const place = [s.place ?? "", s.online ? say("schedule.online") : ""].filter((p) => p !== "").join(", ");
  return (
    <li>
      <Icon name="calendar" />
      <span className="way-text">
        <span className="way-title">{s.title}</span>
        <span className="way-about">{say("schedule.time", { day: longDay(dayOf(s.startsAt), language), from: timeOf(s.startsAt), to: timeOf(s.endsAt) })}</span>
        {place !== "" && <span className="way-about">{place}</span>}
      </span>
    </li>
  );
}
