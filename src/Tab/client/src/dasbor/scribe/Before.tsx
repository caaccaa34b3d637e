import { withMore } from "../../telling/draft";
import { Notice } from "../parts/Notice";
import { lockAfterMinutes } from "../session/lockTimer";
import { channels, withDraft } from "./paper";
import { Choices, Say, type Sheet } from "./parts";
import { useTell } from "./words";

const wishes = ["report", "contact", "minor"] as const;

/** Before the first word: what to say, whether the person is safe, and what is wanted. Of somebody under 18 no account is asked. */
export function Before({ paper, put, myName }: Sheet & { myName: string }) {
  const { tell } = useTell();
  const { draft, way, safe } = paper;
  const wish = wishes.find((one) => one === draft.wish) ?? null;
  return (
    <>
      <Say lines={[tell("scribe.start", { name: myName }), tell("scribe.who"), tell("scribe.choose"), tell("scribe.exclude"), tell("scribe.limits"), tell("scribe.pace")]} testId="scribe-say" />
      <Choices label={tell("scribe.safe")} chosen={safe} choose={(value) => put({ ...paper, safe: value })} testId="scribe-safe"
        choices={[{ value: "yes", label: tell("scribe.safe.yes") }, { value: "no", label: tell("scribe.safe.no") }]}>
        {safe === "no" && <Notice tone="warn" live testId="scribe-help"><p>{tell("scribe.safe.help")}</p><p>{tell("scribe.safe.on")}</p></Notice>}
      </Choices>
      <Choices label={tell("scribe.channel")} chosen={way} choose={(value) => put({ ...paper, way: value, readBack: false, agreedAt: null })} testId="scribe-way"
        choices={channels.map((value) => ({ value, label: tell(`scribe.channel.${value}`) }))}>
        {way === "whatsapp" && <p className="hint">{tell("scribe.channel.whatsapp.hint")}</p>}
      </Choices>
      <Choices label={tell("scribe.wish")} hint={tell("scribe.wish.age")} chosen={wish} choose={(value) => put(withDraft(paper, withMore(draft, { wish: value })))} testId="scribe-wish"
        choices={wishes.map((value) => ({ value, label: tell(`scribe.wish.${value}`) }))}>
        {wish === "minor" && <Say testId="scribe-minor" lines={[tell("scribe.minor.body"), tell("scribe.minor.told"), tell("scribe.minor.law"), tell("scribe.minor.parents"), tell("scribe.minor.numbers")]} />}
      </Choices>
      <p className="hint">{tell("scribe.memory")} {tell("scribe.lock", { minutes: lockAfterMinutes })}</p>
    </>
  );
}
