import { Button, Select, Spinner } from "@fluentui/react-components";
import { useCallback, useEffect, useState } from "react";
import { ApiError, type DashboardApi } from "../../api/dashboard";
import { now } from "../../api/time";
import { newSubmitKey } from "../outreach/plan/submitKey";
import { useText, type TextKey } from "../page/i18n";
import { faultKey } from "../parts/faults";
import { Heading } from "../parts/Heading";
import { Notice } from "../parts/Notice";
import { dayOf, plainDay, type Day } from "../time/officeTime";
import { dropPiece, keepPiece, register, type Piece, type Registered } from "./mediaApi";
import { PieceForm } from "./PieceForm";
import { endOf, wasThere, yearsOf } from "./pieces";
import { useTell } from "./words";

const fresh = (today: Day): Piece => ({ form: "poster", wording: "poster", reviewedBy: "", place: "", since: today, until: null, takenDown: null });

/** What hung and what was published, by year. A line that was removed comes back by one press, as long as the page stands. */
export function MediaPage({ api, back }: { api: DashboardApi; back: () => void }) {
  const { t } = useText();
  const { tell } = useTell();
  const [today] = useState(() => dayOf(now()));
  const [pieces, setPieces] = useState<Registered[] | null>(null);
  const [edited, setEdited] = useState<Registered | null>(null);
  const [removed, setRemoved] = useState<Registered | null>(null);
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<TextKey | null>(null);

  /** Somebody else was quicker: what stands now is shown, what was typed stays in the form, and saving it again is a choice. */
  const meet = useCallback(async () => {
    const newer = await register(api).catch(() => null);
    if (newer === null) return;
    setPieces(newer);
    setEdited((line) => line && { ...line, rev: newer.find(({ id }) => id === line.id)?.rev ?? 0 });
  }, [api]);
  const run = useCallback(async (step: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    setFault(null);
    try {
      await step();
      setPieces(await register(api));
      return true;
    } catch (reason) {
      setFault(faultKey(reason));
      if (reason instanceof ApiError && reason.code === "conflict") await meet();
      return false;
    } finally {
      setBusy(false);
    }
  }, [api, meet]);
  const look = useCallback(() => run(() => Promise.resolve()), [run]);
  useEffect(() => { void look(); }, [look]);

  const save = async (piece: Piece) => {
    if (edited !== null && await run(() => keepPiece(api, edited.id, edited.rev, piece))) setEdited(null);
  };
  const drop = async (line: Registered) => {
    if (await run(() => dropPiece(api, line.id))) setRemoved(line);
  };
  const undo = async (line: Registered) => {
    if (await run(() => keepPiece(api, line.id, 0, line.piece))) setRemoved(null);
  };
  const shown = (pieces ?? []).filter(({ piece }) => wasThere(piece, year, today));

  return (
    <main className="page page-form" data-testid="media">
      <Button className="back link" appearance="transparent" onClick={back}>{t("outreach.back")}</Button>
      <div className="row spread">
        <Heading>{tell("media.title")}</Heading>
        {edited === null && <Button appearance="primary" onClick={() => setEdited({ id: newSubmitKey(), rev: 0, piece: fresh(today) })} data-testid="media-new">{tell("media.new")}</Button>}
      </div>
      <p className="soft">{tell("media.lead")}</p>
      {fault !== null && <Notice tone="warn" live><p>{t(fault)}</p><Button onClick={() => void look()}>{t("board.again")}</Button></Notice>}
      {removed !== null && <Notice tone="plain" live testId="media-removed"><p>{tell("media.removed", { place: removed.piece.place })}</p><Button onClick={() => void undo(removed)} data-testid="media-undo">{tell("media.undo")}</Button></Notice>}
      {edited !== null && <PieceForm key={edited.id} first={edited.piece} today={today} isNew={edited.rev === 0} busy={busy} save={(piece) => void save(piece)} cancel={() => setEdited(null)} />}
      {pieces === null && fault === null && <Spinner label={t("board.state.loading")} />}
      {pieces !== null && (
        <section className="stack" aria-labelledby="media-daftar">
          <div className="row spread">
            <h2 id="media-daftar" className="small-title">{tell("media.count", { count: shown.length, year })}</h2>
            {yearsOf(pieces, today).length > 1 && <Select value={String(year)} aria-label={tell("media.year")} onChange={(_, { value }) => setYear(Number(value))} data-testid="media-year">{yearsOf(pieces, today).map((one) => <option key={one} value={one}>{one}</option>)}</Select>}
          </div>
          {shown.length === 0 && <section className="card" data-testid="media-empty"><p>{tell(pieces.length === 0 ? "media.empty" : "media.empty.year", { year })}</p></section>}
          <ul className="plain-list stack">{shown.map((line) => <PieceCard key={line.id} line={line} busy={busy} edit={() => setEdited(line)} down={() => void run(() => keepPiece(api, line.id, line.rev, { ...line.piece, takenDown: today }))} drop={() => void drop(line)} />)}</ul>
        </section>
      )}
    </main>
  );
}

type CardProps = { line: Registered; busy: boolean; edit: () => void; down: () => void; drop: () => void };

function PieceCard({ line: { piece }, busy, edit, down, drop }: CardProps) {
  const { tell, language } = useTell();
  const [since, end] = [plainDay(piece.since, language), endOf(piece)];
  const when = end === null ? tell("media.stands", { since }) : tell(piece.takenDown === null ? "media.planned" : "media.was", { since, end: plainDay(end, language) });
  return (
    <li className="card row spread" data-testid="media-line">
      <span className="stack-close grow">
        <strong>{tell("media.line", { form: tell(`media.form.${piece.form}`), place: piece.place })}</strong>
        <span className="soft apart"><span>{when}</span><span>{piece.wording === "own" ? tell("media.own", { by: piece.reviewedBy }) : tell(`media.wording.${piece.wording}`)}</span></span>
      </span>
      <span className="row">
        {piece.takenDown === null && <Button disabledFocusable={busy} onClick={down} aria-label={tell("media.down.of", { place: piece.place })} data-testid="media-take-down">{tell("media.down.now")}</Button>}
        <Button disabledFocusable={busy} onClick={edit} aria-label={tell("media.edit.of", { place: piece.place })} data-testid="media-edit">{tell("media.change")}</Button>
        <Button disabledFocusable={busy} onClick={drop} aria-label={tell("media.drop.of", { place: piece.place })} data-testid="media-drop">{tell("media.drop")}</Button>
      </span>
    </li>
  );
}
