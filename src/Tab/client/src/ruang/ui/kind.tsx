import { useEffect, useState, type ComponentType } from "react";
import type { Screen } from "../flow/screens";
import { useRoom } from "./context";
import { Primary } from "./controls";
import { Page } from "./Page";

/** A page of its own ("needs", "ask", "privacy", "rights", "info"), or a place on another page. */
export type KindPart = "needs" | "ask" | "privacy" | "rights" | "info" | "witness" | "words" | "other" | "unsure";
export type KindProps = { part: KindPart };

const pages: readonly Screen[] = ["needs", "ask", "privacy", "rights", "info"];
let parts: ComponentType<KindProps> | null = null;

/**
 * Questions that may be skipped, and what they bring along: one piece, fetched once the person goes on, so that what is fetched tells nobody what was chosen or
 * written. On a line that fails it is asked for again at the next place; a place that does not come is not there, and a page that does not come lets the person go on.
 */
export async function fetchKinds(): Promise<void> {
  parts ??= (await import("../kinds/Parts")).default;
}

export function Kind({ part }: KindProps) {
  const [, setPhase] = useState(0);
  const [away, setAway] = useState(false);
  useEffect(() => {
    if (parts === null) fetchKinds().then(() => setPhase(1), () => setAway(true));
  }, []);
  if (parts !== null) {
    const Parts = parts;
    return <Parts part={part} />;
  }
  return pages.some((name) => name === part) ? <Waiting onward={part === "needs" || part === "ask"} away={away} /> : null;
}

function Waiting({ onward, away }: { onward: boolean; away: boolean }) {
  const { dispatch, words: { say } } = useRoom();
  return (
    <Page title={say("room.name")} backwards="above" foot={onward && <Primary onClick={() => dispatch({ type: "forward" })} testId="next">{say("room.nav.next")}</Primary>}>
      <p role="status">{away ? say("room.nav.code.away") : ""}</p>
    </Page>
  );
}
