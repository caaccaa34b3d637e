import { Button } from "@fluentui/react-components";
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import type { DashboardApi } from "../api/dashboard";
import type { Home } from "../api/dashboardSchemas";
import { after, now } from "../api/time";
import { AuditAlert } from "./audit/AuditAlert";
import { AuditPage } from "./audit/AuditPage";
import { CaseLoading } from "./cases/CaseLoading";
import { CasePage } from "./cases/CasePage";
import { CasesPage } from "./cases/CasesPage";
import { Doubts } from "./cases/Doubts";
import { Destroyed } from "./cases/destroyed/Destroyed";
import { PairsPanel } from "./cases/dual/PairsPanel";
import { KeepDesk } from "./cases/keep/keepDesk";
import { LetterDesk } from "./cases/letter/letterDesk";
import { listCases, listPairs } from "./cases/listCases";
import { ReadersPanel } from "./cases/readers/ReadersPanel";
import { HomePage } from "./home/HomePage";
import { OutreachPage } from "./outreach/OutreachPage";
import { Calm } from "./parts/Calm";
import { textIn, useText } from "./page/i18n";
import type { DraftSafe } from "./session/draftSafe";
import { Frame, type Lock, type Place } from "./signin/Frame";
import type { Keys } from "./session/keys";
import { KeysAge } from "./keys/KeysAge";
import { MyKeys } from "./keys/MyKeys";
import type { PinDesk } from "./unlock/pinDesk";
import { Waiting } from "./signin/States";
import { Founding } from "./team/Founding";
import { OldNumbers } from "./help/OldNumbers";
import { FoundedAnew, ListAlerts } from "./team/ListAlerts";
import { TeamPage } from "./team/TeamPage";
import { dayOf } from "./time/officeTime";
import { useCaseBook } from "./useCaseBook";

const afterNoticeMilliseconds = 1000;

/** Comes when somebody is written for: most visits write nothing. */
const Scribe = lazy(() => import("./scribe/Scribe").then((module) => ({ default: module.Scribe }), () => ({ default: NotNow })));

/** Where the member was, for after a lock. Sealed with the rest that was being written: which case somebody reads is nobody's business. */
const viewDraft = "view";

type View = { place: Place; caseId?: string; keys?: true; audit?: true };
type Props = {
  api: DashboardApi; office: string; desk: PinDesk; home: Home; refreshHome: () => Promise<void>; keys: Keys; changeKeys: (keys: Keys) => void; drafts: DraftSafe; lock: Lock;
};

/** The unlocked board: four places over one book of opened cases. A list of the team that does not stand up closes all of it. */
export function Board({ api, office, desk: pins, home, refreshHome, keys, changeKeys, drafts, lock }: Props) {
  const { t } = useText();
  const [view, showView] = useState<View>(() => (drafts.has(viewDraft) ? JSON.parse(drafts.read(viewDraft)) as View : { place: "home" }));
  const [refounding, setRefounding] = useState(false);
  // Not among the views: after a lock nothing of it comes back.
  const [writing, setWriting] = useState(false);
  const {
    pinned, accept, lookAgain, forgetList, refused, rekeyed, sealedBefore, book, memoryOld, officeLog, opening, fault, checkedAt, refresh, put, load, letGo, answered, desk, readers,
    pairs: pairDesk, names, exporter, lookAtPairs,
  } = useCaseBook(api, office, keys);
  const directory = pinned?.directory ?? null;
  const letters = useMemo(() => (directory === null ? null : new LetterDesk(desk, names, home.me.memberId, () => directory, home.letters, (key, values) => textIn("id", key, values), () => dayOf(now()))),
    [desk, names, directory, home.me.memberId, home.letters]);
  const keeper = useMemo(() => new KeepDesk(api, desk), [api, desk]);
  const cases = useMemo(() => listCases(book, dayOf(now())), [book]);
  const pairs = useMemo(() => listPairs(book), [book]);
  const look = useCallback(() => void Promise.all([refresh(), refreshHome().catch(() => undefined)]), [refresh, refreshHome]);
  useEffect(() => {
    // The list grows at the team's fixed times alone (FreshCases), so that is when to look.
    const wait = Date.parse(home.nextNotice) - now();
    return wait > 0 ? after(wait + afterNoticeMilliseconds, look) : undefined;
  }, [home.nextNotice, look]);
  const setView = useCallback((next: View) => {
    showView(next);
    drafts.write(viewDraft, JSON.stringify(next));
  }, [drafts]);
  const openKeys = () => setView({ place: "team", keys: true });
  const lookAtTeam = useCallback(async () => { await Promise.all([lookAgain(), refreshHome()]); }, [lookAgain, refreshHome]);
  const openAudit = useCallback(() => setView({ place: "team", audit: true }), [setView]);
  const openCase = useCallback((caseId: string) => setView({ place: "cases", caseId }), [setView]);

  if (rekeyed) {
    return (
      <Frame lock={lock}>
        <Calm title={t("board.renew.inforce")} testId="rekeyed"><p className="soft">{t("board.renew.inforce.body")}</p><Button appearance="primary" size="large" onClick={lock.now}>{t("board.lock.now")}</Button></Calm>
      </Frame>
    );
  }
  if (refused !== null) {
    const words = { rollback: t("board.directory.rollback"), forked: t("board.directory.forked"), unsigned: t("board.directory.added") }[refused];
    return <Frame lock={lock}><Calm title={t("board.directory.refused")} testId={`directory-${refused}`}><p>{words}</p></Calm></Frame>;
  }
  if (refounding) {
    return <Frame lock={lock}><Founding api={api} home={home} keys={keys} refreshHome={async () => { await refreshHome(); forgetList(); setRefounding(false); }} /></Frame>;
  }
  if (pinned !== null && pinned.foundedAnew !== null) {
    return <Frame lock={lock}><Calm title={t("board.anew.title")} testId="anew"><FoundedAnew pinned={pinned} before={pinned.foundedAnew.before} accept={accept} /></Calm></Frame>;
  }
  if (writing && pinned !== null) {
    // Without the other places: the only ways out are its own, which warn, and the lock.
    return <Frame lock={lock}><Suspense fallback={<Waiting />}><Scribe api={api} office={office} home={home} me={keys.unlocked} directory={pinned.directory} leave={() => setWriting(false)} /></Suspense></Frame>;
  }
  const nav = { at: view.place, go: (place: Place) => setView({ place }) };
  const shown = cases.find((listed) => listed.id === view.caseId);
  const read = shown?.known ?? null;
  const left = (caseId: string) => { letGo(caseId); setView({ place: "cases" }); };
  const state = { opening, fault, checkedAt, look };
  return (
    <Frame lock={lock} nav={nav}>
      {pinned !== null && <ListAlerts home={home} pinned={pinned} accept={accept} goTeam={view.place === "team" ? null : () => nav.go("team")} />}
      {pinned !== null && view.keys === undefined && view.audit === undefined && <KeysAge keys={keys} directory={pinned.directory} open={openKeys} />}
      {view.audit === undefined && <AuditAlert log={officeLog} open={openAudit} />}
      {view.place === "home" && <OldNumbers home={home} />}
      {view.place === "home" && <HomePage home={home} cases={cases} pairs={pairs} state={state} openCase={openCase} seeAll={() => nav.go("cases")} write={pinned === null ? null : () => setWriting(true)} />}
      {view.place === "cases" && shown === undefined && <CasesPage cases={cases} state={state}
        doubts={<Doubts troubles={book.troubles} memoryOld={memoryOld} directory={pinned?.directory ?? null} understood={letGo} />}
        pairs={pinned !== null && <PairsPanel pairs={pairs} desk={pairDesk} directory={pinned.directory} myId={home.me.memberId} look={lookAtPairs} opened={(known) => { put(known); openCase(known.id); }} />}
        readers={pinned !== null && <ReadersPanel cases={cases} pairs={pairs} desk={readers} directory={pinned.directory} myId={home.me.memberId} load={load} changed={put} />}
        destroyed={<Destroyed api={api} />} openCase={openCase} outreach={() => nav.go("outreach")} />}
      {view.place === "cases" && shown !== undefined && read === null && <CaseLoading key={shown.id} code={shown.code} load={() => load(shown.id)} back={() => nav.go("cases")} />}
      {view.place === "cases" && shown !== undefined && read !== null && pinned !== null && letters !== null && (
        <CasePage key={shown.id} listed={{ ...shown, known: read }} desk={desk} readers={readers} names={names} exporter={exporter} keeper={keeper} letters={letters} directory={pinned.directory} myId={home.me.memberId} drafts={drafts} changed={put}
          left={left} back={() => nav.go("cases")} asked={book.asked} answered={answered} />
      )}
      {view.place === "outreach" && <OutreachPage api={api} drafts={drafts} />}
      {view.place === "team" && view.keys === true && pinned !== null && (
        <MyKeys api={api} office={office} desk={pins} keys={keys} directory={pinned.directory} sealedBefore={sealedBefore} changed={changeKeys} back={() => nav.go("team")}
          wordsTyped={() => void pins.note({ wordsAt: now(), putOff: false })} />
      )}
      {view.place === "team" && view.keys === undefined && view.audit === undefined && (pinned === null ? <Waiting /> : <TeamPage api={api} office={office} home={home} pinned={pinned} keys={keys} openKeys={openKeys} lookAgain={lookAtTeam} refound={() => setRefounding(true)} openAudit={openAudit} />)}
      {view.audit === true && (pinned === null ? <Waiting />
        : <AuditPage log={officeLog} cases={cases} directory={pinned.directory} myId={home.me.memberId} load={load} back={() => nav.go("team")} />)}
    </Frame>
  );
}

/** The part did not come: nothing was written yet. */
function NotNow({ leave }: { leave: () => void }) {
  const { t } = useText();
  return <Calm title={t("board.scribe.away")} testId="scribe-away"><Button onClick={leave}>{t("board.nav.home")}</Button></Calm>;
}
