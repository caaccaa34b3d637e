import { Checkbox } from "@fluentui/react-components";
import { useState } from "react";
import type { Directory } from "../../../sealing";
import { useText } from "../../page/i18n";
import { Notice } from "../../parts/Notice";
import { Badge, Person } from "../../parts/Person";
import { nameOf } from "../names";
import type { KnownCase } from "../readCase";
import { conflicted, namedIn } from "./conflict";
import { PickPerson } from "./PickPerson";
import { ReaderSteps } from "./ReaderSteps";
import type { ReadersDesk } from "./readersDesk";
import { readerState, remaining } from "./standing";
import { useReaderStep } from "./useReaderStep";

type Props = { known: KnownCase; desk: ReadersDesk; directory: Directory; myId: string; changed: (known: KnownCase) => void; left: (caseId: string) => void; stopped: boolean };

/** `stopped`: the person took the report back, so nobody else gets it. Who reads this case, who changed that, and the three things a reader can do about it: add somebody, take somebody out, hand it over. */
export function ReadersCard({ known, desk, directory, myId, changed, left, stopped }: Props) {
  const { t } = useText();
  const { done, fault, run } = useReaderStep(changed, left);
  const { open } = known;
  const state = readerState(open, directory);
  const name = (id: string) => nameOf(directory, id) ?? t("board.case.member");
  const people = (ids: readonly string[]) => ids.map((id) => ({ id, name: name(id) }));
  const [named, conflicts] = [namedIn(open, directory), conflicted(open, directory)];
  const [asked, setAsked] = useState(false);
  const others = directory.entry.members.filter((member) => member.st === "active" && !open.readers.includes(member.id)).map((member) => member.id);
  const newcomers = others.filter((id) => !(asked ? named : conflicts).has(id));
  const colleagues = open.readers.filter((id) => id !== myId && !state.departed.includes(id));
  // Two who hold a share are needed without whoever goes.
  const staying = remaining(state).filter((id) => id !== myId);
  const spare = open.dual ? staying.length >= 2 : true;
  const removable = open.readers.filter((id) => id !== myId && (!open.dual || remaining(state).filter((other) => other !== id).length >= 2));
  const successors = [...(spare ? colleagues : []), ...(stopped ? [] : others.filter((id) => !conflicts.has(id)))].filter((id) => !named.has(id));
  const busy = done !== null;
  return (
    <section className="card stack" aria-labelledby="pembaca" data-testid="readers">
      <h2 id="pembaca" className="small-title">{t("board.readers.title")}</h2>
      <ul className="people people-narrow">
        {open.readers.map((id) => (
          <Person key={id} name={name(id)} post={directory.entry.members.find((member) => member.id === id)?.who?.post ?? ""}>
            {state.departed.includes(id) && <Badge tone="warn">{t("board.readers.departed")}</Badge>}
            {state.rekeyed.includes(id) && <Badge tone="warn">{t("board.readers.rekeyed")}</Badge>}
          </Person>
        ))}
      </ul>
      <ReaderSteps known={known} name={name} myId={myId} />
      {fault !== null && <Notice tone="warn" live testId="readers-fault">{t(fault)}</Notice>}
      {busy && <p className="hint" role="status">{t("board.readers.working")}</p>}
      {open.dual && <p className="hint" data-testid="readers-dual">{t("board.readers.dual")}</p>}
      {stopped && <p className="hint" data-testid="readers-stopped">{t("board.readers.stopped")}</p>}
      {!stopped && <PickPerson button={t("board.readers.add")} title={t("board.readers.add")} people={people(newcomers)} label={(who) => t("board.readers.add.yes", { name: who })}
        nobody={t("board.readers.nobody")} no={t("board.export.cancel")} busy={busy} testId="reader-add" picked={(id) => void run((progress) => desk.give([known], id, progress))}>
        <p>{t("board.case.grant.consent", { names: open.payload.to.map(name).join(", ") })}</p>
        <p className="soft">{t(open.dual ? "board.readers.add.dual" : "board.readers.add.all")}</p>
        <Checkbox label={t("board.readers.asked")} checked={asked} onChange={(_, { checked }) => setAsked(checked === true)} data-testid="reader-asked" />
      </PickPerson>}
      <PickPerson button={t("board.readers.exclude")} title={t("board.readers.exclude")} people={people(removable)}
        label={(who) => t("board.readers.exclude.yes", { name: who })} nobody={t(open.readers.length > 1 && open.dual ? "board.pair.two" : "board.readers.alone")} no={t("board.export.cancel")} busy={busy} testId="reader-exclude"
        picked={(id) => void run((progress) => desk.exclude([known], [id], progress))}>
        <p>{t("board.readers.exclude.effect")}</p>
      </PickPerson>
      <PickPerson button={t("board.case.recuse")} title={t("board.case.recuse")} people={people(successors)} label={(who) => t("board.readers.recuse.yes", { name: who })}
        nobody={t("board.readers.nobody")} no={t("board.export.cancel")} busy={busy} testId="case-recuse" picked={(id) => void run(async () => [await desk.recuse(known, id)])}>
        <p>{t("board.case.recuse.when")}</p>
        <p>{t("board.readers.recuse.effect")}</p>
      </PickPerson>
    </section>
  );
}
