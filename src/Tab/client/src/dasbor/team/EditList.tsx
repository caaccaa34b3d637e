import { Button } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { nowSeconds } from "../../api/time";
import type { Directory, Unlocked } from "../../sealing";
import { useText } from "../page/i18n";
import { Confirm } from "../parts/Confirm";
import { faultKey } from "../parts/faults";
import { Notice } from "../parts/Notice";
import { Fingerprint } from "./Fingerprint";
import { newcomers, withoutPerson, withPerson, type Newcomer } from "./nextList";
import { usePropose } from "./usePropose";

const fewMembers = 3;

type Props = { api: DashboardApi; me: Unlocked; directory: Directory; busyWith: ReadonlySet<string>; changed: () => Promise<void> };

/** Proposing: somebody comes in after the digits were compared on two screens, somebody goes. One member proposes, a second one signs. */
export function EditList({ api, me, directory, busyWith, changed }: Props) {
  const { t } = useText();
  const [waiting, setWaiting] = useState<Newcomer[]>([]);
  const [open, setOpen] = useState<string | null>(null);
  const { busy, fault, setFault, propose } = usePropose(api, me, changed);
  useEffect(() => {
    api.founding().then(({ members }) => setWaiting(newcomers(directory, members)), (reason: unknown) => setFault(faultKey(reason)));
  }, [api, directory, setFault]);

  const active = directory.entry.members.filter(({ st }) => st === "active");
  const few = active.filter(({ role }) => role === "member").length <= fewMembers;
  return (
    <section className="card stack" aria-labelledby="ubah">
      <h2 id="ubah">{t("board.team.edit")}</h2>
      <p className="soft">{t("board.team.edit.rule")}</p>
      {fault !== null && <Notice tone="warn" live>{t(fault)}</Notice>}
      {waiting.filter(({ id }) => !busyWith.has(id)).map((person) => (
        <div key={person.id} className="stack-close" data-testid="newcomer">
          <p><strong>{t("board.team.newcomer", { name: person.who.name })}</strong> <span className="soft">{person.who.post}</span></p>
          {open === person.id ? (
            <>
              <p>{t("board.team.compare", { name: person.who.name })}</p>
              <Fingerprint keys={person} label={t("board.team.compare.digits", { name: person.who.name })} testId="newcomer-digits" />
              <div className="actions">
                <Button size="large" onClick={() => setOpen(null)}>{t("board.found.step.differ")}</Button>
                <Button appearance="primary" size="large" disabledFocusable={busy} data-testid="newcomer-same" onClick={() => void propose(withPerson(directory, person, nowSeconds())).then((done) => { if (done) setOpen(null); })}>{t("board.team.admit.same")}</Button>
              </div>
            </>
          ) : <Button className="self-start" onClick={() => setOpen(person.id)} data-testid="newcomer-admit">{t("board.team.admit")}</Button>}
        </div>
      ))}
      <details>
        <summary data-testid="leave-open">{t("board.team.leave")}</summary>
        <ul className="stack">
          {active.filter(({ id }) => !busyWith.has(id)).map(({ id, who, role }) => (
            <li key={id} className="line-edit">
              <span className="grow">{who?.name ?? id}</span>
              <Confirm testId={`leave-${id}`} busy={busy} button={t("board.team.leave.propose")} title={t("board.team.leave.title", { name: who?.name ?? id })}
                body={t(few && role === "member" ? "board.team.leave.few" : id === me.id ? "board.team.leave.me" : "board.team.leave.effect")}
                yes={t("board.team.leave.yes")} no={t("board.team.leave.no")} confirmed={() => void propose(withoutPerson(directory, id, nowSeconds()))} />
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
