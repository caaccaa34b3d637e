import { useState, type FormEvent } from "react";
import { digitsOf, receiptLength } from "../../telling/receipt";
import { useRoom, type OpenFault } from "../ui/context";
import { Primary, Quiet, Trouble } from "../ui/controls";
import { OutsideServices } from "../ui/Numbers";
import { Page } from "../ui/Page";
import { privateField } from "../ui/StoryField";
import type { TextKey } from "../page/words";

const sentences: Record<OpenFault, TextKey> = {
  typo: "room.return.typo", unknown: "room.return.notfound", away: "room.return.away", tampered: "room.return.tampered", untrusted: "room.return.untrusted",
};

/** Screen 7, the door: 25 digits, checked on this device before anything is asked of the server. */
export function Return() {
  const { state, dispatch, openCase, words: { say } } = useRoom();
  const typed = state.code;
  const [fault, setFault] = useState<{ kind: OpenFault | "count"; turn: number } | null>(null);
  const [busy, setBusy] = useState(false);
  const count = digitsOf(typed).length;

  async function open(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    const turn = (fault?.turn ?? 0) + 1;
    if (count !== receiptLength) return setFault({ kind: "count", turn });
    setFault(null);
    setBusy(true);
    const result = await openCase(digitsOf(typed));
    setBusy(false);
    if (result !== null) setFault({ kind: result, turn });
  }

  return (
    <Page title={say("room.return.title")} lead={say("room.return.noretell")} backwards="foot">
      <form className="block" onSubmit={(e) => void open(e)} noValidate>
        {fault !== null && (
          <Trouble key={fault.turn} id="return-fault">
            <p>{fault.kind === "count" ? say("room.return.count", { count }) : say(sentences[fault.kind])}</p>
            {(fault.kind === "tampered" || fault.kind === "untrusted") && <OutsideServices />}
          </Trouble>
        )}
        <div className="field">
          <label htmlFor="code">{say("room.return.label")}</label>
          <input id="code" className="spaced" type="text" inputMode="numeric" {...privateField} value={typed} onChange={(e) => dispatch({ type: "code", text: e.target.value })} data-testid="code" />
        </div>
        <div><Primary type="submit" testId="open" busy={busy}>{say("room.return.open")}</Primary></div>
        <p role="status" className="soft">{busy ? say("room.return.opening") : ""}</p>
      </form>
      <div><Quiet onClick={() => dispatch({ type: "go", to: "lost" })} testId="lost">{say("room.lost.link")}</Quiet></div>
    </Page>
  );
}
