import { useState, type FormEvent } from "react";
import { roomApi } from "../../api/room";
import { dayOf, longDay, timeOf } from "../../telling/dates";
import { caseFrom, requestNewCode, type NewCode, type Request } from "./lost";
import { readersOf } from "../../telling/readers";
import { receiptGroups } from "../../telling/receipt";
import { useRoom } from "../ui/context";
import { Note, Option, Primary, Trouble } from "../ui/controls";
import { Page } from "../ui/Page";
import { privateField } from "../ui/StoryField";
import { lostWords, type LostKey } from "./words";

const officers = 2;

/** A lost code is replaced by two officers who met the person. The new one is made here, and only its public half leaves this page. */
export function Lost() {
  const { office, place, words: { say, language } } = useRoom();
  const tell = lostWords(language);
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [fault, setFault] = useState<{ key: LostKey; turn: number } | null>(null);
  const [busy, setBusy] = useState(false);
  const [request, setRequest] = useState<Request | null>(null);
  const [code, setCode] = useState<NewCode | null>(null);
  if (code !== null) return <NewCodeScreen code={code} />;

  async function make(event: FormEvent) {
    event.preventDefault();
    if (busy || office.kind !== "ready") return;
    const refuse = (key: LostKey) => setFault((before) => ({ key, turn: (before?.turn ?? 0) + 1 }));
    const caseId = caseFrom(typed);
    if (caseId === null) return refuse("room.lost.case.wrong");
    if (chosen.length !== officers) return refuse("room.lost.readers.few");
    setFault(null);
    setBusy(true);
    const asked = await requestNewCode(roomApi(place.office), office.room, office.directory, caseId, chosen, request);
    setBusy(false);
    if (asked.kind === "sent") return setCode(asked.code);
    setRequest(asked.request);
    refuse("room.lost.unsent");
  }

  const toggle = (id: string) => setChosen((before) => (before.includes(id) ? before.filter((other) => other !== id) : [...before, id]));
  return (
    <Page title={tell("room.lost.title")} lead={tell("room.lost.lead")} backwards="foot">
      {office.kind !== "ready" ? <Note icon="cloud">{say("room.readers.away")}</Note> : (
        <form className="block" onSubmit={(e) => void make(e)} noValidate>
          {fault !== null && <Trouble key={fault.turn} id="lost-fault">{tell(fault.key)}</Trouble>}
          <div className="field">
            <label htmlFor="case-code">{tell("room.lost.case")}</label>
            <input id="case-code" className="spaced" type="text" autoCapitalize="characters" {...privateField} value={typed} onChange={(e) => setTyped(e.target.value)} data-testid="case-code" />
            <span className="hint">{tell("room.lost.case.hint")}</span>
          </div>
          <fieldset className="options">
            <legend>{tell("room.lost.readers")}</legend>
            {readersOf(office.directory).team.map(({ id, name, post }) => (
              <Option key={id} type="checkbox" name="lost-readers" checked={chosen.includes(id)} onChange={() => toggle(id)} title={name} about={post} testId={`lost-${id}`} />
            ))}
          </fieldset>
          <div><Primary type="submit" testId="lost-make" busy={busy}>{tell("room.lost.make")}</Primary></div>
          <p role="status" className="soft">{busy ? tell("room.lost.making") : ""}</p>
        </form>
      )}
    </Page>
  );
}

function NewCodeScreen({ code: { receipt, compare, nextNotice } }: { code: NewCode }) {
  const { dispatch, words: { say, language } } = useRoom();
  const tell = lostWords(language);
  const at = nextNotice === null ? "" : `${longDay(dayOf(nextNotice), language)} ${timeOf(nextNotice)}`;
  return (
    <Page title={tell("room.lost.new")} lead={tell("room.lost.then", at)} stoppable={false}
      foot={<Primary onClick={() => dispatch({ type: "go", to: "done" })} testId="lost-finish">{say("room.nav.finish")}</Primary>}>
      <ol className="digits" data-testid="new-receipt">
        {receiptGroups(receipt).map((group, n) => <Group key={n} number={n + 1} digits={group} />)}
      </ol>
      <p>{say("room.receipt.keep")}</p>
      <Note icon="people" tone="tint" testId="lost-compare">
        <p>{tell("room.lost.compare")}</p>
        <p className="day">{compare}</p>
      </Note>
    </Page>
  );
}

function Group({ number, digits }: { number: number; digits: string }) {
  const { words: { say } } = useRoom();
  return (
    <li>
      <span className="unseen">{say("room.receipt.part", { number, digits: [...digits].join(" ") })}</span>
      <i aria-hidden="true">{number}</i><b aria-hidden="true">{digits}</b>
    </li>
  );
}
