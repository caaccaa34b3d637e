import { Button } from "@fluentui/react-components";
import { useCallback, useEffect, useState } from "react";
import type { AttendanceApi, FeedbackResults } from "../../../api/attendance";
import { useText, type TextKey } from "../../page/i18n";
import { faultKey } from "../../parts/faults";
import { useSay, type AttendanceKey } from "./words";

const questions: readonly AttendanceKey[] = ["feedback.one", "feedback.two", "feedback.three"];

/** Sums over lots of five, and suggestions out of order. Below five there is nothing to see, and the page does not say how many wait. */
export function FeedbackResult({ api }: { api: AttendanceApi }) {
  const { t } = useText();
  const { say } = useSay();
  const [results, setResults] = useState<FeedbackResults | null>(null);
  const [fault, setFault] = useState<TextKey | null>(null);
  const look = useCallback(async () => {
    try {
      setResults(await api.feedback());
      setFault(null);
    } catch (reason) {
      setFault(faultKey(reason));
    }
  }, [api]);
  useEffect(() => { void look(); }, [look]);

  return (
    <section className="card stack" aria-labelledby="feedback-title" data-testid="feedback">
      <h2 id="feedback-title">{say("feedback.title")}</h2>
      {fault !== null && <p role="status">{t(fault)}</p>}
      {results !== null && results.sheets === 0 && <p className="soft">{say("feedback.none")}</p>}
      {results !== null && results.sheets > 0 && (
        <>
          <p><strong>{say("feedback.sheets", { count: results.sheets })}</strong></p>
          <div className="table-room" tabIndex={0} role="region" aria-label={say("feedback.sums")}>
            <table className="counts">
              <caption>{say("feedback.sums")}</caption>
              <thead><tr><td /><th scope="col">{say("feedback.yes")}</th><th scope="col">{say("feedback.partly")}</th><th scope="col">{say("feedback.notyet")}</th></tr></thead>
              <tbody>{results.questions.map((sum, n) => <tr key={questions[n] ?? n}><th scope="row">{questions[n] !== undefined && say(questions[n])}</th><td>{sum.yes}</td><td>{sum.partly}</td><td>{sum.notYet}</td></tr>)}</tbody>
            </table>
          </div>
          {results.suggestions.length > 0 && <ul className="stack-close suggestions" aria-label={say("feedback.suggestions")}>{results.suggestions.map((text, n) => <li key={n}>{text}</li>)}</ul>}
        </>
      )}
      <Button className="self-start" onClick={() => void look()}>{t("board.look")}</Button>
    </section>
  );
}
