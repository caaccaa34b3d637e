import { useEffect, useRef } from "react";
import { silence } from "../page/silence";
import { Keep } from "./keep";
import { useRoom } from "./context";

/** Two minutes before the page clears itself. Esc, or any sign of life, means: still here. */
export function SilenceDialog({ onStay, onClear }: { onStay: () => void; onClear: () => void }) {
  const { words: { say } } = useRoom();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => box.current?.showModal(), []);
  return (
    <dialog ref={box} className="dialog" role="alertdialog" aria-labelledby="silence-title" aria-describedby="silence-body" onClose={onStay} data-testid="silence">
      <h2 id="silence-title">{say("room.timeout.title")}</h2>
      <p id="silence-body">{say("room.timeout.body", { minutes: silence.warnBefore / 60_000 })}</p>
      <Keep at="silence" />
      <div className="end">
        <button type="button" className="button quiet" onClick={onClear}>{say("room.timeout.clear")}</button>
        <button type="button" className="button primary" onClick={onStay} autoFocus>{say("room.timeout.stay")}</button>
      </div>
    </dialog>
  );
}
