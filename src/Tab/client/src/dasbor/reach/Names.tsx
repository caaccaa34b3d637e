import { useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { useText, type TextKey } from "../page/i18n";
import { faultKey } from "../parts/faults";
import { namesReached, type ReachedName } from "./reachApi";
import { useTell } from "./words";

/** Names that still stand on a list of this year: asked for when somebody opens them. */
export function Names({ api }: { api: DashboardApi }) {
  const { t } = useText();
  const { tell } = useTell();
  const [names, setNames] = useState<ReachedName[] | null>(null);
  const [fault, setFault] = useState<TextKey | null>(null);
  const look = () => {
    setFault(null);
    namesReached(api).then(setNames, (reason: unknown) => setFault(faultKey(reason)));
  };
  const part = (came: boolean) => (names ?? []).filter((one) => one.came === came);
  return (
    <details onToggle={(toggle) => { if (toggle.currentTarget.open) look(); }}>
      <summary data-testid="reach-names">{tell("reach.names")}</summary>
      <div className="stack-close">
        <p className="hint">{tell("reach.names.hint")}</p>
        {fault !== null && <p role="status">{t(fault)}</p>}
        {names?.length === 0 && <p className="soft">{tell("reach.names.none")}</p>}
        {([true, false] as const).filter((came) => part(came).length > 0).map((came) => (
          <section key={String(came)} className="stack-close">
            <h3 className="small-title">{tell(came ? "reach.came" : "reach.notyet", { count: part(came).length })}</h3>
            <ul className="plain-list">{part(came).map(({ name, unit }) => <li key={`${name} ${unit}`}>{name} <span className="soft">{unit}</span></li>)}</ul>
          </section>
        ))}
      </div>
    </details>
  );
}
