import type { Session } from "../../api/dashboardSchemas";
import { agendaTimes } from "./plan/agenda";
import { useTell } from "./words";

/** The agenda with the hour of each item, where its length is known. */
export function AgendaList({ agenda, startsAt }: Pick<Session, "agenda" | "startsAt">) {
  const { tell } = useTell();
  const times = agendaTimes(agenda, startsAt.slice(11, 16));
  return (
    <div className="stack-close">
      <h2 className="small-title">{tell("plan.agenda")}</h2>
      <ol className="plain-list stack-close" data-testid="session-agenda">
        {agenda.map(({ title, minutes }, at) => (
          <li key={at}>{times[at] !== null && <strong>{times[at]?.replace(":", ".")} </strong>}{title}{minutes > 0 && <span className="hint"> {tell("plan.agenda.minutes", { count: minutes })}</span>}</li>
        ))}
      </ol>
    </div>
  );
}
