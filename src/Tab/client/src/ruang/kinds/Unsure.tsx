import { readersOf, type ReaderChoice } from "../../telling/readers";
import { useRoom } from "../ui/context";
import { OutsideServices } from "../ui/Numbers";
import { kindWords } from "./words";

/**
 * "Tidak tahu, mungkin anggota tim": the trustee first, since no officer of this office can open it then; two officers together second,
 * with the sentence that one of the two could be that person.
 */
export function Unsure() {
  const { state: { draft }, dispatch, office, words: { language } } = useRoom();
  const tell = kindWords(language);
  if (office.kind !== "ready") return null;
  const { team, trustees } = readersOf(office.directory);
  const choose = (choice: ReaderChoice, dual: boolean) => {
    dispatch({ type: "readers", choice });
    dispatch({ type: "dual", dual });
  };
  const together: ReaderChoice = draft.readers.kind === "some" && draft.readers.ids.length > 1 ? draft.readers : { kind: "team" };
  return (
    <details className="more" data-testid="unsure">
      <summary>{tell("room.readers.unsure")}</summary>
      <p>{tell(trustees.length > 0 ? "room.readers.unsure.body" : "room.readers.unsure.missing")}</p>
      {trustees.length > 0
        ? <button type="button" className="button" aria-pressed={draft.readers.kind === "trustee"} onClick={() => choose({ kind: "trustee" }, false)} data-testid="unsure-trustee">{tell("room.readers.unsure.province")}</button>
        : <OutsideServices />}
      {team.length > 1 && <>
        <p>{tell("room.readers.unsure.dual")}</p>
        <button type="button" className="button" aria-pressed={draft.dual && draft.readers.kind !== "trustee"} onClick={() => choose(together, true)} data-testid="unsure-dual">{tell("room.readers.unsure.together")}</button>
      </>}
    </details>
  );
}
