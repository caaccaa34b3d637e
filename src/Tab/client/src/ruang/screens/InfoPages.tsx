import { lazy, Suspense, type ComponentType, type ReactNode } from "react";
import type { Extras } from "../../telling/kinds";
import type { TextKey } from "../page/words";
import { useRoom } from "../ui/context";
import { Way } from "../ui/controls";
import { HelpList, Posko } from "../ui/Numbers";
import { Page } from "../ui/Page";
import { Whole } from "../ui/Whole";

/** The longer list comes when somebody looks at the numbers; on a line that fails the short one stays. */
const Near = lazy<ComponentType<{ otherwise: ReactNode }>>(() => import("../help/Near").then(({ Near: part }) => ({ default: part }), () => ({ default: ({ otherwise }) => otherwise })));

/** Pages that only inform. They ask nothing of the server and send nothing. */
export function NumbersPage() {
  const { place, words: { say } } = useRoom();
  const always = <List lines={["room.numbers.sejiwa", "room.numbers.lpsk", "room.numbers.komnas"]} />;
  return (
    <Info title="room.numbers.title" lead="room.numbers.intro">
      <HelpList />
      <Posko />
      <Suspense fallback={always}><Near otherwise={always} /></Suspense>
      <p className="hint">{say(place.dials ? "room.numbers.trace" : "room.numbers.computer")}</p>
    </Info>
  );
}

export function HoursPage() {
  return (
    <Info title="room.hours.title" lead="room.hours.intro">
      <List lines={[
        "room.hours.first", "room.hours.prevention", "room.hours.after", "room.hours.place", "room.hours.wash", "room.hours.clothes",
        "room.hours.keep", "room.hours.companion", "room.hours.duty", "room.hours.nowhere",
      ]} />
    </Info>
  );
}

/** Under 18: no story is taken here; people who are trained for it come first, and one of them may be asked to call. */
export function MinorPage() {
  const { words: { say } } = useRoom();
  return <Info title="room.minor.title" lead="room.minor.body"><p><Whole>{say("room.minor.numbers")}</Whole></p><HelpList /><Asking title="room.minor.ask" put={{ wish: "minor" }} /></Info>;
}

export function SelfHarmPage() {
  const { words: { say } } = useRoom();
  return <Info title="room.selfharm.title" lead="room.selfharm.body"><p>{say("room.selfharm.numbers")} {say("room.selfharm.trusted")}</p><HelpList /><Asking title="room.selfharm.call" put={{ wish: "contact" }} /></Info>;
}

/** Where nothing can be sealed, nothing is offered. */
function Asking({ title, put }: { title: TextKey; put: Partial<Extras> }) {
  const { office } = useRoom();
  return office.kind === "closed" || office.kind === "untrusted" ? null : <div className="ways"><Way to="ask" icon="phone" title={title} put={put} /></div>;
}

function Info({ title, lead, children }: { title: TextKey; lead?: TextKey; children: ReactNode }) {
  const { words: { say } } = useRoom();
  return <Page title={say(title)} lead={lead === undefined ? undefined : say(lead)} stoppable={false} backwards="foot">{children}</Page>;
}

function List({ lines, values = {} }: { lines: TextKey[]; values?: Record<string, string> }) {
  const { words: { say } } = useRoom();
  return <ul className="plain-list">{lines.map((key) => <li key={key}><Whole>{say(key, values)}</Whole></li>)}</ul>;
}
