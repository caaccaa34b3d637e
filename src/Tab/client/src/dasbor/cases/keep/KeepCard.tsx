import { Button, Field, Select } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { Directory } from "../../../sealing";
import type { Keep } from "../../../api/dashboardSchemas";
import { now } from "../../../api/time";
import { useText, type TextKey } from "../../page/i18n";
import { Confirm } from "../../parts/Confirm";
import { faultKey } from "../../parts/faults";
import { Notice } from "../../parts/Notice";
import { Badge } from "../../parts/Person";
import { dayAndClock, dayOf, daysBetween, plainDay } from "../../time/officeTime";
import type { KnownCase } from "../caseBook";
import { nameOf } from "../names";
import type { Kept, KeepDesk } from "./keepDesk";
import { keepLines, type KeepLine } from "./keepLines";

type Props = { known: KnownCase; desk: KeepDesk; directory: Directory; changed: (known: KnownCase) => void };

/** Until when this case is kept, who moved the day, and a hold for a legal process. */
export function KeepCard({ known, desk, directory, changed }: Props) {
  const { t, language } = useText();
  const [keep, setKeep] = useState<Keep | null>(null);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<TextKey | null>(null);
  const first = useRef(known);
  useEffect(() => {
    let shown = true;
    desk.look(first.current).then((kept) => { if (shown) setKeep(kept.keep); }, (reason: unknown) => { if (shown) setFault(faultKey(reason)); });
    return () => { shown = false; };
  }, [desk]);

  const step = (act: Promise<Kept>) => {
    setBusy(true);
    setFault(null);
    act.then((kept) => { setKeep(kept.keep); changed(kept.known); }, (reason: unknown) => setFault(faultKey(reason))).finally(() => setBusy(false));
  };
  return (
    <section className="card stack" aria-labelledby="simpan" data-testid="keep">
      <div className="row"><h2 id="simpan" className="small-title">{t("board.erase.title")}</h2>{keep?.held === true && <Badge tone="warn">{t("board.erase.hold")}</Badge>}</div>
      {fault !== null && <Notice tone="warn" live testId="keep-fault">{t(fault)}</Notice>}
      {keep !== null && (
        <>
          <Standing keep={keep} />
          <Lines lines={keepLines(known.log)} directory={directory} />
          {keep.held
            ? <Held keep={keep} busy={busy} release={() => step(desk.release(known))} hold={() => step(desk.hold(known))} />
            : <>
                <Day keep={keep} busy={busy} choose={(day) => step(desk.until(known, day))} />
                <Confirm button={t("board.erase.hold.put")} title={t("board.erase.hold.ask")} body={t("board.erase.hold.body")} yes={t("board.erase.hold.put")} no={t("board.export.cancel")}
                  busy={busy} confirmed={() => step(desk.hold(known))} testId="keep-hold" />
              </>}
        </>
      )}
      {keep !== null && <p className="hint">{t("board.erase.backup")} {keep.held ? "" : t("board.erase.message", { date: plainDay(keep.least, language) })}</p>}
    </section>
  );
}

function Standing({ keep }: { keep: Keep }) {
  const { t, language } = useText();
  const left = daysBetween(dayOf(now()), keep.eraseAfter);
  const date = plainDay(keep.eraseAfter, language);
  if (keep.held) return <p data-testid="keep-standing">{t("board.erase.held", { date })}</p>;
  return <p data-testid="keep-standing">{left < 0 ? t("board.erase.due", { date }) : t("board.erase.after", { date, count: left })}</p>;
}

function Lines({ lines, directory }: { lines: KeepLine[]; directory: Directory }) {
  const { t, language } = useText();
  if (lines.length === 0) return null;
  return (
    <ul className="stack-close soft" data-testid="keep-lines">
      {lines.map(({ position, by, at, act, day }) => {
        const [name, time] = [nameOf(directory, by) ?? t("board.case.member"), dayAndClock(at, language)];
        return <li key={position}>{day === null ? t(`board.erase.line.${act === "hold" ? "hold" : "release"}`, { name, time }) : t("board.erase.line.day", { name, time, date: plainDay(day, language) })}</li>;
      })}
    </ul>
  );
}

function Held({ keep, busy, release, hold }: { keep: Keep; busy: boolean; release: () => void; hold: () => void }) {
  const { t, language } = useText();
  if (keep.releaseOn !== null) {
    return (
      <>
        <p data-testid="keep-releasing">{t("board.erase.hold.releasing", { date: plainDay(keep.releaseOn, language) })}</p>
        <Button className="self-start" disabledFocusable={busy} onClick={hold} data-testid="keep-again">{t("board.erase.hold.again")}</Button>
      </>
    );
  }
  return <Confirm button={t("board.erase.release")} title={t("board.erase.release.ask")} body={t("board.erase.release.body")} yes={t("board.erase.release")} no={t("board.export.cancel")}
    busy={busy} confirmed={release} testId="keep-release" />;
}

/** The usual day after closing is proposed; a reader may choose an earlier or later one. The soonest never stands there by itself. */
function Day({ keep, busy, choose }: { keep: Keep; busy: boolean; choose: (day: string) => void }) {
  const { t, language } = useText();
  const [picked, setPicked] = useState("");
  const days = [...new Set([keep.least, keep.closed, keep.most])].filter((day) => day !== keep.eraseAfter);
  const shown = days.includes(picked) ? picked : days.includes(keep.closed) ? keep.closed : days.at(-1) ?? keep.most;
  return (
    <>
      <Field label={t("board.erase.day")}>
        <Select value={shown} onChange={(_, { value }) => setPicked(value)} data-testid="keep-day">
          {days.map((day) => <option key={day} value={day}>{plainDay(day, language)}{day === keep.closed ? t("board.erase.day.usual") : ""}</option>)}
        </Select>
      </Field>
      <Confirm button={t("board.erase.set")} title={t("board.erase.set.ask", { date: plainDay(shown, language) })} body={t("board.erase.set.body")} yes={t("board.erase.set")} no={t("board.export.cancel")}
        busy={busy} confirmed={() => choose(shown)} testId="keep-set" />
    </>
  );
}
