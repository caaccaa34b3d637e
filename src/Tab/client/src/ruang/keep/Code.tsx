import { longDay } from "../flow/dates";
import { receiptGroups } from "../flow/receipt";
import { useRoom } from "../ui/context";
import type { Keeper, KeepView } from "./keeper";
import { keepWords } from "./words";

/** The 25 digits, until the person has put them away; on the same page they can be looked at again. */
export function Code({ keeper, view: { digits, noted, until }, own }: { keeper: Keeper; view: KeepView; own: boolean }) {
  const { words: { say, language } } = useRoom();
  const tell = keepWords(language);
  if (noted) return <div><button type="button" className="button quiet" onClick={() => keeper.note(false)} data-testid="keep-show">{tell("room.save.code.show")}</button></div>;
  return (
    <section className="card" aria-labelledby="keep-code-title">
      <h2 id="keep-code-title">{tell("room.save.code.title")}</h2>
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
      <div className="end"><button type="button" className="button" onClick={() => keeper.note(true)} data-testid="keep-noted">{tell("room.save.code.hide")}</button></div>
    </section>
  );
}
