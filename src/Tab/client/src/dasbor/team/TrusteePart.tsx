import { Button } from "@fluentui/react-components";
import { useCallback, useEffect, useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import type { Trustee, Trustees } from "../../api/dashboardSchemas";
import { nowSeconds } from "../../api/time";
import type { Directory, Unlocked } from "../../sealing";
import { useText, type TextKey } from "../page/i18n";
import { faultKey } from "../parts/faults";
import { Notice } from "../parts/Notice";
import { Badge } from "../parts/Person";
import { longDay } from "../time/officeTime";
import { Fingerprint } from "./Fingerprint";
import { withPerson } from "./nextList";
import { TrusteeInvitation } from "./TrusteeInvitation";
import { usePropose } from "./usePropose";

type Props = { api: DashboardApi; office: string; me: Unlocked; directory: Directory; busyWith: ReadonlySet<string>; changed: () => Promise<void> };

/** The contact outside the office: how ready she is, inviting her, and proposing her after the digits were compared. */
export function TrusteePart({ api, office, me, directory, busyWith, changed }: Props) {
  const { t, language } = useText();
  const [trustees, setTrustees] = useState<Trustees | null>(null);
  const [away, setAway] = useState<TextKey | null>(null);
  const look = useCallback(() => api.trustees().then((now) => { setTrustees(now); setAway(null); }, (reason: unknown) => setAway(faultKey(reason))), [api]);
  // The page looks at the list every few seconds; with each new one, and when somebody proposed, the answer here may be another.
  useEffect(() => void look(), [look, directory, busyWith.size]);

  if (trustees === null) return away === null ? null : <Notice tone="warn">{t(away)}</Notice>;
  const { invitation } = trustees;
  // What the server says of somebody in the list counts only with the list's own word for it.
  const inList = ({ id, kem, sig }: Trustee) => directory.entry.members.some((one) => one.id === id && one.st === "active" && one.role === "trustee" && one.kem === kem && one.sig === sig);
  const people = trustees.people.filter((one) => one.state !== "removed" || inList(one));
  return (
    <section className="card stack" aria-labelledby="satgas" data-testid="trustees">
      <h2 id="satgas">{t("board.team.trustee")}</h2>
      <p className="soft">{t("board.trustee.about")}</p>
      {away !== null && <Notice tone="warn" live>{t(away)}</Notice>}
      {people.length === 0 && invitation === null && <p data-testid="trustee-missing">{t("board.trustee.missing")}</p>}
      {people.map((one) => (inList(one)
        ? (
          <div key={`${one.id}${one.kem}`} className="stack-close" data-testid="trustee-ready">
            <p className="row"><strong className="grow">{one.name}</strong><Badge tone="done">{t("board.ready.trustee")}</Badge></p>
            <p>{one.readySince === null ? one.post : t("board.trustee.ready", { date: longDay(one.readySince, language) })}</p>
            <p className="soft">{one.lastSeenOn === null ? t("board.trustee.unseen") : t("board.trustee.seen", { date: longDay(one.lastSeenOn, language) })}</p>
          </div>
        )
        : busyWith.has(one.id)
          ? <p key={`${one.id}${one.kem}`} data-testid="trustee-proposed">{t("board.trustee.proposed", { name: one.name })}</p>
          : <Admission key={`${one.id}${one.kem}`} api={api} me={me} directory={directory} trustee={one} changed={changed} />))}
      <TrusteeInvitation api={api} office={office} until={invitation === null ? null : longDay(invitation.until, language)} changed={look} />
    </section>
  );
}

/** Somebody made keys with an invitation: the digits are compared on two screens before one member proposes. */
function Admission({ api, me, directory, trustee, changed }: { api: DashboardApi; me: Unlocked; directory: Directory; trustee: Trustee; changed: () => Promise<void> }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const { busy, fault, propose } = usePropose(api, me, changed);
  const { id, kem, sig, name, post, sex } = trustee;
  const e = () => withPerson(directory, { id, kem, sig, who: { name, post, sex } }, nowSeconds(), "trustee");
  return (
    <div className="stack-close" data-testid="trustee-waiting">
      <p><strong>{t("board.trustee.waiting", { name })}</strong> <span className="soft">{post}</span></p>
      {fault !== null && <Notice tone="warn" live>{t(fault)}</Notice>}
      {open ? (
        <>
          <p>{t("board.team.compare", { name })}</p>
          <Fingerprint keys={trustee} label={t("board.team.compare.digits", { name })} testId="trustee-digits" />
          <div className="actions">
            <Button size="large" onClick={() => setOpen(false)}>{t("board.found.step.differ")}</Button>
            <Button appearance="primary" size="large" disabledFocusable={busy} data-testid="trustee-same" onClick={() => void propose(e()).then((done) => { if (done) setOpen(false); })}>{t("board.team.admit.same")}</Button>
          </div>
        </>
      ) : <Button className="self-start" onClick={() => setOpen(true)} data-testid="trustee-admit">{t("board.team.admit")}</Button>}
    </div>
  );
}
