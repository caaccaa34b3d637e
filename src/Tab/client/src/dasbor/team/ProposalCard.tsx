import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { signDirectory, type Directory, type Unlocked } from "../../sealing";
import { useText, type TextKey } from "../page/i18n";
import { faultKey } from "../parts/faults";
import { Notice } from "../parts/Notice";
import { ChangeLines } from "./ChangeLines";
import { Fingerprint } from "./Fingerprint";
import { awaits, type CheckedProposal } from "./proposalCheck";

type Props = { api: DashboardApi; me: Unlocked; directory: Directory; checked: CheckedProposal; changed: () => Promise<void> };

/** One proposal: what would be different, the digits to compare, and the member's own signature. Whoever disagrees leaves it; only its author takes it back. */
export function ProposalCard({ api, me, directory, checked, changed }: Props) {
  const { t } = useText();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<TextKey | null>(null);
  const { proposal, change } = checked;
  const fresh = [...change.joined, ...change.rekeyed];
  const author = directory.entry.members.find(({ id }) => id === proposal.by)?.who?.name ?? proposal.by;
  const mine = proposal.by === me.id;
  const proof = checked.unproven.some(({ id }) => id === me.id);

  async function act(step: () => Promise<unknown>) {
    setBusy(true);
    setFault(null);
    await step().catch((reason: unknown) => setFault(faultKey(reason)));
    await changed().catch((reason: unknown) => setFault(faultKey(reason)));
    setBusy(false);
  }

  return (
    <section className="card stack" data-testid="proposal">
      <h2>{t("board.team.proposal")}</h2>
      <p className="soft">{t("board.team.proposal.by", { name: author })}</p>
      <ChangeLines change={change} testId="proposal-change" />
      {change.left.length > 0 && <p className="hint">{t(change.left.some(({ id }) => id === me.id) ? "board.team.leave.me" : "board.team.leave.effect")}</p>}
      {fresh.map((member) => (
        <div key={member.id} className="stack-close">
          <p><strong>{t(member.id === me.id ? "board.team.compare.me" : "board.team.compare", { name: member.who?.name ?? member.id })}</strong></p>
          <Fingerprint keys={member} label={t("board.team.compare.digits", { name: member.who?.name ?? member.id })} testId="proposal-digits" />
        </div>
      ))}
      <p role="status" data-testid="proposal-count">{t("board.team.proposal.count", { done: checked.signed.length, count: directory.entry.pol.q })}
        {checked.unproven.length > 0 && <> {t("board.team.proposal.unproven", { names: checked.unproven.map(({ who, id }) => who?.name ?? id).join(", ") })}</>}</p>
      {fault !== null && <Notice tone="warn" live>{t(fault)}</Notice>}
      <div className="actions">
        {mine && <Button size="large" disabledFocusable={busy} onClick={() => void act(() => api.withdrawEntry(proposal.hash))} data-testid="proposal-withdraw">{t("board.team.withdraw")}</Button>}
        {awaits(checked, directory, me.id) && (
          <Button appearance="primary" size="large" disabledFocusable={busy} data-testid="proposal-sign"
            onClick={() => void act(async () => api.signEntry(proposal.hash, await signDirectory(proposal.e, me)))}>
            {t(proof ? "board.join.agree" : fresh.length > 0 ? "board.team.sign.same" : "board.team.sign")}
          </Button>
        )}
      </div>
      {!mine && !proof && awaits(checked, directory, me.id) && <p className="hint">{t("board.team.refuse")}</p>}
    </section>
  );
}
