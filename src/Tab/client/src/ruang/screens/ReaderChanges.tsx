import type { CaseView, ReaderChange } from "../flow/case";
import type { Say } from "../page/words";
import { useRoom } from "../ui/context";

/** Who came to read the report, who went, and who did it: signed by the readers themselves, so that nobody is added unseen. */
export function ReaderChanges({ view }: { view: CaseView }) {
  const { words: { say } } = useRoom();
  if (view.changes.length === 0) return null;
  return (
    <section className="block" aria-labelledby="readers-changed">
      <h2 id="readers-changed">{say("room.return.readers")}</h2>
      <ul className="plain" data-testid="reader-changes">{view.changes.map((change, i) => <li key={i}>{changeText(change, say)}</li>)}</ul>
    </section>
  );
}

function changeText(change: ReaderChange, say: Say): string {
  const one = (name: string | null) => name ?? say("room.return.officer");
  const names = (all: readonly (string | null)[]) => all.map(one).join(", ");
  const name = one(change.by);
  return [
    change.into.length > 0 ? say("room.return.readers.into", { name, into: names(change.into) }) : "",
    change.out.length > 0 ? say("room.return.readers.out", { name, out: names(change.out) }) : "",
    change.replaced.length > 0 ? say("room.return.readers.code", { names: names(change.replaced) }) : "",
    change.into.length + change.out.length + change.replaced.length === 0 ? say("room.return.readers.key", { name }) : "",
  ].filter((text) => text !== "").join(" ");
}
