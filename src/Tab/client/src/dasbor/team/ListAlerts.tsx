import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { Home } from "../../api/dashboardSchemas";
import { digits25 } from "../../sealing";
import { fromBase64url } from "../../sealing/base64url";
import { useText } from "../page/i18n";
import { Digits } from "../parts/Digits";
import { Notice } from "../parts/Notice";
import type { PinnedDirectory } from "../session/directoryPin";
import { longDay } from "../time/officeTime";
import { ChangeLines } from "./ChangeLines";
import { awaits } from "./proposalCheck";
import { endings } from "./term";
import { useProposals } from "./useProposals";

type Props = { home: Home; pinned: PinnedDirectory; accept: () => Promise<void>; goTeam: (() => void) | null };

/** Above every page: what changed in the team's list since this member last looked, a proposal that waits, the member's own term. */
export function ListAlerts({ home, pinned, accept, goTeam }: Props) {
  const { t, language } = useText();
  const [busy, setBusy] = useState(false);
  const proposals = useProposals(pinned.directory, pinned.proposals).filter((checked) => awaits(checked, pinned.directory, home.me.memberId));
  const mine = endings(home, (id) => id === home.me.memberId)[0];
  const seen = () => { setBusy(true); void accept().catch(() => undefined).finally(() => setBusy(false)); };
  return (
    <aside className="alerts" aria-label={t("board.list.alerts")}>
      {pinned.change !== null && pinned.foundedAnew === null && (
        <Notice tone="tint" live testId="list-changed">
          <p><strong>{t("board.list.changed")}</strong></p>
          <ChangeLines change={pinned.change} testId="list-change" />
          <Button disabledFocusable={busy} onClick={seen} data-testid="list-accept">{t("board.list.looked")}</Button>
        </Notice>
      )}
      {goTeam !== null && proposals.length > 0 && (
        <Notice tone="tint" testId="list-proposed"><p>{t("board.list.proposed")}</p><Button onClick={goTeam} data-testid="list-go">{t("board.list.go")}</Button></Notice>
      )}
      {mine !== undefined && <Notice tone="warn" testId={`term-${mine.state}`}>{t(`board.term.${mine.state}`, { date: longDay(mine.ends, language) })}</Notice>}
    </aside>
  );
}

/** The whole list is another one: nothing else is shown before people have compared digits. */
export function FoundedAnew({ pinned, before, accept }: { pinned: PinnedDirectory; before: string; accept: () => Promise<void> }) {
  const { t } = useText();
  const names = pinned.directory.entry.members.filter(({ st }) => st === "active").map(({ who, id }) => who?.name ?? id).join(", ");
  return (
    <section className="card stack centred" data-testid="founded-anew">
      <p>{t("board.anew.body")}</p>
      <p>{t("board.found.read.names", { names })}</p>
      <Digits digits={digits25(fromBase64url(pinned.genesis))} label={t("board.anew.digits")} testId="anew-digits" />
      <p className="hint">{t("board.anew.compare")}</p>
      <details><summary>{t("board.anew.before")}</summary><Digits digits={digits25(fromBase64url(before))} label={t("board.anew.before")} /></details>
      <Button appearance="primary" size="large" onClick={() => void accept()} data-testid="anew-accept">{t("board.anew.same")}</Button>
    </section>
  );
}
