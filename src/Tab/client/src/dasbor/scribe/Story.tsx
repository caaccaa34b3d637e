import { Button, Field, Textarea } from "@fluentui/react-components";
import { useDeferredValue, useMemo } from "react";
import { withMore, withReaders, withText } from "../../telling/draft";
import { findNames } from "../../telling/names";
import { chosenFrom, takenOut, type Reader } from "../../telling/readers";
import { Notice } from "../parts/Notice";
import { withDraft } from "./paper";
import { privateField, Say, type Sheet } from "./parts";
import { useTell } from "./words";

/** The person's own words. A name in them that is like a reader's asks, on this device alone, whether that reader shall go. */
export function Story({ paper, put, list }: Sheet) {
  const { tell } = useTell();
  const { draft } = paper;
  const text = useDeferredValue(draft.text);
  const reading = chosenFrom(draft.readers, list);
  const hits = useMemo(() => findNames(text, [...list.team, ...list.trustees]).map(({ id }) => id), [text, list]);
  const asked = reading.filter(({ id }) => hits.includes(id) && !draft.notMeant.includes(id));
  const takeOut = ({ id }: Reader) => put(withDraft(paper, withReaders(draft, takenOut(draft.readers, id, list))));
  const other = ({ id }: Reader) => put(withDraft(paper, withMore(draft, { notMeant: [...draft.notMeant, id] })));
  return (
    <>
      <Say lines={[tell("scribe.story.ask")]} />
      <section className="card stack">
        <Field label={tell("scribe.story.label")} hint={`${tell("scribe.story.hint")} ${tell("scribe.memory")}`}>
          <Textarea value={draft.text} onChange={(_, { value }) => put(withDraft(paper, withText(draft, value)))} rows={12} resize="vertical" {...privateField} data-testid="scribe-text" />
        </Field>
      </section>
      <div role="status" className="stack-close">
        {asked.map((reader) => (
          <Notice key={reader.id} tone="warn" testId={`scribe-match-${reader.id}`}>
            <p>{tell("scribe.readers.match", { name: reader.name })}</p>
            <div className="actions actions-start">
              <Button onClick={() => other(reader)}>{tell("scribe.readers.match.no")}</Button>
              <Button onClick={() => takeOut(reader)} data-testid={`scribe-match-yes-${reader.id}`}>{tell("scribe.readers.match.yes")}</Button>
            </div>
          </Notice>
        ))}
      </div>
    </>
  );
}
