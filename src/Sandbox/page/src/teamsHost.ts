// The host half of the TeamsJS handshake, as Teams speaks it to a tab in a frame.
import type { Person } from "./api";

type Request = { id?: number; uuidAsString?: string; func?: string; args?: unknown[] };
export type Theme = "default" | "dark" | "contrast";
export type HostSeat = { person: Person; tenantId: string; tabId: string; theme: () => Theme; token: () => Promise<string>; openLink: (url: string) => void };

const runtime = {
  apiVersion: 4, isNAAChannelRecommended: false, isLegacyTeams: false,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  supports: { app: { lifecycle: {} }, pages: { tabs: {}, backStack: {} }, dialog: { url: { bot: {}, parentCommunication: {} } }, teamsCore: {}, logs: {} },
};

/** Answers one frame until it is closed; returns how to close it and how to tell it of a theme. */
export const hostFrame = (frame: HTMLIFrameElement, seat: HostSeat): { close: () => void; tellTheme: () => void } => {
  const origin = new URL(frame.src).origin;
  const send = (message: object) => frame.contentWindow?.postMessage(message, origin);
  const context = () => ({
    locale: "id-id", theme: seat.theme(), frameContext: "content", entityId: seat.tabId, pageId: seat.tabId, userObjectId: seat.person.id, tid: seat.tenantId,
    loginHint: seat.person.mailbox, userPrincipalName: seat.person.mailbox, hostName: "Teams", hostClientType: "web", sessionId: "sandbox", appSessionId: "sandbox", ringId: "general",
    appLaunchId: "sandbox", isFullScreen: false, userLicenseType: "Unknown", tenantSKU: "unknown",
  });
  const answers: Record<string, (args: unknown[]) => Promise<unknown[]> | unknown[] | null> = {
    initialize: () => ["content", "web", JSON.stringify(runtime), "2.58.0"],
    getContext: () => [context()],
    "authentication.getAuthToken": () => seat.token().then(t => [true, t], () => [false, "resourceRequiresConsent"]),
    executeDeepLink: args => (seat.openLink(String(args[0])), [true]),
    "app.openLink": args => (seat.openLink(String(args[0])), [true]),
    registerHandler: () => null,
    "appInitialization.appLoaded": () => null,
    "appInitialization.success": () => [],
    "appInitialization.failure": () => null,
  };
  const heard = async (e: MessageEvent<Request>) => {
    if (e.source !== frame.contentWindow || e.origin !== origin || typeof e.data?.func !== "string") return;
    const { func, args } = e.data;
    const answer = Object.hasOwn(answers, func) ? await answers[func]?.(args ?? []) : null;
    if (answer) send({ id: e.data.id, uuidAsString: e.data.uuidAsString, args: answer, monotonicTimestamp: performance.now() + performance.timeOrigin });
  };
  window.addEventListener("message", heard);
  return { close: () => window.removeEventListener("message", heard), tellTheme: () => send({ func: "themeChange", args: [seat.theme()] }) };
};
