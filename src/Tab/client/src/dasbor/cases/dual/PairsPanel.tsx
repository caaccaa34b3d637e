import { Button } from "@fluentui/react-components";
import type { Directory } from "../../../sealing";
import { useText } from "../../page/i18n";
import { Notice } from "../../parts/Notice";
import { Badge } from "../../parts/Person";
import { UserText } from "../../parts/UserText";
import { Asked } from "../Asked";
import type { ListedPair } from "../listCases";
import { nameOf } from "../names";
import { ReasonForm } from "../ReasonForm";
import type { KnownCase } from "../readCase";
import { useTogether } from "../useTogether";
import type { PairDesk } from "./pairDesk";
import { canBeOpened, isForMe, mineOf, stateOf, type Pair, type PairRequest } from "./pairs";

type Props = { pairs: readonly ListedPair[]; desk: PairDesk; directory: Directory; myId: string; look: () => Promise<void>; opened: (known: KnownCase) => void };

/** Cases that no member opens alone: who holds a share, who asked and why, and what this member can do about it. */
export function PairsPanel({ pairs, ...rest }: Props) {
  const { t } = useText();
  const shown = pairs.filter(({ pair }) => !pair.isOpen || pair.requests.some((request) => isForMe(request, rest.myId)));
  if (shown.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="buka-berdua" data-testid="pairs">
      <h2 id="buka-berdua">{t("board.pair.title")}</h2>
      <p className="hint">{t("board.pair.about")}</p>
      {shown.map((listed) => <PairCard key={listed.pair.caseId} listed={listed} {...rest} />)}
    </section>
  );
}

function PairCard({ listed: { pair, code }, desk, directory, myId, look, opened }: Omit<Props, "pairs"> & { listed: ListedPair }) {
  const { t } = useText();
  const { busy, fault, run } = useTogether();
  const name = (id: string) => nameOf(directory, id) ?? t("board.case.member");
  const then = (step: () => Promise<void>) => run(async () => {
    await step();
    await look();
  });
  const mine = pair.isOpen ? undefined : mineOf(pair, myId);
  const strange = pair.requests.reduce((sum, request) => sum + request.strange, 0);
  return (
    <article className="card stack" aria-label={t("board.case.title", { code })} data-testid="pair">
      <div className="row"><h3 className="small-title">{t("board.case.title", { code })}</h3><Badge tone="brand">{t("board.pair.badge")}</Badge></div>
      <p className="soft">{t("board.pair.holders", { names: pair.holders.map(name).join(", ") })}</p>
      <Standing pair={pair} name={name} />
      {fault !== null && <Notice tone="warn" live testId="pair-fault">{t(fault, { code })}</Notice>}
      {strange > 0 && <Notice tone="warn" testId="pair-strange">{t("board.pair.strange")}</Notice>}
      {pair.requests.filter((request) => request.opened.requester !== myId).map((request) => (
        <Theirs key={request.id} request={request} name={name} myId={myId} busy={busy} answer={(kind) => void then(() => desk.answer(request, kind))} />
      ))}
      {mine !== undefined && <Mine request={mine} code={code} name={name} busy={busy} withdraw={() => void then(() => desk.answer(mine, "withdrawn"))}
        open={() => void run(async () => opened(await desk.open(pair, mine).catch(async (reason: unknown) => { await look(); throw reason; })))} />}
      {!pair.isOpen && canBeOpened(pair) && (mine === undefined || stateOf(mine) === "refused") && <ReasonForm button={t("board.case.dual.request")} busy={busy} send={(reason) => then(() => desk.ask(pair, reason))} testId="pair-ask" />}
    </article>
  );
}

/** Why the case has to be opened now, or why it cannot be. */
function Standing({ pair, name }: { pair: Pair; name: (id: string) => string }) {
  const { t } = useText();
  if (pair.isOpen) return null;
  const names = (ids: readonly string[]) => (ids.length === 0 ? t("board.pair.nobody") : ids.map(name).join(", "));
  const gone = names(pair.departed);
  const left = pair.holders.filter((id) => !pair.departed.includes(id));
  return (
    <>
      {pair.again && <p data-testid="pair-again">{t("board.pair.again")}</p>}
      {!canBeOpened(pair) && <Notice tone="warn" testId="pair-few">{t("board.pair.few", { names: names(left), gone })}</Notice>}
      {canBeOpened(pair) && pair.departed.length > 0 && <Notice tone="warn" testId="pair-departed">{t("board.pair.departed", { names: gone })}</Notice>}
    </>
  );
}

function Theirs({ request, name, myId, busy, answer }: { request: PairRequest; name: (id: string) => string; myId: string; busy: boolean; answer: (kind: "release" | "refused") => void }) {
  const { t } = useText();
  const who = name(request.opened.requester);
  if (isForMe(request, myId)) {
    return <Asked words={t("board.pair.asked", { name: who })} name={who} reason={request.opened.reason} effect={t("board.pair.approve.effect", { name: who })} busy={busy}
      approve={() => answer("release")} refuse={() => answer("refused")} testId="pair-asked" />;
  }
  const mine = request.answers.find(({ by }) => by === myId);
  if (mine === undefined || stateOf(request) === "withdrawn") return null;
  return <p className="soft" data-testid="pair-answered">{t(mine.kind === "release" ? "board.pair.given" : "board.pair.refused.mine", { name: who })}</p>;
}

type MineProps = { request: PairRequest; code: string; name: (id: string) => string; busy: boolean; withdraw: () => void; open: () => void };

function Mine({ request, code, name, busy, withdraw, open }: MineProps) {
  const { t } = useText();
  const state = stateOf(request);
  const by = (kind: "release" | "refused") => [...new Set(request.answers.filter((answer) => answer.kind === kind).map((answer) => name(answer.by)))].join(", ");
  const refused = by("refused");
  return (
    <div className="stack-close" data-testid={`pair-mine-${state}`}>
      <p role="status">{state === "released" ? t("board.pair.ready", { names: by("release") }) : state === "refused" ? t("board.pair.refused") : t("board.case.dual.wait")}</p>
      {state !== "released" && <p className="soft">{t("board.together.mine")} <UserText text={request.opened.reason} /></p>}
      {state === "waiting" && <p className="hint">{t("board.pair.wait.hint")}</p>}
      {refused !== "" && <p className="soft">{t("board.together.refusedby", { names: refused })}</p>}
      <div className="actions actions-start">
        {state === "released" && <Button appearance="primary" disabledFocusable={busy} onClick={open} data-testid="pair-open">{t("board.pair.open", { code })}</Button>}
        {state !== "refused" && <Button disabledFocusable={busy} onClick={withdraw} data-testid="pair-withdraw">{t("board.together.withdraw")}</Button>}
      </div>
    </div>
  );
}
