import { Button } from "@fluentui/react-components";
import type { DayHints, PlanHint, PlanProposal } from "../../../api/dashboardSchemas";
import { Notice } from "../../parts/Notice";
import { shortDay } from "../../time/officeTime";
import { useTell, type Tell } from "../words";

/** The sentence of a hint. */
export function hintText(tell: Tell, hint: PlanHint): string {
  return tell(`hint.${hint.code}`, hint.values);
}

/** Hints under the field that they are about. They warn; saving stays possible. */
export function HintList({ hints, testId }: { hints: readonly PlanHint[]; testId: string }) {
  const { tell } = useTell();
  if (hints.length === 0) return null;
  const only = hints.every(({ code }) => code === "holidays-missing");
  return <Notice tone={only ? "plain" : "warn"} live testId={testId}>{hints.map((hint, at) => <p key={at}>{hintText(tell, hint)}</p>)}</Notice>;
}

/** Free times instead, each with its reason. */
export function Proposals({ day, take }: { day: DayHints; take: (proposal: PlanProposal) => void }) {
  const { tell, language } = useTell();
  if (day.proposals.length === 0) return null;
  return (
    <div className="stack-close" data-testid="plan-proposals">
      <p className="hint">{tell("plan.proposals")}</p>
      <ul className="plain-list stack-close">
        {day.proposals.map((proposal) => (
          <li key={proposal.startsAt} className="stack-close">
            <Button className="self-start" onClick={() => take(proposal)} data-testid={`proposal-${proposal.reason}`}>
              {tell("plan.proposal.take", { day: shortDay(proposal.startsAt.slice(0, 10), language), start: proposal.startsAt.slice(11).replace(":", "."), end: proposal.endsAt.slice(11).replace(":", ".") })}
            </Button>
            <span className="hint">{tell("plan.proposal.reason", { reason: tell(`reason.${proposal.reason}`), clears: [...new Set(proposal.clears.map((code) => tell(`clear.${code}`)))].join(", ") })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
