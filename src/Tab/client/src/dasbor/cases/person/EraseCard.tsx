import { useEffect, useMemo, useState } from "react";
import type { Directory } from "../../../sealing";
import { useText, type TextKey } from "../../page/i18n";
import { Confirm } from "../../parts/Confirm";
import { faultKey } from "../../parts/faults";
import { Notice } from "../../parts/Notice";
import type { CaseDesk } from "../caseDesk";
import type { KeepDesk } from "../keep/keepDesk";
import { nameOf } from "../names";
import type { KnownCase } from "../readCase";
import { EraseDesk, erasureOf, type ErasureStanding } from "./eraseDesk";

type Props = { known: KnownCase; desk: CaseDesk; keeper: KeepDesk; directory: Directory; myId: string; changed: (known: KnownCase) => void };

/** The person asked for erasure: two readers agree, then the soonest day is set. A hold is told, and keeps the case for as long as it stands. */
export function EraseCard({ known, desk, keeper, directory, myId, changed }: Props) {
  const { t } = useText();
  const eraser = useMemo(() => new EraseDesk(desk, keeper, myId), [desk, keeper, myId]);
  const [standing, setStanding] = useState<ErasureStanding | null>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<TextKey | null>(null);
  useEffect(() => {
    let shown = true;
    void erasureOf(known).then((found) => { if (shown) setStanding(found); });
    return () => { shown = false; };
  }, [known]);
  if (standing === null) return null;
  const name = (id: string) => nameOf(directory, id) ?? t("board.case.member");
  const step = (act: Promise<KnownCase>) => {
    setBusy(true);
    setFault(null);
    void act.then(changed, (reason: unknown) => setFault(faultKey(reason))).finally(() => setBusy(false));
  };
  const { first, second } = standing;
  return (
    <section className="card stack" aria-labelledby="hapus" data-testid="erase">
      <h2 id="hapus" className="small-title">{t("board.erasure.title")}</h2>
      <p>{t("board.erasure.about")}</p>
      {fault !== null && <Notice tone="warn" live>{t(fault)}</Notice>}
      {first !== null && <p role="status" data-testid="erase-standing">{second === null ? t("board.erasure.first", { name: name(first.by) }) : t("board.erasure.both", { name: name(first.by), other: name(second) })}</p>}
      {first === null && (
        <Confirm button={t("board.erasure.agree")} title={t("board.erasure.ask")} body={t("board.erasure.agree.effect")} yes={t("board.erasure.agree")} no={t("board.export.cancel")}
          busy={busy} confirmed={() => step(eraser.agree(known))} testId="erase-agree" />
      )}
      {first !== null && second === null && first.by !== myId && (
        <Confirm button={t("board.erasure.confirm")} title={t("board.erasure.ask")} body={t("board.erasure.confirm.effect")} yes={t("board.erasure.confirm")} no={t("board.export.cancel")}
          busy={busy} confirmed={() => step(eraser.confirm(known).then((kept) => kept.known))} testId="erase-confirm" />
      )}
      {first !== null && first.by === myId && second === null && <p className="hint">{t("board.erasure.other")}</p>}
    </section>
  );
}
