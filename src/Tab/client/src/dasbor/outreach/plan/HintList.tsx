import { Button } from "@fluentui/react-components";
import type { DayHints, PeopleThen, PlanHint, PlanHints, PlanProposal } from "../../../api/dashboardSchemas";
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

/** Those who must be there, as their calendars say: who is free, and of whom nobody knows. */
export function peopleText(tell: Tell, { free, unknown }: PeopleThen): string[] {
  return [...(free.length === 0 ? [] : [tell("free.some", { names: free.join(", ") })]), ...(unknown.length === 0 ? [] : [tell("free.unknown", { names: unknown.join(", ") })])];
}

/** The same of a time that is proposed, where nobody has anything else: in a word when all of them are known to be free. */
function everybodyText(tell: Tell, people: PeopleThen): string {
  const { free, unknown } = people;
  if (unknown.length > 0 || free.length < 2) return peopleText(tell, people).join(" ");
  return tell(free.length === 2 ? "free.both" : free.length === 3 ? "free.three" : "free.all", { count: free.length });
}

/** What Outlook says of those who must be there. A refusal is said once, whoever is typed. */
export function SchedulesLine({ day, source }: { day: DayHints | undefined; source: PlanHints["schedules"] }) {
  const { tell } = useTell();
  const lines = source === "refused" ? [tell("schedules.refused")] : source === "away" ? [tell("schedules.away")] : day?.people == null ? [] : peopleText(tell, day.people);
  return <div role="status" data-testid="plan-schedules">{lines.map((line) => <p key={line} className="hint">{line}</p>)}</div>;
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
            <span className="hint">{proposal.people === null ? "" : `${everybodyText(tell, proposal.people)} `}{tell("plan.proposal.reason", { reason: tell(`reason.${proposal.reason}`), clears: [...new Set(proposal.clears.map((code) => tell(`clear.${code}`)))].join(", ") })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
