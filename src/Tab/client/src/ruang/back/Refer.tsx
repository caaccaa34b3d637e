import { useEffect, useState } from "react";
import { readServices, type Service } from "../../api/room";
import type { CaseView } from "../flow/case";
import { minuteOf } from "../../telling/consent";
import { longDay } from "../../telling/dates";
import { useRoom } from "../ui/context";
import { Note, Option } from "../ui/controls";
import { OutsideServices } from "../ui/Numbers";
import { Page } from "../ui/Page";
import { Block } from "./Parts";
import { ReferAgree } from "./ReferAgree";
import { needsWith, noChoice, referBody, referralsOf, type Choice, type Referred } from "./referral";
import { usePosting } from "./usePosting";
import { backWords, type SayBack } from "./words";

type Services = readonly Service[] | "loading" | "away";
const enough = 2;

/** The services that the office knows, two for each need, and the consent for one of them. The person may choose none. */
export function Refer({ view }: { view: CaseView }) {
  const { place, now, words: { language } } = useRoom();
  const tell = backWords(language);
  const posting = usePosting();
  const [services, setServices] = useState<Services>("loading");
  const [choice, setChoice] = useState<Choice>(noChoice);
  const choose = (next: Choice) => {
    posting.quiet();
    setChoice(next);
  };
  useEffect(() => {
    let shown = true;
    void readServices(place.office).then((found) => { if (shown) setServices(found ?? "away"); });
    return () => { shown = false; };
  }, [place.office]);
  const known = typeof services === "string" ? [] : services;
  const options = known.filter((service) => choice.need !== null && service.needs.includes(choice.need));

  async function send() {
    const body = referBody(choice, minuteOf(now()));
    if (typeof body === "string") return posting.tell(tell(`back.refer.missing.${body}`));
    if (await posting.send(body)) setChoice(noChoice);
  }
  return (
    <Page title={tell("back.refer.title")} lead={tell("back.refer.lead")} backwards="foot" stoppable={false}>
      <Block title={tell("back.refer.asked")} lines={referralsOf(view).map((referred) => referredLine(referred, tell, language))} testId="referrals" />
      {services === "loading" && <p role="status" className="soft">{tell("back.refer.loading")}</p>}
      {(services === "away" || (typeof services !== "string" && services.length === 0)) && <Note icon="info" testId="services-away"><p>{tell("back.refer.away")}</p><OutsideServices /></Note>}
      {known.length > 0 && (
        <fieldset className="options">
          <legend>{tell("back.refer.need")}</legend>
          {needsWith(known).map((need) => (
            <Option key={need} type="radio" name="need" checked={choice.need === need} onChange={() => choose({ ...noChoice, need })} title={tell(`back.need.${need}`)} testId={`need-${need}`} />
          ))}
        </fieldset>
      )}
      {options.length > 0 && (
        <fieldset className="options">
          <legend>{tell("back.refer.choose")}</legend>
          {options.map((service) => (
            <Option key={service.id} large type="radio" name="service" checked={choice.service?.id === service.id} onChange={() => choose({ ...noChoice, need: choice.need, service })}
              title={service.name} testId={`service-${service.id}`}><Facts service={service} /></Option>
          ))}
          {options.length < enough && <OutsideServices />}
        </fieldset>
      )}
      {choice.service !== null && <ReferAgree view={view} service={choice.service} choice={choice} change={choose} posting={posting} send={() => void send()} />}
      {choice.service === null && posting.phase === "sent" && <Note icon="info" tone="tint" testId="refer-sent"><p>{tell("back.refer.sent")}</p></Note>}
    </Page>
  );
}

/** What the office knows of a service; what it does not know is said, and who will find out. */
function Facts({ service }: { service: Service }) {
  const { words: { language } } = useRoom();
  const tell = backWords(language);
  const known = (text: string) => (text === "" ? tell("back.refer.unknown") : text);
  return (
    <ul className="within plain-list facts">
      <li>{service.contact}</li>
      <li>{tell("back.refer.cost", { cost: known(service.cost) })}</li>
      <li>{tell("back.refer.hours", { hours: known(service.hours) })}</li>
      <li>{tell("back.refer.asks", { asks: known(service.asks) })}</li>
      <li>{service.duty === "police-3x24" ? tell("back.refer.duty.police") : tell("back.refer.duty.unknown")}</li>
      <li>{tell(service.stale ? "back.refer.stale" : "back.refer.checked", { date: service.verifiedOn === null ? "" : longDay(service.verifiedOn, language), source: service.source })}</li>
    </ul>
  );
}

function referredLine({ asked, given, last }: Referred, tell: SayBack, language: "id" | "en"): string {
  if (!given) return tell("back.referral.taken", { service: asked.name });
  if (last === null) return tell("back.referral.waits", { service: asked.name });
  return `${tell(`back.referral.${last.step}`, { service: last.name, date: longDay(last.on, language) })} ${last.text}`.trim();
}
