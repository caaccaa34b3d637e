import { Button } from "@fluentui/react-components";
import type { OutlookDecision, Session } from "../../../api/dashboardSchemas";
import { useText } from "../../page/i18n";
import { Confirm } from "../../parts/Confirm";
import { Notice } from "../../parts/Notice";
import { whenText } from "../SessionCard";
import { differences, type Difference } from "./changes";
import { useCalendarWords } from "./words";

type Props = { session: Session; busy: boolean; decide: (decision: OutlookDecision) => void; cancel: () => void };

/** What somebody did to the session in Outlook itself, and the question that it leaves. */
export function OutlookNews({ session, busy, decide, cancel }: Props) {
  const { t, language } = useText();
  const say = useCalendarWords();
  const { outlook } = session;
  if (outlook === null) return null;
  if (outlook.before === null) {
    return (
      <Notice tone="warn" live testId="outlook-deleted">
        <strong>{say("deleted.title")}</strong>
        <p>{say("deleted.lead")}</p>
        <div className="actions actions-start">
          <Button appearance="primary" disabledFocusable={busy} onClick={() => decide("makeAgain")} data-testid="outlook-again">{say("deleted.again")}</Button>
          <Confirm button={t("outreach.cancel")} title={t("outreach.cancel")} body={t("outreach.cancel.confirm")} yes={t("outreach.cancel")} no={t("outreach.cancel.keep")} busy={busy} confirmed={cancel} testId="outlook-cancel" />
        </div>
      </Notice>
    );
  }
  const { before } = outlook;
  const value = (part: Difference, of: typeof before) => ({ title: of.title, when: whenText(t, of, language), place: of.place ?? say("part.place.none") })[part];
  return (
    <Notice tone="warn" live testId="outlook-changed">
      <strong>{say("outlook.title")}</strong>
      <p>{say("outlook.lead")}</p>
      <dl className="facts">
        {differences(before, session).map((part) => <div key={part}><dt>{say(`part.${part}`)}</dt><dd>{value(part, session)}<br /><span className="caption">{say("outlook.was", value(part, before))}</span></dd></div>)}
      </dl>
      <div className="actions actions-start">
        <Button appearance="primary" disabledFocusable={busy} onClick={() => decide("keep")} data-testid="outlook-keep">{say("outlook.keep")}</Button>
        <Button disabledFocusable={busy} onClick={() => decide("putBack")} data-testid="outlook-put">{say("outlook.put")}</Button>
      </div>
    </Notice>
  );
}
