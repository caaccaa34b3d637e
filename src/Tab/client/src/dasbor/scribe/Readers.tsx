import { Button, Checkbox } from "@fluentui/react-components";
import { withDual, withReaders } from "../../telling/draft";
import { chosenFrom, joinNames, readerSet, takenOut, toggleReader, type ReaderChoice } from "../../telling/readers";
import { Notice } from "../parts/Notice";
import { withDraft } from "./paper";
import { Choices, Say, type Sheet } from "./parts";
import { useTell } from "./words";

const kinds = ["team", "some", "trustee"] as const;
const labels = { team: "scribe.readers.all", some: "scribe.readers.some", trustee: "scribe.readers.province" } as const;

/** Who shall read, chosen by the person: nobody stands chosen, and the one who writes can be left out like anybody. */
export function Readers({ paper, put, list, myId }: Sheet) {
  const { tell } = useTell();
  const { draft } = paper;
  const choice = draft.readers;
  const choose = (next: ReaderChoice) => put(withDraft(paper, withReaders(draft, next)));
  const set = readerSet(choice, list);
  const reading = chosenFrom(choice, list);
  const withMe = reading.some(({ id }) => id === myId);
  return (
    <>
      <Say lines={[tell("scribe.readers.ask"), tell("scribe.readers.conflict")]} />
      <Choices label={tell("scribe.readers.title")} chosen={choice.kind === "nobody" ? null : choice.kind} testId="scribe-readers"
        choose={(kind) => choose(kind === "some" ? { kind, ids: [] } : { kind })} choices={kinds.map((value) => ({ value, label: tell(labels[value], { count: list.team.length }) }))}>
        {choice.kind === "some" && (
          <fieldset className="plain-set" aria-label={tell("scribe.readers.some")}>
            {list.team.map(({ id, name, post, sex }) => (
              <Checkbox key={id} checked={choice.ids.includes(id)} onChange={() => choose(toggleReader(choice, id))} data-testid={`scribe-reader-${id}`}
                label={<>{name}<span className="soft block">{id === myId ? tell("scribe.readers.me") : `${post}, ${tell(sex === "P" ? "scribe.readers.woman" : "scribe.readers.man")}`}</span></>} />
            ))}
          </fieldset>
        )}
        {choice.kind === "team" && withMe && <Button className="self-start" onClick={() => choose(takenOut(choice, myId, list))} data-testid="scribe-without-me">{tell("scribe.readers.withoutme")}</Button>}
        {choice.kind === "trustee" && list.trustees.length === 0 && <Notice tone="warn" live testId="scribe-no-trustee"><p>{tell("scribe.readers.missing")}</p></Notice>}
      </Choices>
      {typeof set !== "string" && reading.length >= 2 && (
        <section className="card"><Checkbox checked={draft.dual} onChange={(_, { checked }) => put(withDraft(paper, withDual(draft, checked === true)))} label={tell("scribe.readers.dual")} data-testid="scribe-dual" /></section>
      )}
      <div role="status">
        {typeof set !== "string" && (
          <Notice tone="plain" testId="scribe-readers-confirm">
            <p>{tell("scribe.readers.confirm", { count: reading.length, names: joinNames(reading, tell("scribe.readers.and")) })}</p>
            {!withMe && <p>{tell("scribe.readers.gone")}</p>}
          </Notice>
        )}
      </div>
    </>
  );
}
