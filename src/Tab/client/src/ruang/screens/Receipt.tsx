import { useState } from "react";
import { dayOf, longDay } from "../../telling/dates";
import { digitsOf, lastFiveMatch, receiptGroups } from "../../telling/receipt";
import type { SentReport } from "../flow/state";
import { useRoom } from "../ui/context";
import { Note, Primary, Quiet, Trouble } from "../ui/controls";
import { Files } from "../ui/files";
import { Keep } from "../ui/keep";
import { Page } from "../ui/Page";
import { privateField } from "../ui/StoryField";

const thanks = { own: "room.receipt.thanks.short", other: "room.receipt.thanks.witness", request: "room.receipt.thanks.contact" } as const;

/** Screen 6: 25 digits to copy by hand. No copy button, no file, no link: what a shared phone does not hold cannot be found on it. */
export function Receipt({ sent }: { sent: SentReport }) {
  const { dispatch, words: { say, language } } = useRoom();
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState<"nothing" | "empty" | "wrong" | "skip">("nothing");
  const right = lastFiveMatch(sent.receipt, typed);
  const done = () => dispatch({ type: "go", to: "done" });
  const finish = () => (right ? done() : setAsked(digitsOf(typed) === "" ? "empty" : "wrong"));
  const skip = () => (asked === "skip" ? done() : setAsked("skip"));
  const day = sent.lookOn ?? (sent.nextNotice === null ? null : dayOf(sent.nextNotice));
  const told = { nothing: null, empty: "room.receipt.confirm.empty", wrong: "room.receipt.confirm.wrong", skip: "room.receipt.skip.repeat" } as const;
  const sentence = right ? null : told[asked];
  return (
    <Page
      title={say(thanks[sent.kind])}
      lead={`${sent.kind === "own" ? `${say("room.receipt.notfault")} ` : ""}${say(sent.kind === "request" ? "room.receipt.stored.request" : "room.receipt.stored")}`}
      stoppable={false}
      foot={<>
        <Quiet onClick={skip} testId="skip-receipt">{say(asked === "skip" ? "room.receipt.none" : "room.receipt.skip")}</Quiet>
        <Primary onClick={finish} testId="finish">{say("room.nav.finish")}</Primary>
      </>}
    >
      <section className="block" aria-labelledby="receipt-title">
        <h2 id="receipt-title">{say("room.receipt.title")}</h2>
        <ol className="digits" data-testid="receipt">
          {receiptGroups(sent.receipt).map((group, i) => (
            <li key={i}>
              <span className="unseen">{say("room.receipt.part", { number: i + 1, digits: [...group].join(" ") })}</span>
              <i aria-hidden="true">{i + 1}</i><b aria-hidden="true">{group}</b>
            </li>
          ))}
        </ol>
        <p>{say("room.receipt.keep")}</p>
        <p>{say("room.receipt.without")}</p>
        <p className="hint">{say("room.receipt.disguise")} {say("room.receipt.notsent")}</p>
      </section>
      <Keep at="receipt" />
      <Files at="receipt" />
      {sentence !== null && <Trouble key={asked}>{say(sentence)}</Trouble>}
      <div className="field short">
        <label htmlFor="last-five">{say("room.receipt.confirm")}</label>
        <input id="last-five" className="spaced" type="text" inputMode="numeric" {...privateField} maxLength={7} value={typed} onChange={(e) => setTyped(e.target.value)} data-testid="last-five" />
        <span role="status" className="hint">{right ? say("room.receipt.confirm.right") : ""}</span>
      </div>
      {day !== null && (
        <Note icon="calendar" tone="tint" testId="look-on">
          <p className="hint">{say("room.receipt.day")}</p>
          <p className="day">{longDay(day, language)}</p>
          <p>{say("room.receipt.daynote")}</p>
        </Note>
      )}
    </Page>
  );
}
