import { Button } from "@fluentui/react-components";
import type { Session } from "../../../api/dashboardSchemas";
import { useText } from "../../page/i18n";
import { Notice } from "../../parts/Notice";
import { whenText } from "../SessionCard";
import { useTell, type PlanKey } from "../words";

/** Somebody else changed the plan first: what is different now, and both ways on. What was typed is still in the form. */
export function Changed({ before, now, keep, take }: { before: Session; now: Session; keep: () => void; take: () => void }) {
  const { t, language } = useText();
  const { tell } = useTell();
  const shown: [PlanKey, (session: Session) => string][] = [
    ["plan.name", ({ title }) => title],
    ["plan.part.when", (session) => whenText(t, session, language)],
    ["plan.place", ({ place }) => place ?? "-"],
    ["plan.link", ({ meetingUrl }) => meetingUrl ?? "-"],
    ["plan.moderator", ({ moderator }) => moderator],
    ["plan.speakers", ({ speakers }) => speakers.map(({ name }) => name).join(", ")],
    ["plan.invitees", ({ attendees }) => tell("session.invited.count", { count: attendees.length })],
    ["plan.agenda", ({ agenda }) => agenda.map(({ title }) => title).join("; ")],
  ];
  const different = shown.filter(([, read]) => read(before) !== read(now));
  return (
    <Notice tone="warn" live testId="plan-changed">
      <p><strong>{tell("changed.title")}</strong></p>
      <p>{tell(different.length === 0 ? "changed.same" : "changed.body")}</p>
      {different.length > 0 && <dl className="facts">{different.map(([name, read]) => <div key={name}><dt>{tell(name)}</dt><dd>{read(now)}</dd></div>)}</dl>}
      <div className="row">
        <Button onClick={take} data-testid="plan-take-newer">{tell("changed.take")}</Button>
        <Button appearance="primary" onClick={keep} data-testid="plan-save-over">{tell("changed.keep")}</Button>
      </div>
    </Notice>
  );
}
