import { Button } from "@fluentui/react-components";
import { useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import type { Founding as FoundingAnswer, Home } from "../../api/dashboardSchemas";
import { nowSeconds } from "../../api/time";
import { newFoundingEntry } from "../../sealing";
import { useText, type TextKey } from "../page/i18n";
import { faultKey } from "../parts/faults";
import { Heading } from "../parts/Heading";
import { Notice } from "../parts/Notice";
import { Badge, Person } from "../parts/Person";
import type { Keys } from "../session/keys";
import { Proposal } from "./Proposal";
import { useFounding } from "./useFounding";

const leastFounders = 3;

type Props = { api: DashboardApi; home: Home; keys: Keys; refreshHome: () => Promise<void> };

/** The meeting in which the team is founded: keys ready, one list, one number read aloud, a signature by each (ui.md screen 12). */
export function Founding({ api, home, keys, refreshHome }: Props) {
  const { t } = useText();
  const { founding, away, setFounding, look } = useFounding(api);
  const [fault, setFault] = useState<TextKey | null>(null);

  async function compose(from: FoundingAnswer) {
    setFault(null);
    try {
      setFounding(await api.proposeFounding(newFoundingEntry(from.members, nowSeconds())));
    } catch (reason) {
      setFault(faultKey(reason));
      await look();
    }
  }

  const ready = new Set(founding?.members.map((member) => member.id));
  const signed = new Set(founding?.proposal?.signed);
  const enough = ready.size >= leastFounders;

  return (
    <main className="page" data-testid="founding">
      <Heading>{t("board.found.title")}</Heading>
      <p className="soft">{t("board.found.intro")}</p>
      {away && <Notice tone="warn" live>{t("board.found.away")}</Notice>}
      {fault !== null && <Notice tone="warn" live>{t(fault)}</Notice>}
      <ul className="people people-five" aria-label={t("board.found.seats")} data-testid="founding-seats">
        {home.team.map((seat) => (
          <Person key={seat.memberId} name={seat.name} post={seat.post}>
            {signed.has(seat.memberId) ? <Badge tone="done">{t("board.found.signed")}</Badge>
              : ready.has(seat.memberId) ? <Badge tone="brand">{t(seat.memberId === home.me.memberId ? "board.found.ready.me" : "board.found.ready")}</Badge>
                : <Badge tone="plain">{t("board.found.waiting")}</Badge>}
          </Person>
        ))}
      </ul>
      {founding !== null && founding.genesis === null && founding.proposal === null && (
        <section className="card stack">
          <h2>{t(enough ? "board.found.compose.title" : "board.found.few")}</h2>
          <p className="soft">{t("board.found.compose.body")}</p>
          {enough && <Button appearance="primary" size="large" onClick={() => void compose(founding)} data-testid="founding-compose">{t("board.found.compose")}</Button>}
        </section>
      )}
      {founding !== null && founding.genesis === null && founding.proposal !== null && (
        <Proposal key={founding.proposal.hash} api={api} me={home.me} keys={keys} proposal={founding.proposal} founding={founding} changed={setFounding} compose={() => void compose(founding)} />
      )}
      {founding !== null && founding.genesis !== null && (
        <section className="card stack" data-testid="founding-done">
          <h2>{t("board.found.done.title")}</h2>
          <p>{t("board.found.done.body")}</p>
          <Button appearance="primary" size="large" onClick={() => void refreshHome()} data-testid="founding-enter">{t("board.found.enter")}</Button>
        </section>
      )}
    </main>
  );
}
