import { Button, Spinner } from "@fluentui/react-components";
import { useEffect, useMemo, useState } from "react";
import type { DashboardApi } from "../../api/dashboard";
import type { Home } from "../../api/dashboardSchemas";
import { now } from "../../api/time";
import type { Directory, Unlocked } from "../../sealing";
import { accountLimit } from "../../telling/account";
import { chosenFrom, joinNames, readersOf } from "../../telling/readers";
import { Confirm } from "../parts/Confirm";
import { Heading } from "../parts/Heading";
import { Icon } from "../parts/Icon";
import { Notice } from "../parts/Notice";
import { dayOf } from "../time/officeTime";
import { Before } from "./Before";
import { Done, type Sealed } from "./Done";
import { Needs } from "./Needs";
import { emptyPaper, gaps, isBegun, stepsOf, writtenReport, type Step } from "./paper";
import { Readers } from "./Readers";
import { Review } from "./Review";
import { Story } from "./Story";
import { useWriting } from "./useWriting";
import { useTell, type ScribeKey } from "./words";

type Props = { api: Pick<DashboardApi, "submit">; office: string; home: Home; me: Unlocked; directory: Directory; leave: () => void };

const titles: Record<Step, ScribeKey> = { before: "scribe.title", readers: "scribe.readers.title", story: "scribe.story.title", needs: "scribe.needs.title", review: "scribe.review.title" };
const limit = accountLimit(undefined);

/**
 * A report that a member writes down for somebody: at the help desk, by phone, from WhatsApp. All of it lies in this component and is gone with it, when the
 * page locks too; once it is sealed, nothing of it is left but the number.
 */
export function Scribe({ api, office, home, me, directory, leave }: Props) {
  const { tell, language } = useTell();
  const list = useMemo(() => readersOf(directory), [directory]);
  const [paper, setPaper] = useState(emptyPaper);
  const [step, setStep] = useState<Step>("before");
  const [told, setTold] = useState(false);
  const [sealed, setSealed] = useState<Sealed | null>(null);
  const { stage, trouble, isUnsure, send } = useWriting(api, office, me, directory);
  const begun = sealed === null && isBegun(paper);
  useLeavingWarning(begun || sealed?.receipt != null);

  if (sealed !== null) return <Done sealed={sealed} posko={home.posko} finish={leave} />;

  const steps = stepsOf(paper);
  const at = steps.indexOf(step);
  const gap = gaps(paper, list, limit).find((one) => one.at === step || step === "review");
  const sheet = { paper, put: setPaper, list, myId: me.id };
  const go = (to: number) => { setTold(false); setStep(steps[to] ?? "before"); };

  async function seal() {
    const report = writtenReport(paper, me.id, list, limit, language, now(), `${dayOf(Date.parse(home.nextNotice))}T00:00:00${/(?:Z|[+-]\d{2}:\d{2})$/.exec(home.nextNotice)?.[0] ?? "Z"}`, (channel) => tell(`scribe.via.${channel}`));
    if (report === null || paper.way === null) return setTold(true);
    const { way, receipt } = paper;
    const reading = chosenFrom(paper.draft.readers, list);
    const sent = await send(report, JSON.stringify(paper));
    if (sent === null) return undefined;
    setPaper(emptyPaper);
    // Whoever wrote it and reads it is known to the person; else it is all who read, of whom none is more theirs than another.
    const officers = reading.filter(({ id }) => id === me.id);
    setSealed({
      receipt: receipt === "taken" ? sent.receipt : null, way, lookOn: sent.lookOn, isHere: reading.every(({ id }) => list.team.some((one) => one.id === id)),
      officers: joinNames(officers.length > 0 ? officers : reading, tell("scribe.readers.and")),
    });
    return undefined;
  }

  if (stage !== null) return <main className="calm" data-testid="scribe-sending"><Spinner label={tell(`scribe.${stage}`)} /></main>;
  return (
    <main className="page page-narrow" data-testid={`scribe-${step}`}>
      <Heading key={step}>{tell(titles[step])}</Heading>
      {step === "before" && <Before {...sheet} myName={home.me.name} />}
      {step === "readers" && <Readers {...sheet} />}
      {step === "story" && <Story {...sheet} />}
      {step === "needs" && <Needs {...sheet} />}
      {step === "review" && <Review {...sheet} />}
      {trouble !== null && <Notice tone="warn" live testId="scribe-trouble">{tell(`scribe.trouble.${trouble}`)}</Notice>}
      {told && gap !== undefined && (
        <Notice key={gap.because} tone="warn" live testId={`scribe-gap-${gap.because}`}>
          <p>{tell(`scribe.gap.${gap.because}`)}</p>
          {gap.at !== step && <Button onClick={() => { setTold(false); setStep(gap.at); }}>{tell(titles[gap.at])}</Button>}
        </Notice>
      )}
      <div className="actions">
        <Leaving begun={begun} isUnsure={isUnsure} leave={leave} />
        {at > 0 && <Button size="large" onClick={() => go(at - 1)} data-testid="scribe-back">{tell("scribe.back")}</Button>}
        {step === "review"
          ? <Button appearance="primary" size="large" icon={<Icon name="lock" />} onClick={() => void seal()} data-testid="scribe-send">{tell("scribe.send")}</Button>
          : <Button appearance="primary" size="large" onClick={() => (gap === undefined ? go(at + 1) : setTold(true))} data-testid="scribe-next">{tell("scribe.next")}</Button>}
      </div>
    </main>
  );
}

/** Stops at once while nothing is written, and asks once when something is. */
function Leaving({ begun, isUnsure, leave }: { begun: boolean; isUnsure: boolean; leave: () => void }) {
  const { tell } = useTell();
  if (!begun) return <Button size="large" onClick={leave} data-testid="scribe-leave">{tell("scribe.leave")}</Button>;
  return (
    <Confirm button={tell("scribe.leave")} title={tell("scribe.leave.title")} body={tell(isUnsure ? "scribe.leave.unknown" : "scribe.leave.body")} yes={tell("scribe.leave.yes")} no={tell("scribe.leave.no")}
      busy={false} confirmed={leave} testId="scribe-leave" />
  );
}

/** The browser asks before the page goes: what is written, and digits that were not handed over, are nowhere else. */
function useLeavingWarning(needed: boolean) {
  useEffect(() => {
    if (!needed) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [needed]);
}
