import type { Announcement } from "../../api/dashboardSchemas";
import { UserText } from "../parts/UserText";
import { useTell } from "./words";

/** What a phone shows to whoever looks at it, and the card behind it: the words come from the edge that would send them. */
export function LockScreen({ shown }: { shown: Announcement["preview"]["shown"] }) {
  const { tell } = useTell();
  return (
    <div className="shown" data-testid="announce-shown">
      <figure className="stack-close">
        <figcaption className="hint">{tell("kabar.lock")}</figcaption>
        <div className="lockscreen"><p className="lockscreen-notice"><strong>{shown.app}</strong><UserText text={shown.line} /></p></div>
      </figure>
      <figure className="stack-close">
        <figcaption className="hint">{tell("kabar.card")}</figcaption>
        <div className="chatcard"><strong><UserText text={shown.title} /></strong><UserText text={shown.text} /><span className="chatcard-button">{shown.button}</span></div>
      </figure>
    </div>
  );
}
