import { noticeVersion } from "../../telling/consent";
import { roomOf } from "../flow/office";
import { useRoom } from "../ui/context";
import { Way } from "../ui/controls";
import { Page } from "../ui/Page";
import { Whole } from "../ui/Whole";
import { kindWords } from "./words";

const year = 365;

/** Pemberitahuan privasi: who answers for the data, what for, on which ground, who reads, how long, which rights, whom to ask; and what this page cannot do. */
export function Privacy() {
  const { office, place, words: { say, language } } = useRoom();
  const tell = kindWords(language);
  const room = roomOf(office);
  const { contact = "", pageRole = "", keepDays = 0 } = room?.privacy ?? {};
  const [years, rest] = [Math.floor(keepDays / year), keepDays % year];
  const period = years > 0 && rest < years ? tell("room.privacy.years", { count: years }) : tell("room.privacy.days", { count: keepDays });
  const lines = [
    ...(room === null ? [] : [tell("room.privacy.controller", { office: room.office.name })]),
    tell("room.privacy.purpose"), tell("room.privacy.basis"), tell("room.privacy.data"), tell("room.privacy.readers"),
    keepDays === 0 ? tell("room.privacy.retention.plain") : tell("room.privacy.retention", { period }),
    tell("room.privacy.rights"), tell("room.privacy.withdrawal"), tell("room.privacy.breach"),
    contact === "" ? tell("room.privacy.contact.none") : tell("room.privacy.contact", { contact }),
  ];
  const stays = ["room.limits.history", "room.limits.keyboard", "room.limits.screenshot", "room.limits.device"] as const;
  return (
    <Page title={say("room.nav.privacy")} stoppable={false} backwards="foot">
      <List lines={lines} />
      <section className="block" aria-labelledby="privacy-stays">
        <h2 id="privacy-stays">{say("room.limits.title")}</h2>
        <List lines={[...(place.framed ? [say("room.teams.opened")] : []), ...stays.map((key) => say(key))]} />
      </section>
      <section className="block" aria-labelledby="privacy-page">
        <h2 id="privacy-page">{tell("room.privacy.page")}</h2>
        <p data-testid="page-role">{say("room.about.page", { role: pageRole === "" ? say("room.about.role") : pageRole })}</p>
      </section>
      <p className="hint" data-testid="notice-version">{tell("room.privacy.version", { version: noticeVersion })}</p>
      <div className="ways"><Way to="code" icon="lock" title="room.nav.code" /></div>
    </Page>
  );
}

function List({ lines }: { lines: readonly string[] }) {
  return <ul className="plain-list">{lines.map((line) => <li key={line}><Whole>{line}</Whole></li>)}</ul>;
}
