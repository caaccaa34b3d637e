import { Button, Spinner } from "@fluentui/react-components";
import { useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { grouped, invitationLookup, newInvitation, siteSalt } from "../../sealing";
import { useText, type TextKey } from "../page/i18n";
import { Digits } from "../parts/Digits";
import { faultKey } from "../parts/faults";
import { Notice } from "../parts/Notice";
import { Qr } from "./Fingerprint";

type Props = { api: DashboardApi; office: string; until: string | null; changed: () => Promise<void> };

/** Digits for somebody outside, shown once and handed over in person. They find a place to enrol and open nothing. */
export function TrusteeInvitation({ api, office, until, changed }: Props) {
  const { t } = useText();
  const [digits, setDigits] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<TextKey | null>(null);
  const address = `${location.origin}/${office}/wali`;

  async function act(step: () => Promise<string | null>) {
    setBusy(true);
    setFault(null);
    await step().then(setDigits, (reason: unknown) => setFault(faultKey(reason)));
    await changed();
    setBusy(false);
  }
  const invite = () => act(async () => {
    const fresh = newInvitation();
    await api.inviteTrustee(await invitationLookup(fresh, await siteSalt(office)));
    return fresh;
  });

  return (
    <>
      {fault !== null && <Notice tone="warn" live>{t(fault)}</Notice>}
      {until !== null && <p data-testid="trustee-invited">{t("board.trustee.invited", { date: until })}</p>}
      {busy && <Spinner size="small" label={t("board.state.loading")} />}
      {digits !== null && (
        <div className="stack" data-testid="trustee-invitation">
          <p>{t("board.trustee.give")}</p>
          <Digits digits={grouped(digits)} label={t("board.trustee.digits")} testId="invitation-digits" />
          <p>{t("board.trustee.address")} <strong className="readout" data-testid="invitation-address">{address}</strong></p>
          <details><summary>{t("board.trustee.qr")}</summary><Qr text={address} label={t("board.trustee.qr")} /></details>
          <p className="hint">{t("board.trustee.once")}</p>
          <Button className="self-start" onClick={() => setDigits(null)} data-testid="invitation-given">{t("board.trustee.given")}</Button>
        </div>
      )}
      {digits === null && (
        <div className="row">
          <Button disabledFocusable={busy} onClick={() => void invite()} data-testid="trustee-invite">{t(until === null ? "board.trustee.enrol" : "board.trustee.again")}</Button>
          {until !== null && <Button disabledFocusable={busy} onClick={() => void act(async () => { await api.withdrawInvitation(); return null; })} data-testid="trustee-withdraw">{t("board.trustee.withdraw")}</Button>}
        </div>
      )}
    </>
  );
}
