import { useEffect, useRef } from "react";
import { longDay } from "../../telling/dates";
import { receiptGroups } from "../../telling/receipt";
import { useRoom } from "../ui/context";
import type { Keeper, KeepView } from "./keeper";
import { keepWords } from "./words";

/** The 25 digits, until the person has put them away; then the words have the focus again, where they are. */
export function Code({ keeper, view: { digits, until }, own }: { keeper: Keeper; view: KeepView; own: boolean }) {
  const { words: { say, language } } = useRoom();
  const tell = keepWords(language);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const putAway = () => {
    keeper.note(true);
    document.getElementById("story")?.focus();
  };
  return (
    <section className="card" aria-labelledby="keep-code-title">
      <h2 id="keep-code-title" ref={heading} tabIndex={-1}>{tell("room.save.code.title")}</h2>
      <ol className="digits" data-testid="keep-code">
        {receiptGroups(digits).map((group, i) => (
          <li key={i}>
            <span className="unseen">{say("room.receipt.part", { number: i + 1, digits: [...group].join(" ") })}</span>
            <i aria-hidden="true">{i + 1}</i><b aria-hidden="true">{group}</b>
          </li>
        ))}
      </ol>
      <p>{tell("room.save.code.only")} {until !== null && tell("room.save.expires", { date: longDay(until, language) })}</p>
      <p className="hint">{say("room.receipt.disguise")} {tell("room.save.code.loss")} {tell("room.save.code.become")}</p>
      <p className="hint">{tell("room.save.notsent")} {tell("room.save.device")} {own && tell("room.save.own")}</p>
      <div className="end"><button type="button" className="button" onClick={putAway} data-testid="keep-noted">{tell("room.save.code.hide")}</button></div>
    </section>
  );
}
