import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { digits25 } from "../../sealing";
import { fromBase64url } from "../../sealing/base64url";
import { useText } from "../page/i18n";
import { Digits } from "../parts/Digits";
import { ListTerm } from "../parts/ListTerm";
import { Notice } from "../parts/Notice";
import type { PinnedDirectory } from "../session/directoryPin";
import type { Keys } from "../session/keys";
import { ChangeLines } from "../team/ChangeLines";
import { Fingerprint } from "../team/Fingerprint";
import { ProposalCard } from "../team/ProposalCard";
import { useProposals } from "../team/useProposals";

/** `checked`: the server's clock at the last sign-in, in milliseconds. */
type Props = { api: DashboardApi; keys: Keys; pinned: PinnedDirectory; checked: number; accept: () => Promise<void>; changed: () => Promise<void> };

/** The office's list of readers: when it ends, what changed since she looked, what waits for a signature, and the digits to compare. */
export function ListWork({ api, keys, pinned, checked, accept, changed }: Props) {
  const { t } = useText();
  const [busy, setBusy] = useState(false);
  const { directory } = pinned;
  const shown = useProposals(directory, pinned.proposals);
  const seen = () => { setBusy(true); void accept().catch(() => undefined).finally(() => setBusy(false)); };
  return (
    <>
      <ListTerm until={directory.entry.exp * 1000} checked={checked} />
      {pinned.change !== null && (
        <Notice tone="tint" live testId="list-changed">
          <p><strong>{t("board.list.changed")}</strong></p>
          <ChangeLines change={pinned.change} testId="list-change" />
          <Button disabledFocusable={busy} onClick={seen} data-testid="list-accept">{t("board.list.looked")}</Button>
        </Notice>
      )}
      {shown.length > 0 && <p className="hint">{t("board.wali.quorum")}</p>}
      {shown.map((one) => <ProposalCard key={one.proposal.hash} api={api} me={keys.unlocked} directory={directory} checked={one} changed={changed} />)}
      <details>
        <summary data-testid="wali-list">{t("board.team.digits")}</summary>
        <div className="stack">
          <Digits digits={digits25(fromBase64url(directory.hash))} label={t("board.team.digits")} />
          <p className="hint">{t("board.team.digits.hint")}</p>
          <h3>{t("board.team.mine")}</h3>
          <Fingerprint keys={keys.pub} label={t("board.team.mine")} testId="wali-mine" />
        </div>
      </details>
    </>
  );
}
