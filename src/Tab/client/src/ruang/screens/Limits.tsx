import { useState } from "react";
import { roomOf } from "../flow/office";
import { readerSet, readersOf } from "../../telling/readers";
import type { TextKey } from "../page/words";
import { useRoom } from "../ui/context";
import { Primary, Quiet } from "../ui/controls";
import { Icon, type IconName } from "../ui/Icon";
import { Page } from "../ui/Page";
import { ReadersPart } from "./Readers";

/** Screen 2: what we are, our limits, what is recorded here; then who shall read. */
export function Limits() {
  const { state, dispatch, office, place, words: { say } } = useRoom();
  const [told, setTold] = useState(false);
  const missing = office.kind === "ready" && readerSet(state.draft.readers, readersOf(office.directory)) === "nobody";
  const few = office.kind === "ready" && readerSet(state.draft.readers, readersOf(office.directory)) === "too-few";
  const next = () => (missing || few ? setTold(true) : dispatch({ type: "forward" }));
  return (
    <Page
      title={say("room.about.title")}
      backwards="above"
      foot={<>
        <Quiet onClick={() => dispatch({ type: "forward" })} testId="skip">{say("room.nav.skip")}</Quiet>
        <Primary onClick={next} testId="next">{say("room.nav.next")}</Primary>
      </>}
    >
      <ul className="points">
        <Point icon="listen" lines={["room.about.can", "room.about.cannot"]} />
        <Point icon="lock" lines={["room.about.locked"]} />
        <Point icon="info" lines={["room.about.limits"]} />
        {place.framed
          ? <Point icon="phone" lines={["room.teams.opened", "room.teams.phone"]} />
          : <Point icon="phone" lines={["room.plain.account", "room.plain.network"]} />}
      </ul>
      <MoreLimits />
      <ReadersPart told={told || state.gap?.at === "readers"} />
    </Page>
  );
}

function Point({ icon, lines }: { icon: IconName; lines: TextKey[] }) {
  const { place, words: { say } } = useRoom();
  return <li><Icon name={icon} /><span>{lines.map((key) => say(key, { address: place.address })).join(" ")}</span></li>;
}

/** What we cannot remove and what we do not promise; folded, so that it can be read and need not be. */
function MoreLimits() {
  const { place, office, words: { say } } = useRoom();
  const role = roomOf(office)?.privacy?.pageRole ?? say("room.about.role");
  const here: TextKey[] = place.framed
    ? ["room.teams.content", "room.teams.chat", "room.teams.word"]
    : ["room.plain.name", "room.plain.server"];
  const more: TextKey[] = [...here, "room.about.who", "room.about.page", "room.about.notreviewed", "room.exit.limit"];
  const stays: TextKey[] = ["room.limits.history", "room.limits.keyboard", "room.limits.screenshot", "room.limits.device"];
  return (
    <details className="more">
      <summary>{say("room.about.more")}</summary>
      {more.map((key) => <p key={key}>{say(key, { role })}</p>)}
      <p>{say("room.limits.title")}:</p>
      <ul className="plain-list">{stays.map((key) => <li key={key}>{say(key)}</li>)}</ul>
    </details>
  );
}
