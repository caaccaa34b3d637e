import { Button, Checkbox, Field, ProgressBar, Select } from "@fluentui/react-components";
import { useState } from "react";
import type { Directory } from "../../../sealing";
import { useText } from "../../page/i18n";
import { Confirm } from "../../parts/Confirm";
import { Notice } from "../../parts/Notice";
import type { ListedCase, ListedPair } from "../listCases";
import { nameOf } from "../names";
import type { KnownCase } from "../readCase";
import { conflicted } from "./conflict";
import type { ReadersDesk } from "./readersDesk";
import { isHeld, readerState, remaining } from "./standing";
import { useReaderStep } from "./useReaderStep";

type Props = { cases: readonly ListedCase[]; pairs: readonly ListedPair[]; desk: ReadersDesk; directory: Directory; myId: string; load: (caseId: string) => Promise<void>; changed: (known: KnownCase) => void };

/** What the team has to do about the readers of all cases: after somebody left, after somebody has new keys, and when somebody joined. */
export function ReadersPanel({ cases, pairs, desk, directory, myId, load, changed }: Props) {
  const { t } = useText();
  const { done, fault, run } = useReaderStep(changed, () => undefined);
  const [shown, setShown] = useState(false);
  const unread = cases.filter((listed) => listed.known === null);
  const known = cases.flatMap((listed) => (listed.known === null ? [] : [listed.known]));
  const states = known.map((one) => ({ known: one, state: readerState(one.open, directory) }));
  const closed = pairs.flatMap(({ pair }) => (pair.isOpen ? [] : [pair]));
  const left = states.filter(({ state }) => state.departed.length > 0);
  const isAlone = ({ known: { open }, state }: (typeof states)[number]) => open.dual && remaining(state).length < 2;
  const departed = left.filter((one) => !isAlone(one)).map((one) => one.known);
  const alone = left.filter(isAlone).length;
  const toOpen = closed.filter((pair) => pair.departed.length > 0).length;
  const rekeyed = [...new Set(states.flatMap(({ state }) => state.rekeyed))].filter((id) => id !== myId);
  const held = states.filter(({ known: { open }, state }) => isHeld(state, directory, open.dual)).length + closed.filter((pair) => isHeld(standingOf(pair), directory, true)).length;
  const name = (id: string) => nameOf(directory, id) ?? t("board.case.member");
  const open = () => {
    setShown(true);
    void run(async (progress) => {
      for (const [at, { id }] of unread.entries()) {
        await load(id);
        progress(at + 1, unread.length);
      }
      return [];
    });
  };
  if (!shown) return <Button className="self-start" onClick={open} data-testid="readers-open">{t("board.handover.open")}</Button>;
  return (
    <section className="card stack" aria-labelledby="serah-terima" data-testid="readers-panel">
      <h2 id="serah-terima">{t("board.handover.title")}</h2>
      <p data-testid="handover-held">{t("board.handover.held", { done: held, count: known.length + closed.length })}</p>
      <p className="hint">{t("board.member.handover")}</p>
      {fault !== null && <Notice tone="warn" live>{t(fault)}</Notice>}
      {done !== null && (
        <div><p className="hint" role="status">{t("board.handover.progress", { done: done.done, count: done.count })}</p>
          <ProgressBar value={done.done} max={Math.max(1, done.count)} aria-label={t("board.handover.title")} /></div>
      )}
      {departed.length > 0 && (
        <Notice tone="warn" testId="handover-departed">
          <p>{t("board.handover.departed", { count: departed.length })}</p>
          <Confirm button={t("board.handover.renew", { count: departed.length })} title={t("board.handover.renew", { count: departed.length })} body={t("board.readers.exclude.effect")}
            yes={t("board.handover.renew.yes")} no={t("board.export.cancel")} busy={done !== null} testId="handover-renew" confirmed={() => void run((progress) => desk.renew(departed, progress))} />
        </Notice>
      )}
      {alone > 0 && <Notice tone="warn" testId="handover-alone">{t("board.handover.dual.alone", { count: alone })}</Notice>}
      {toOpen > 0 && <Notice tone="warn" testId="handover-closed">{t("board.handover.dual.closed", { count: toOpen })}</Notice>}
      {rekeyed.map((id) => {
        const theirs = states.filter(({ state }) => state.rekeyed.includes(id)).map((one) => one.known);
        return (
          <Notice key={id} tone="warn" testId="handover-rekeyed">
            <p>{t("board.handover.rekeyed", { name: name(id), count: theirs.length })}</p>
            <Confirm button={t("board.handover.rewrap", { name: name(id) })} title={t("board.handover.rewrap", { name: name(id) })} body={t("board.handover.rewrap.effect")}
              yes={t("board.handover.give.yes")} no={t("board.export.cancel")} busy={done !== null} testId="handover-rewrap" confirmed={() => void run((progress) => desk.give(theirs, id, progress))} />
          </Notice>
        );
      })}
      <GiveForm cases={cases} directory={directory} myId={myId} name={name} busy={done !== null} give={(given, to) => run((progress) => desk.give(given, to, progress))} />
    </section>
  );
}

/** Holders who have the very key that their share was sealed to. */
function standingOf({ holders, departed, rekeyed }: ListedPair["pair"]): { holders: string[] } {
  return { holders: holders.filter((id) => !departed.includes(id) && !rekeyed.includes(id)) };
}

type GiveProps = {
  cases: readonly ListedCase[]; directory: Directory; myId: string; name: (id: string) => string; busy: boolean;
  give: (cases: readonly KnownCase[], to: string) => Promise<boolean>;
};

/** Cases are given one by one: none is ticked at first, and those that a person should not see are not offered at all. */
function GiveForm({ cases, directory, myId, name, busy, give }: GiveProps) {
  const { t } = useText();
  const [to, setTo] = useState("");
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [given, setGiven] = useState<string | null>(null);
  const people = directory.entry.members.filter((member) => member.st === "active" && member.id !== myId);
  const offered = cases.filter(({ known }) => known !== null && !known.open.readers.includes(to) && !conflicted(known.open, directory).has(to));
  const chosen = offered.flatMap(({ id, known }) => (ticked.has(id) && known !== null ? [known] : []));
  const tick = (id: string, on: boolean) => setTicked((before) => new Set(on ? [...before, id] : [...before].filter((other) => other !== id)));
  const send = () => void give(chosen, to).then((well) => {
    setTicked(new Set());
    setGiven(well ? t("board.handover.given", { name: name(to) }) : null);
  });
  return (
    <div className="stack" data-testid="handover-give">
      <Field label={t("board.handover.to")}>
        <Select value={to} onChange={(_, { value }) => { setTo(value); setTicked(new Set()); setGiven(null); }} data-testid="handover-to">
          <option value="">{t("board.handover.to.nobody")}</option>
          {people.map((member) => <option key={member.id} value={member.id}>{name(member.id)}</option>)}
        </Select>
      </Field>
      {to !== "" && (
        <fieldset className="stack-close">
          <legend>{t("board.handover.which", { name: name(to) })}</legend>
          {offered.length === 0 && <p className="soft">{t("board.handover.none")}</p>}
          {offered.map(({ id, code }) => (
            <Checkbox key={id} label={t("board.case.title", { code })} checked={ticked.has(id)} onChange={(_, { checked }) => tick(id, checked === true)} data-testid="handover-case" />
          ))}
          <p className="hint">{t("board.handover.hidden")}</p>
          <Button className="self-start" appearance="primary" disabledFocusable={busy || chosen.length === 0} onClick={send} data-testid="handover-send">{t("board.handover.give", { count: chosen.length })}</Button>
        </fieldset>
      )}
      {given !== null && <Notice tone="done" live testId="handover-given">{given}</Notice>}
    </div>
  );
}
