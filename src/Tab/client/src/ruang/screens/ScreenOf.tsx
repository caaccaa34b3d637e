import { lazy, Suspense } from "react";
import type { BackScreen } from "../back/Back";
import { topOf } from "../flow/screens";
import { Keep } from "../ui/keep";
import { CaseScreen } from "../hooks/useCase";
import { useRoom } from "../ui/context";
import { Kind } from "../ui/kind";
import { Away } from "./Away";
import { Choice } from "./Choice";
import { CodePage } from "./CodePage";
import { ContactScreen } from "./ContactScreen";
import { Done } from "./Done";
import { HoursPage, MinorPage, NumbersPage, SelfHarmPage } from "./InfoPages";
import { Limits } from "./Limits";
import { Receipt } from "./Receipt";
import { Return } from "./Return";
import { Review } from "./Review";
import { Danger, Safety } from "./Safety";
import { Sending } from "./Sending";
import { Cleared, Stop } from "./Stop";
import { Story } from "./Story";

/** Few need it; it is fetched when somebody does. */
const Lost = lazy(() => import("../lost/Lost").then((module) => ({ default: module.Lost })));

/** What the author does with an opened report; behind the report's own screen. */
const Back = lazy(() => import("../back/Back").then((module) => ({ default: module.Back })));

/** The screen on top. A screen whose matter is gone (cleared, reloaded) falls back to its door. */
export function ScreenOf() {
  const { state } = useRoom();
  switch (topOf(state.stack)) {
    case "safety": return <Safety />;
    case "danger": return <Danger />;
    case "limits": return <Limits />;
    case "choice": return <Choice />;
    case "story": return <Story />;
    case "needs": return <Kind part="needs" />;
    case "ask": return <Kind part="ask" />;
    case "contact": return <ContactScreen />;
    case "review": return <Review />;
    case "sending": return <Sending />;
    case "away": return <Away />;
    case "receipt": return state.sent === null ? <Safety /> : <Receipt sent={state.sent} />;
    case "done": return <Done />;
    case "return": return <Return />;
    case "kept": return state.sent === null ? <Keep at="kept" /> : <Safety />;
    case "lost": return <Suspense fallback={null}><Lost /></Suspense>;
    case "case": return state.found === null ? <Return /> : <Suspense fallback={null}><CaseScreen view={state.found} /></Suspense>;
    case "opened": case "amend": case "consents": case "refer": case "withdraw":
      return state.found === null ? <Return /> : <Suspense fallback={null}><Back screen={topOf(state.stack) as BackScreen} view={state.found} /></Suspense>;
    case "stop": return <Stop />;
    case "cleared": return <Cleared />;
    case "numbers": return <NumbersPage />;
    case "hours": return <HoursPage />;
    case "rights": return <Kind part="rights" />;
    case "privacy": return <Kind part="privacy" />;
    case "code": return <CodePage />;
    case "info": return <Kind part="info" />;
    case "minor": return <MinorPage />;
    case "selfharm": return <SelfHarmPage />;
  }
}
