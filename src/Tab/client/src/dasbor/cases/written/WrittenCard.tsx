import { Button } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { Directory } from "../../../sealing";
import { useText, type TextKey } from "../../page/i18n";
import { Confirm } from "../../parts/Confirm";
import { faultKey } from "../../parts/faults";
import { Notice } from "../../parts/Notice";
import { clock, dayOf, longDay } from "../../time/officeTime";
import type { Report } from "../bodies";
import type { CaseDesk } from "../caseDesk";
import { nameOf } from "../names";
import type { KnownCase } from "../readCase";
import { heardAct, signersOf, type Signers } from "./written";

type Props = { written: NonNullable<Report["written"]>; known: KnownCase; desk: CaseDesk; directory: Directory; myId: string; changed: (known: KnownCase) => void };

const channels = { posko: "board.written.posko", phone: "board.written.phone", whatsapp: "board.written.whatsapp" } as const satisfies Record<string, TextKey>;

/** Who wrote this down, by which channel, what was agreed to aloud and who else heard it. A signature that is not of whom it names is told before the words are read. */
export function WrittenCard({ written, known, desk, directory, myId, changed }: Props) {
  const { t, language } = useText();
  const [signers, setSigners] = useState<Signers | null>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<TextKey | null>(null);
  useEffect(() => {
    let shown = true;
    void signersOf(known, directory).then((found) => { if (shown) setSigners(found); });
    return () => { shown = false; };
  }, [known, directory]);
  if (signers === null) return null;

  async function sign() {
    setBusy(true);
    setFault(null);
    try {
      changed(await desk.note(known, heardAct, async (current) => ((await signersOf(current, directory)).heard.includes(myId) ? null : current.open.reportHash)));
    } catch (reason) {
      setFault(faultKey(reason));
    } finally {
      setBusy(false);
    }
  }

  const name = (id: string) => nameOf(directory, id) ?? t("board.case.member");
  const at = Date.parse(written.consentAt);
  const channel = t(channels[written.channel]);
  const mine = myId === signers.scribe || signers.heard.includes(myId);
  return (
    <section className="card stack-close" aria-labelledby="dituliskan" data-testid="case-written">
      <h2 id="dituliskan" className="small-title">{t("board.written.title", { name: name(written.by), channel })}</h2>
      {signers.scribe === null ? <Notice tone="warn" live testId="written-unsigned">{t("board.written.unsigned", { name: name(written.by) })}</Notice> : <p>{t("board.written.signed", { name: name(written.by) })}</p>}
      {written.readBack === true && <p>{t("board.written.readback")}</p>}
      <p>{t("board.written.verbal", { date: longDay(dayOf(at), language), time: clock(at, language), channel })}</p>
      <p data-testid="written-heard">{signers.heard.length === 0 ? t("board.written.alone") : t("board.written.heard", { names: signers.heard.map(name).join(", ") })}</p>
      {!known.open.everReaders.includes(written.by) && <p data-testid="written-leftout">{t("board.written.leftout")}</p>}
      {written.receipt === "refused" && <Notice tone="warn" testId="written-nocode">{t("board.written.nocode")}</Notice>}
      {fault !== null && <Notice tone="warn" live><p>{t(fault)}</p><Button onClick={() => void sign()}>{t("board.again")}</Button></Notice>}
      {!mine && (
        <Confirm button={t("board.written.sign")} title={t("board.written.sign.title")} body={t("board.written.sign.body")} yes={t("board.written.sign.yes")} no={t("board.export.cancel")} busy={busy} confirmed={() => void sign()} testId="written-sign" />
      )}
    </section>
  );
}
