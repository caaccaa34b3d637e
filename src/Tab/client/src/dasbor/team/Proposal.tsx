import { Button, Spinner } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import type { Founding, Home } from "../../api/dashboardSchemas";
import { nowSeconds } from "../../api/time";
import { signDirectory } from "../../sealing";
import { useText, type TextKey } from "../page/i18n";
import { Digits } from "../parts/Digits";
import { faultKey } from "../parts/faults";
import { Notice } from "../parts/Notice";
import type { Keys } from "../session/keys";
import { checkFounding, type FoundingCheck } from "./foundingCheck";

type Props = {
  api: DashboardApi;
  me: Home["me"];
  keys: Keys;
  proposal: NonNullable<Founding["proposal"]>;
  founding: Founding;
  changed: (founding: Founding) => void;
  compose: () => void;
};

/** One proposed list: this browser's own check, the digits to read aloud, and the member's yes or stop. A new list is a new one of these. */
export function Proposal({ api, me, keys, proposal, founding, changed, compose }: Props) {
  const { t } = useText();
  const [check, setCheck] = useState<FoundingCheck | null>(null);
  const [stopped, setStopped] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<TextKey | null>(null);
  const { e, hash } = proposal;

  useEffect(() => {
    const mine = { ...keys.pub, id: me.memberId, name: me.name, post: me.post };
    void checkFounding({ e, hash }, mine, nowSeconds()).then(setCheck);
  }, [e, hash, keys, me.memberId, me.name, me.post]);

  async function sign() {
    setBusy(true);
    setFault(null);
    try {
      changed(await api.signFounding(hash, await signDirectory(e, keys.unlocked)));
    } catch (reason) {
      setFault(faultKey(reason));
    } finally {
      setBusy(false);
    }
  }

  if (check === null) return <Spinner label={t("board.state.loading")} />;
  if (!check.ok || stopped) {
    return (
      <section className="card stack" data-testid="founding-stop">
        <Notice tone="warn" live>{t(check.ok ? "board.found.differ" : check.fault === "absent" ? "board.found.step.check.missing" : `board.found.${check.fault}`)}</Notice>
        <Button size="large" onClick={compose} data-testid="founding-again">{t("board.found.compose.again")}</Button>
      </section>
    );
  }
  const names = check.entry.members.map((member) => member.who?.name ?? "");
  const iSigned = proposal.signed.includes(me.memberId);
  const newcomers = founding.members.filter((member) => !check.entry.members.some((named) => named.id === member.id));
  return (
    <section className="card stack centred" data-testid="founding-proposal">
      <h2>{t("board.found.read.title")}</h2>
      <p className="soft">{t("board.found.read.names", { names: names.join(", ") })}</p>
      <Digits digits={check.digits} label={t("board.found.digits")} testId="founding-digits" />
      <p className="hint">{t("board.found.read.checked")}</p>
      {fault !== null && <Notice tone="warn" live>{t(fault)}</Notice>}
      {iSigned ? (
        <p role="status" data-testid="founding-signed">{t("board.found.count", { done: proposal.signed.length, count: names.length })}</p>
      ) : (
        <>
          <p><strong>{t("board.found.step.read")}</strong></p>
          <div className="actions">
            <Button size="large" onClick={() => setStopped(true)} data-testid="founding-differs">{t("board.found.step.differ")}</Button>
            <Button appearance="primary" size="large" disabledFocusable={busy} onClick={() => void sign()} data-testid="founding-same">{t("board.found.step.same")}</Button>
          </div>
        </>
      )}
      {newcomers.length > 0 && (
        <p className="hint">{t("board.found.newcomers", { names: newcomers.map((member) => member.who.name).join(", ") })} <Button className="link" appearance="transparent" onClick={compose}>{t("board.found.compose.again")}</Button></p>
      )}
    </section>
  );
}
