import { Button, Field, Textarea } from "@fluentui/react-components";
import type { Question } from "./papersApi";
import { useTell } from "./words";

/** What was asked and answered. There is no place for who asked. */
export function QuestionRows({ rows, change }: { rows: Question[]; change: (rows: Question[]) => void }) {
  const { tell } = useTell();
  const edit = (at: number, part: Partial<Question>) => change(rows.map((row, n) => (n === at ? { ...row, ...part } : row)));
  return (
    <div className="stack-close" data-testid="papers-questions">
      <h4 className="small-title">{tell("papers.questions")}</h4>
      {rows.map(({ question, answer }, at) => (
        <div key={at} className="within stack-close">
          <Field label={tell("papers.question", { number: at + 1 })}><Textarea rows={2} resize="vertical" value={question} onChange={(_, { value }) => edit(at, { question: value })} data-testid={`question-${at}`} /></Field>
          <Field label={tell("papers.question.answer")}><Textarea rows={2} resize="vertical" value={answer} onChange={(_, { value }) => edit(at, { answer: value })} data-testid={`answer-${at}`} /></Field>
          <Button className="self-start" onClick={() => change(rows.filter((_, n) => n !== at))}>{tell("papers.remove", { number: at + 1 })}</Button>
        </div>
      ))}
      <Button className="self-start" onClick={() => change([...rows, { question: "", answer: "" }])} data-testid="question-add">{tell("papers.question.add")}</Button>
    </div>
  );
}
