import type { Wish } from "../../telling/kinds";
import type { Screen } from "../flow/screens";
import { useRoom } from "../ui/context";
import { Note, Way } from "../ui/controls";
import type { IconName } from "../ui/Icon";
import { OutsideServices } from "../ui/Numbers";
import { Page } from "../ui/Page";

type OwnWish = Exclude<Wish, "minor">;

/** Screen 3: what the person wants now. Each card is the act; none is the best. */
export function Choice() {
  const { office, place, words: { say } } = useRoom();
  const shut = office.kind === "closed" ? "room.about.closed" : office.kind === "untrusted" ? "room.readers.untrusted" : office.kind === "unable" ? "room.error.browser" : null;
  const card = (wish: OwnWish, to: Screen, icon: IconName) =>
    <Way key={wish} to={to} icon={icon} put={{ wish, about: "own" }} title={`room.choice.${wish}`} about={say(`room.choice.${wish}.about`)} testId={`choose-${wish}`} />;
  return (
    <Page title={say("room.choice.title")} lead={say("room.choice.hint")} backwards="above">
      <div className="cards">
        <Way to="info" icon="info" title="room.choice.info" about={say("room.choice.info.about")} testId="choose-info" />
        {shut === null && <>
          {card("contact", "contact", "phone")}
          {card("save", "story", "lock")}
          {card("report", "story", "page")}
          {card("refer", "needs", "people")}
        </>}
      </div>
      <div className="ways">
        {shut === null && <Way to="story" icon="eye" title="room.witness.link" put={{ wish: "report", about: "other" }} testId="choose-other" />}
        <Way to="return" icon="key" title="room.nav.return" about={say("room.choice.return.about")} testId="choose-return" />
      </div>
      {shut !== null && <Note icon="notice" tone="look"><p>{say(shut, { address: place.address })}</p><OutsideServices /></Note>}
    </Page>
  );
}
