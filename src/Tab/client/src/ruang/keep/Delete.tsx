import { useState } from "react";
import { useRoom } from "../ui/context";
import { Trouble } from "../ui/controls";
import type { Keeper, KeepView } from "./keeper";
import { keepWords } from "./words";

/** Deleting by hand, asked once more; the words on the screen stay. `onGone`: what comes after. */
export function Delete({ keeper, view, onGone }: { keeper: Keeper; view: KeepView; onGone?: () => void }) {
  const { words: { language } } = useRoom();
  const tell = keepWords(language);
  const [phase, setPhase] = useState<"idle" | "asked" | "busy" | "away">("idle");
  if (view.phase === "new") return null;
  const drop = () => {
    if (phase === "busy") return;
    setPhase("busy");
    void keeper.drop().then((gone) => (gone ? onGone?.() : setPhase("away")), () => setPhase("away"));
  };
  if (phase === "idle") return <div><button type="button" className="button quiet" onClick={() => setPhase("asked")} data-testid="keep-delete">{tell("room.save.delete")}</button></div>;
  return (
    <div className="card">
      {phase === "away" && <Trouble>{tell("room.save.delete.away")}</Trouble>}
      <p>{tell("room.save.delete.sure")}</p>
      <div className="end">
        <button type="button" className="button quiet" onClick={() => setPhase("idle")} data-testid="keep-delete-no">{tell("room.save.delete.keep")}</button>
        <button type="button" className="button" onClick={drop} aria-disabled={phase === "busy"} data-testid="keep-delete-yes">{tell("room.save.delete.yes")}</button>
      </div>
    </div>
  );
}
