import { Button } from "@fluentui/react-components";
import type { Directory } from "../../../sealing";
import { printRecoveryCode } from "../../../sealing";
import { fromBase64url } from "../../../sealing/base64url";
import { useText } from "../../page/i18n";
import { Confirm } from "../../parts/Confirm";
import { Notice } from "../../parts/Notice";
import { Fingerprint } from "../../team/Fingerprint";
import type { Asked } from "../caseBook";
import type { CaseDesk } from "../caseDesk";
import { nameOf } from "../names";
import type { KnownCase } from "../readCase";
import { waitingReceipts, type Waiting } from "./freshReceipts";
import type { ReadersDesk } from "./readersDesk";
import { useReaderStep } from "./useReaderStep";

type Props = {
  known: KnownCase; asked: readonly Asked[]; desk: CaseDesk; readers: ReadersDesk; directory: Directory; myId: string;
  changed: (known: KnownCase) => void; answered: (asked: Asked) => void;
};

/** The person lost the code of the report: what to tell her, and the words of two readers who met her (sealing.md A9). */
export function LostReceipt({ known, asked, desk, readers, directory, myId, changed, answered }: Props) {
  const { t } = useText();
  const { done, fault, run } = useReaderStep(changed, () => undefined);
  const name = (id: string) => nameOf(directory, id) ?? t("board.case.member");
  const waiting = known.open.dual ? [] : waitingReceipts(known, asked);
  const vouch = (fresh: Waiting) => run(async () => [{ caseId: known.id, known: (await desk.vouch(known, fresh)).known }]);
  const replace = (fresh: Waiting, first: Waiting["vouches"][number]) => run(async () => {
    const changedTo = await readers.replaceReceipt(known, first.vouch, first.by);
    if (fresh.asked !== null) answered(fresh.asked);
    return [changedTo];
  });
  return (
    <section className="card stack" aria-labelledby="kode-hilang" data-testid="lost-receipt">
      <h2 id="kode-hilang" className="small-title">{t("board.receipt.title")}</h2>
      {fault !== null && <Notice tone="warn" live>{t(fault)}</Notice>}
      {waiting.map((fresh) => {
        const mine = fresh.vouches.some(({ by }) => by === myId);
        const first = fresh.vouches.find(({ by }) => by !== myId);
        return (
          <Notice key={fresh.rk.kem} tone="warn" testId="receipt-waiting">
            <p>{t("board.receipt.asked")}</p>
            <Fingerprint keys={fresh.rk} label={t("board.receipt.digits")} testId="receipt-digits" />
            {first !== undefined && <p>{t("board.receipt.first", { name: name(first.by) })}</p>}
            {mine && first === undefined ? <p role="status" data-testid="receipt-second">{t("board.receipt.second")}</p> : (
              <Confirm button={t("board.receipt.yes")} title={t("board.receipt.yes")} body={t(first === undefined ? "board.receipt.yes.effect" : "board.receipt.replace.effect")}
                yes={t("board.receipt.met")} no={t("board.export.cancel")} busy={done !== null} testId="receipt-yes"
                confirmed={() => void (first === undefined ? vouch(fresh) : replace(fresh, first))} />
            )}
            {fresh.asked !== null && <Button onClick={() => { if (fresh.asked !== null) answered(fresh.asked); }} data-testid="receipt-no">{t("board.receipt.no")}</Button>}
          </Notice>
        );
      })}
      {known.open.dual ? <p className="hint">{t("board.readers.dual")}</p> : (
        <details>
          <summary data-testid="receipt-how">{t("board.receipt.how")}</summary>
          <div className="stack">
            <p>{t("board.receipt.tell")}</p>
            <p className="digits-group" data-testid="case-long-code">{printRecoveryCode(fromBase64url(known.id, 16))}</p>
          </div>
        </details>
      )}
    </section>
  );
}
