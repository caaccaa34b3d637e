import { useCallback, useEffect, useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import { every, nowSeconds } from "../../api/time";
import { digits25, type Directory } from "../../sealing";
import { fromBase64url } from "../../sealing/base64url";
import { useText, type TextKey } from "../page/i18n";
import { Digits } from "../parts/Digits";
import { faultKey } from "../parts/faults";
import { Heading } from "../parts/Heading";
import { Notice } from "../parts/Notice";
import { DirectoryRefused, pinDirectory, type DirectoryFault, type PinnedDirectory } from "../session/directoryPin";
import type { Keys } from "../session/keys";
import { Fingerprint } from "./Fingerprint";
import { ProposalCard } from "./ProposalCard";
import { useProposals } from "./useProposals";

const everyMilliseconds = 3000;
const sentences: Record<DirectoryFault, TextKey> = { rollback: "board.directory.rollback", forked: "board.directory.forked", unsigned: "board.directory.added" };

type Props = { api: DashboardApi; keys: Keys; inForce: (directory: Directory) => Promise<void> };

/** Somebody with a seat and keys, for whom two members have yet to sign: the own digits, and nothing of the team's work. */
export function Joining({ api, keys, inForce }: Props) {
  const { t } = useText();
  const [pinned, setPinned] = useState<PinnedDirectory | null>(null);
  const [fault, setFault] = useState<TextKey | null>(null);
  const { unlocked, pub, standsInFor } = keys;

  const look = useCallback(async () => {
    try {
      const file = await api.genesisFile();
      const next = await pinDirectory({ ...(await api.directory()), file }, pinned, null, { ...pub, id: unlocked.id, before: standsInFor }, nowSeconds());
      setPinned((before) => (before?.directory.hash === next.directory.hash && JSON.stringify(before.proposals) === JSON.stringify(next.proposals) ? before : next));
      setFault(null);
      if (next.directory.entry.members.some(({ id, st, kem, sig }) => id === unlocked.id && st === "active" && kem === pub.kem && sig === pub.sig)) await inForce(next.directory);
    } catch (reason) {
      setFault(reason instanceof DirectoryRefused ? sentences[reason.fault] : faultKey(reason));
    }
  }, [api, pinned, pub, standsInFor, unlocked.id, inForce]);
  useEffect(() => {
    if (pinned === null) void look();
    return every(everyMilliseconds, () => void look());
  }, [look, pinned]);

  return (
    <main className="page" data-testid="joining">
      <Heading>{t(standsInFor === null ? "board.join.title" : "board.replace.waiting")}</Heading>
      <p>{t("board.join.wait")}</p>
      {fault !== null && <Notice tone="warn" live testId="joining-fault">{t(fault)}</Notice>}
      <section className="card stack centred">
        <h2>{t("board.team.mine")}</h2>
        <p className="soft">{t("board.join.fingerprint")}</p>
        <Fingerprint keys={pub} label={t("board.team.mine")} testId="joining-digits" />
      </section>
      {pinned !== null && <Proposed api={api} keys={keys} pinned={pinned} look={look} />}
      {pinned !== null && (
        <details>
          <summary>{t("board.team.digits")}</summary>
          <Digits digits={digits25(fromBase64url(pinned.directory.hash))} label={t("board.team.digits")} />
          <p className="hint">{t("board.join.list")}</p>
        </details>
      )}
    </main>
  );
}

/** A proposal counts for the newcomer only when it names this very key; another key under the own name is told as what it is. */
function Proposed({ api, keys, pinned, look }: { api: DashboardApi; keys: Keys; pinned: PinnedDirectory; look: () => Promise<void> }) {
  const { t } = useText();
  const about = useProposals(pinned.directory, pinned.proposals).map((checked) => ({ checked, me: checked.entry.members.find(({ id }) => id === keys.unlocked.id) }));
  return (
    <>
      {about.map(({ checked, me }) => me === undefined ? null : me.kem === keys.pub.kem && me.sig === keys.pub.sig
        ? <ProposalCard key={checked.proposal.hash} api={api} me={keys.unlocked} directory={pinned.directory} checked={checked} changed={look} />
        : <Notice key={checked.proposal.hash} tone="warn" live testId="joining-other-key">{t("board.join.otherkey")}</Notice>)}
    </>
  );
}
