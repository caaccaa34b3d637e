import { roomOf } from "../flow/office";
import { useRoom } from "./context";
import { Whole } from "./Whole";

/** One number: a link where a phone can dial it, plain text elsewhere (a link there may open a Teams call). */
export function Dial({ number }: { number: string }) {
  const { place } = useRoom();
  return place.dials ? <a className="dial" href={`tel:${number}`}>{number}</a> : <b className="dial">{number}</b>;
}

/** The list of numbers, as text that needs nothing else to work. `short` leaves out what the side column has no room for. */
export function HelpList({ short = false }: { short?: boolean }) {
  const { say } = useRoom().words;
  return (
    <ul className="help">
      <li className="danger"><Dial number="110" /><span>{say("room.help.police")}</span></li>
      <li className="danger"><Dial number="119" /><span>{say("room.help.ambulance")}</span></li>
      <li><Dial number="129" /><span><Whole>{say("room.help.sapa")}</Whole></span></li>
      {!short && <li className="wide"><b className="dial">healing119.id</b><span>{say("room.help.healing")}</span></li>}
    </ul>
  );
}

/** The narrow screen's emergency line. */
export function EmergencyLine() {
  const { say } = useRoom().words;
  return (
    <aside className="sos" aria-label={say("room.help.now")}>
      <span className="sos-danger">{say("room.help.danger")} <Dial number="110" /> <Dial number="119" /></span>
      <span className="sos-support">{say("room.help.support")} <Dial number="129" /></span>
    </aside>
  );
}

/** The wide screen's column; it takes the emergency line's place. */
export function HelpColumn() {
  const { say } = useRoom().words;
  return (
    <aside className="side" aria-label={say("room.help.now")}>
      <h2>{say("room.help.now")}</h2>
      <HelpList short />
      <p className="hint">{say("room.help.unwatched")}</p>
    </aside>
  );
}

/** Two services outside the office, and its help desk where it has one: what stands wherever a door of ours is shut. */
export function OutsideServices() {
  const { say } = useRoom().words;
  return <><p className="services"><Whole>{say("room.help.two")}</Whole></p><Posko /></>;
}

/** The help desk, where the office has one. */
export function Posko() {
  const { office, words: { say } } = useRoom();
  const posko = roomOf(office)?.help?.posko ?? null;
  return posko === null ? null : <p className="services" data-testid="posko"><Whole>{say("room.help.posko", posko)}</Whole></p>;
}
