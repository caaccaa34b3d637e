import type { CaseView, Outgoing } from "./case";
import type { ConsentId } from "../../telling/consent";
import type { Contact } from "../../telling/contact";
import { emptyDraft, withConsent, withContact, withDual, withLate, withMore, withReaders, withText, type Draft, type OwnName } from "../../telling/draft";
import { sentKind, type Extras, type SentKind } from "../../telling/kinds";
import type { ReaderChoice } from "../../telling/readers";
import type { Gap } from "../../telling/report";
import { forward, popped, pushed, type Screen, type Stack } from "./screens";
import type { Outcome, Parcel, Stage } from "../../telling/send";

/** What is known of the last try to send. */
export type Trouble = "offline" | "refused" | "unknown" | "not-sealed" | "stopped-unknown";

export type SentReport = { receipt: string; nextNotice: string | null; lookOn: string | null; kind: SentKind };

/** Everything the page holds. In memory only: closing the page forgets it. */
export type RoomState = {
  stack: Stack;
  draft: Draft;
  covered: boolean;
  gap: Gap | null;
  stage: Stage;
  parcel: Parcel | null;
  trouble: Trouble | null;
  sent: SentReport | null;
  found: CaseView | null;
  code: string;
  reply: string;
  outgoing: Outgoing | null;
};

export type Action =
  | { type: "go"; to: Screen }
  | { type: "forward" }
  | { type: "back"; steps?: number }
  | { type: "text"; text: string }
  | { type: "cover" }
  | { type: "more"; put: Partial<Extras> }
  | { type: "readers"; choice: ReaderChoice }
  | { type: "dual"; dual: boolean }
  | { type: "late"; late: boolean }
  | { type: "name"; ownName: OwnName | null }
  | { type: "contact"; contact: Contact }
  | { type: "consent"; id: ConsentId; at: string | null }
  | { type: "gap"; gap: Gap | null }
  | { type: "stage"; stage: Stage }
  | { type: "outcome"; outcome: Outcome }
  | { type: "found"; view: CaseView }
  | { type: "code"; text: string }
  | { type: "reply"; text: string }
  /** `words`: what was sent are the words beside the thread; they are there now. */
  | { type: "posted"; view: CaseView; words: boolean }
  | { type: "unposted"; view: CaseView; outgoing: Outgoing | null }
  /** What was kept ("simpan dulu") comes back; `screen` null: the person stays where she is. */
  | { type: "restored"; draft: Draft; screen: Screen | null }
  | { type: "clear" };

export function initialState(first: Screen): RoomState {
  return {
    stack: [first], draft: emptyDraft, covered: false, gap: null, stage: "sealing",
    parcel: null, trouble: null, sent: null, found: null, code: "", reply: "", outgoing: null,
  };
}

export function reduce(state: RoomState, action: Action): RoomState {
  switch (action.type) {
    case "go":
      return { ...state, stack: pushed(state.stack, action.to), gap: null };
    case "forward":
      return { ...state, stack: forward(state.stack, state.draft.wish), gap: null };
    case "back":
      return { ...state, stack: popped(state.stack, action.steps), gap: null };
    case "text":
      return { ...state, draft: withText(state.draft, action.text), gap: null };
    case "cover":
      return { ...state, covered: !state.covered };
    case "more":
      return { ...state, draft: withMore(state.draft, action.put), gap: null };
    case "readers":
      return { ...state, draft: withReaders(state.draft, action.choice), gap: null };
    case "dual":
      return { ...state, draft: withDual(state.draft, action.dual), gap: null };
    case "late":
      return { ...state, draft: withLate(state.draft, action.late), gap: null };
    case "name":
      return { ...state, draft: { ...state.draft, ownName: action.ownName }, gap: null };
    case "contact":
      return { ...state, draft: withContact(state.draft, action.contact), gap: null };
    case "consent":
      return { ...state, draft: withConsent(state.draft, action.id, action.at), gap: null };
    case "gap":
      return { ...state, gap: action.gap };
    case "stage":
      return { ...state, stage: action.stage };
    case "outcome":
      return settle(state, action.outcome);
    case "found":
      return { ...initialState("case"), stack: [...popped(state.stack), "case"], draft: state.draft, parcel: state.parcel, found: action.view };
    case "code":
      return { ...state, code: action.text };
    case "reply":
      return { ...state, reply: action.text };
    case "posted":
      return { ...state, found: action.view, reply: action.words ? "" : state.reply, outgoing: null };
    case "unposted":
      return { ...state, found: action.view, outgoing: action.outgoing };
    case "restored":
      return { ...state, draft: action.draft, ...(action.screen === null ? {} : { stack: [state.stack[0], "choice", action.screen], code: "", gap: null }) };
    case "clear":
      return initialState("cleared");
  }
}

/** Sent: the draft is forgotten and only the receipt stays. Anything else: every word stays. */
function settle(state: RoomState, outcome: Outcome): RoomState {
  const before = state.stack.filter((s) => s !== "sending" && s !== "away" && s !== "stop");
  const onTop = (screen: Screen): Stack => [before[0] ?? "safety", ...before.slice(1), screen];
  switch (outcome.kind) {
    case "sent": {
      const { receipt, nextNotice, lookOn } = outcome;
      return { ...initialState("receipt"), sent: { receipt, nextNotice, lookOn, kind: sentKind(state.draft) } };
    }
    case "not-sealed":
      return { ...state, stack: onTop("away"), trouble: "not-sealed" };
    case "not-sent":
      return { ...state, stack: onTop("away"), trouble: outcome.because, parcel: null };
    case "unknown":
      return { ...state, stack: onTop("away"), trouble: "unknown", parcel: outcome.parcel };
    case "stopped":
      return { ...state, stack: onTop("stop"), trouble: outcome.parcel === null ? null : "stopped-unknown", parcel: outcome.parcel };
  }
}
