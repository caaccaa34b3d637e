import { Button, Field, Input } from "@fluentui/react-components";
import type { FollowUp } from "./papersApi";
import { useTell } from "./words";

/** What is to be done, by whom, until when. */
export function FollowUpRows({ rows, change }: { rows: FollowUp[]; change: (rows: FollowUp[]) => void }) {
  const { tell } = useTell();
  const edit = (at: number, part: Partial<FollowUp>) => change(rows.map((row, n) => (n === at ? { ...row, ...part } : row)));
  return (
    <div className="stack-close" data-testid="papers-follow">
      <h4 className="small-title">{tell("papers.follow.title")}</h4>
      {rows.map(({ what, who, due }, at) => (
        <div key={at} className="within stack-close">
          <div className="fields-three">
            <Field label={tell("papers.follow.what")}><Input value={what} onChange={(_, { value }) => edit(at, { what: value })} autoComplete="off" data-testid={`follow-what-${at}`} /></Field>
            <Field label={tell("papers.follow.who")}><Input value={who} onChange={(_, { value }) => edit(at, { who: value })} autoComplete="off" data-testid={`follow-who-${at}`} /></Field>
            <Field label={tell("papers.follow.due")}><Input type="date" value={due} onChange={(_, { value }) => edit(at, { due: value })} data-testid={`follow-due-${at}`} /></Field>
          </div>
          <Button className="self-start" onClick={() => change(rows.filter((_, n) => n !== at))}>{tell("papers.remove", { number: at + 1 })}</Button>
        </div>
      ))}
      <Button className="self-start" onClick={() => change([...rows, { what: "", who: "", due: "", done: false }])} data-testid="follow-add">{tell("papers.follow.add")}</Button>
    </div>
  );
}
