import { Button } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { Directory } from "../../../sealing";
import { useText } from "../../page/i18n";
import { Notice } from "../../parts/Notice";
import { UserText } from "../../parts/UserText";
import { Asked } from "../Asked";
import { nameOf } from "../names";
import { ReasonForm } from "../ReasonForm";
import type { KnownCase } from "../readCase";
import { useTogether } from "../useTogether";
import type { NameDesk } from "./nameDesk";
import { holdsName, nameAsks, stateOfAsk, type NameAsk } from "./nameState";

type Props = { known: KnownCase; desk: NameDesk; directory: Directory; myId: string; changed: (known: KnownCase) => void };

/** The envelope with the person's name: one reader asks and says why, another agrees, and only the one who asked reads it. */
export function NameCard({ known, desk, directory, myId, changed }: Props) {
  const { t } = useText();
  const { busy, fault, run } = useTogether();
  const [asks, setAsks] = useState<NameAsk[] | null>(null);
  useEffect(() => { void nameAsks(known).then(setAsks); }, [known]);
  if (!known.open.payload.named || asks === null) return null;
  const name = (id: string) => nameOf(directory, id) ?? t("board.case.member");
  const step = (work: () => Promise<KnownCase>) => run(async () => changed(await work()));
  const state = (ask: NameAsk) => stateOfAsk(ask, known, directory);
  const mine = asks.filter((ask) => ask.by === myId && state(ask) !== "withdrawn").at(-1);
  const forMe = asks.filter((ask) => ask.by !== myId && state(ask) === "waiting" && !ask.no.includes(myId));
  const holds = holdsName(known.open, directory, myId);
  return (
    <section className="card stack" aria-labelledby="amplop" data-testid="name-card">
      <h2 id="amplop" className="small-title">{t("board.case.identity")}</h2>
      <p className="hint">{t(holds ? "board.identity.about" : "board.identity.noshare")}</p>
      {fault !== null && <Notice tone="warn" live testId="name-fault">{t(fault)}</Notice>}
      {holds && forMe.map((ask) => (
        <Asked key={ask.id} words={t("board.identity.asked", { name: name(ask.by) })} name={name(ask.by)} reason={ask.reason} effect={t("board.identity.approve.effect", { name: name(ask.by) })} busy={busy}
          approve={() => void step(() => desk.approve(known, ask))} refuse={() => void step(() => desk.refuse(known, ask))} testId="name-asked" />
      ))}
      {mine !== undefined && <Mine ask={mine} state={state(mine)} name={name} busy={busy} withdraw={() => void step(() => desk.withdraw(known, mine))} open={() => desk.open(known, mine)} run={run} />}
      {holds && (mine === undefined || state(mine) === "refused") && <ReasonForm button={t("board.identity.ask")} busy={busy} send={(reason) => step(() => desk.ask(known, reason))} testId="name-ask" />}
    </section>
  );
}

type MineProps = {
  ask: NameAsk; state: ReturnType<typeof stateOfAsk>; name: (id: string) => string; busy: boolean; withdraw: () => void; open: () => Promise<string>;
  run: (step: () => Promise<unknown>) => Promise<void>;
};

function Mine({ ask, state, name, busy, withdraw, open, run }: MineProps) {
  const { t } = useText();
  const [read, setRead] = useState<string | null>(null);
  const names = (ids: readonly string[]) => [...new Set(ids)].map(name).join(", ");
  return (
    <div className="stack-close" data-testid={`name-mine-${state}`}>
      <p role="status">{state === "given" ? t("board.identity.ready", { names: names(ask.yes.map(({ by }) => by)) }) : state === "refused" ? t("board.identity.refused") : t("board.case.dual.wait")}</p>
      {state !== "given" && <p className="soft">{t("board.together.mine")} <UserText text={ask.reason} /></p>}
      {ask.no.length > 0 && <p className="soft">{t("board.together.refusedby", { names: names(ask.no) })}</p>}
      {read !== null && <dl className="facts" data-testid="name-read"><dt>{t("board.identity.name")}</dt><dd><UserText text={read} /></dd></dl>}
      <div className="actions actions-start">
        {state === "given" && (read === null
          ? <Button appearance="primary" disabledFocusable={busy} onClick={() => void run(async () => setRead(await open()))} data-testid="name-open">{t("board.identity.open")}</Button>
          : <Button onClick={() => setRead(null)} data-testid="name-close">{t("board.identity.close")}</Button>)}
        {state === "waiting" && <Button disabledFocusable={busy} onClick={withdraw} data-testid="name-withdraw">{t("board.together.withdraw")}</Button>}
      </div>
    </div>
  );
}
