import type { ReactNode } from "react";
import type { Screen } from "../flow/screens";
import { useRoom } from "../ui/context";
import { Primary, Trouble } from "../ui/controls";
import { Icon, type IconName } from "../ui/Icon";
import type { Posting } from "./usePosting";

/** A row that leads to one of these screens, with words of this part. */
export function BackWay({ to, icon, title, about }: { to: Screen; icon: IconName; title: string; about?: string }) {
  const { dispatch } = useRoom();
  return (
    <button type="button" className="way" onClick={() => dispatch({ type: "go", to })} data-testid={`way-${to}`}>
      <Icon name={icon} />
      <span className="way-text"><span className="way-title">{title}</span>{about !== undefined && <span className="way-about">{about}</span>}</span>
      <Icon name="go" />
    </button>
  );
}

/** What could not be sent, where it is looked for first. */
export function Told({ posting }: { posting: Posting }) {
  return posting.fault === null ? null : <Trouble key={posting.fault.turn}>{posting.fault.text}</Trouble>;
}

/** The button that sends, and in a quiet line what is going on. `second`: another one on the screen is the primary. */
export function SendButton({ posting, onClick, testId, sent, second = false, children }: {
  posting: Posting; onClick: () => void; testId: string; sent: string; second?: boolean; children: ReactNode;
}) {
  const { words: { say } } = useRoom();
  return (
    <>
      <div className="end">
        {second
          ? <button type="button" className="button" onClick={onClick} aria-disabled={posting.phase === "busy"} data-testid={testId}>{children}</button>
          : <Primary onClick={onClick} testId={testId} busy={posting.phase === "busy"}>{children}</Primary>}
      </div>
      <p role="status" className="soft" data-testid="back-told">{posting.phase === "busy" ? say("room.return.reply.sending") : posting.phase === "sent" ? sent : ""}</p>
    </>
  );
}

/** A sentence with its heading, for what one reads before deciding. */
export function Block({ title, lines, testId }: { title: string; lines: readonly string[]; testId?: string }) {
  if (lines.length === 0) return null;
  return (
    <section className="block" data-testid={testId}>
      <h2>{title}</h2>
      <ul className="plain-list">{lines.map((line) => <li key={line}>{line}</li>)}</ul>
    </section>
  );
}
