import { Button, Spinner } from "@fluentui/react-components";
import { useState } from "react";
import type { Session } from "../../../api/dashboardSchemas";
import { useText } from "../../page/i18n";
import { Notice } from "../../parts/Notice";
import { isMeeting } from "../plan/templates";
import { AddPeople } from "./AddPeople";
import { Coverage } from "./Coverage";
import { FeedbackResult } from "./FeedbackResult";
import { Materials } from "./Materials";
import { unmatched, withTaps } from "./names";
import { NameList } from "./NameList";
import { OutsideLink } from "./OutsideLink";
import { PutAside } from "./PutAside";
import { QrScreen } from "./QrScreen";
import { TypedNames } from "./TypedNames";
import { Units } from "./Units";
import { useAttendance } from "./useAttendance";
import { useSay } from "./words";

/** Who came: the code for the room's screen, the moderator's list, typed names that wait for their person, and counts. Nothing of it meets a case. */
export function AttendanceSection({ session }: { session: Session }) {
  const { t } = useText();
  const { say } = useSay();
  const desk = useAttendance(session.id);
  const [screen, setScreen] = useState(false);
  const { list, taps, away, fault, api } = desk;
  const people = list === null ? [] : withTaps(list.people, taps);
  const came = people.filter((person) => person.mode !== null);

  return (
    <>
      <section className="card stack" aria-labelledby="attendance-title" data-testid="attendance">
        <h2 id="attendance-title">{say("attendance.title")}</h2>
        {away && <Notice tone="warn" live testId="attendance-away">{taps.size > 0 ? say("attendance.waiting", { count: taps.size }) : say("attendance.away")}</Notice>}
        {!away && fault !== null && <Notice tone="warn" live>{t(fault)}</Notice>}
        {list === null && !away && <Spinner label={t("board.state.loading")} />}
        {list !== null && (
          <>
            <p data-testid="attendance-count"><strong>{say("attendance.count", { count: came.length, all: people.length })}</strong> <span className="soft">{say("attendance.count.online", { count: came.filter((person) => person.mode === "online").length })}</span></p>
            <p className="soft">{say(list.open ? "attendance.open" : list.closed ? "attendance.closed" : "attendance.hours")}</p>
            <div className="actions actions-start">
              <Button appearance={list.open ? "primary" : "secondary"} onClick={() => setScreen(true)} data-testid="attendance-screen">{say("attendance.screen")}</Button>
              <Button onClick={() => void desk.close(!list.closed)} data-testid="attendance-close">{say(list.closed ? "attendance.reopen" : "attendance.close")}</Button>
            </div>
            {unmatched(list).length > 0 && <TypedNames desk={desk} list={list} />}
            <PutAside desk={desk} list={list} />
            {people.length > 0 && <NameList people={people} tap={desk.tap} remove={(id) => void desk.change({ remove: [id] })} />}
            {people.length === 0 && list.units.length === 0 && <p>{say("attendance.empty")}</p>}
            {list.units.length > 0 && <Units units={list.units} gone={people.length === 0} />}
            {(people.length > 0 || list.units.length === 0) && <AddPeople add={(added) => desk.change({ add: added })} />}
            <OutsideLink api={api} />
            <Coverage api={api} />
          </>
        )}
        {screen && <QrScreen api={api} title={session.title} close={() => setScreen(false)} />}
      </section>
      {!isMeeting(session.kind) && <><FeedbackResult api={api} /><Materials api={api} /></>}
    </>
  );
}
