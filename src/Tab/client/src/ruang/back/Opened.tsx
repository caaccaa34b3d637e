import { useEffect, useState } from "react";
import type { CaseView } from "../flow/case";
import { longDay } from "../../telling/dates";
import { useRoom } from "../ui/context";
import { Note } from "../ui/controls";
import { Page } from "../ui/Page";
import { deedsOf, nameAsksOf, openingsOf, type Deed, type NameAsked } from "./opened";
import { Block } from "./Parts";
import { backWords, type BackKey, type SayBack } from "./words";

const deedWords: Record<Deed["act"], BackKey> = {
  "export.made": "back.deed.export", "keep.day": "back.deed.day", "keep.hold": "back.deed.hold", "keep.release": "back.deed.release",
  "file.open": "back.deed.file", "letter.made": "back.deed.letter", "erase.request": "back.deed.erase", "erase.approve": "back.deed.erase.agreed",
};

/** Who opened the report and when, who asked for the name, and what else was done with it. */
export function Opened({ view }: { view: CaseView }) {
  const { words: { say, language } } = useRoom();
  const tell = backWords(language);
  const [asks, setAsks] = useState<NameAsked[]>([]);
  useEffect(() => {
    let shown = true;
    void nameAsksOf(view).then((found) => { if (shown) setAsks(found); });
    return () => { shown = false; };
  }, [view]);
  const who = (name: string | null) => name ?? say("room.return.officer");
  const when = ({ day, time }: { day: string; time: string }) => tell("back.when", { date: longDay(day, language), time });
  const openings = openingsOf(view);
  return (
    <Page title={tell("back.opened.title")} backwards="foot" stoppable={false}>
      {openings.length === 0 && <p data-testid="opened-none">{tell("back.opened.none")}</p>}
      {openings.length > 0 && <ul className="plain-list" data-testid="opened-list">{openings.map((one) => <li key={`${one.day} ${one.time} ${one.name ?? ""}`}>{tell("back.opened.line", { name: who(one.name), when: when(one) })}</li>)}</ul>}
      <p className="hint">{tell("back.opened.how")}</p>
      <Block title={tell("back.name.title")} lines={asks.map((ask) => nameLine(ask, tell, who, when))} testId="name-asks" />
      <Block title={tell("back.deed.title")} testId="deeds"
        lines={deedsOf(view).map((deed) => tell(deedWords[deed.act], { name: who(deed.name), when: when(deed), date: deed.until === null ? "" : longDay(deed.until, language) }))} />
      {view.keep.held && <Note icon="info">{say("room.return.keep.held")}</Note>}
    </Page>
  );
}

function nameLine(ask: NameAsked, tell: SayBack, who: (name: string | null) => string, when: (at: { day: string; time: string }) => string): string {
  const names = (all: readonly (string | null)[]) => all.map(who).join(", ");
  const asked = tell("back.name.asked", { name: who(ask.name), when: when(ask), reason: ask.reason });
  const answered = ask.agreed.length > 0 ? tell("back.name.agreed", { names: names(ask.agreed) })
    : ask.back ? tell("back.name.back") : ask.refused.length > 0 ? tell("back.name.refused", { names: names(ask.refused) }) : tell("back.name.waits");
  const opened = ask.opened === null ? (ask.agreed.length > 0 ? tell("back.name.mayread", { name: who(ask.name) }) : "") : tell("back.name.read", { name: who(ask.opened.name), when: when(ask.opened) });
  return [asked, answered, opened].filter((part) => part !== "").join(" ");
}
