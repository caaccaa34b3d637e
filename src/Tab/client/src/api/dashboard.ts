/**
 * The whole client of the dashboard's API (contract: HTTP API, dashboard origin).
 * Routes about the team carry the Entra token; routes about a case carry only the access token in the body, never both (sealing.md A3).
 */
import * as v from "valibot";
import * as schemas from "./dashboardSchemas";
import type { Epoch, GlobalEntry, SignedPicture, Submission, Wrap } from "../sealing";
import type { Announcement, AnnouncementDraft, Announcements, CalendarFile, CaseBodies, CaseHeads, PlanHints, Destruction, Device, DirectoryAnswer, Founding, GenesisFile, Home, IndexEntry, Keep, KeptKeys, MeetingRecord, MemberCache, OutlookDecision, PlannerSettings, PlanSketch, Session, SessionPlan, TriedAnnouncement, Trustees } from "./dashboardSchemas";
import { ask, options, type Answer, type Ask } from "./http";
import { solvePuzzle } from "./puzzle";
import { readFile, type Fetched } from "./readFile";
import type { Accepted, ReportToSend } from "./room";
import { acceptedSchema } from "./schemas";

type SealedObject = CaseBodies["log"][number];
type MemberRecord = v.InferOutput<typeof schemas.memberRecord>;

/** What a device leaves with the server; the name is sealed. `lasting` is false for a page that is only to be resumed. */
export type DeviceHalf = { half: string; proofHash: string; name: SealedObject; lasting: boolean };

/** What a reader asks about keeping a case; nothing asked is a look. */
export type KeepChange = { until?: string; hold?: boolean };

/** A refusal by the server, or no readable answer at all (`code` "away", status 0). `detail` is the server's own sentence for people. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly detail: string | undefined;
  /** Tries that are left, where the refusal is about a try. */
  readonly left: number | undefined;

  constructor(code: string, status: number, detail?: string, left?: number) {
    super(`api: ${code}`);
    this.name = "ApiError";
    this.code = code;
    this.status = status;
    this.detail = detail;
    this.left = left;
  }
}

/** The epoch of this access token is over: the changes of readers that ended it, and the front of the epoch that follows. */
export class MovedError extends ApiError {
  readonly sets: SealedObject[];
  readonly next: IndexEntry;

  constructor(sets: SealedObject[], next: IndexEntry) {
    super("moved", 410);
    this.name = "MovedError";
    this.sets = sets;
    this.next = next;
  }
}

const mostPuzzles = 5;

async function takeFile(request: Ask): Promise<Blob> {
  const answer = await fetch(request.url, options(request, null)).catch(() => null);
  if (answer === null || !answer.ok) throw new ApiError("away", answer?.status ?? 0);
  return answer.blob().catch(() => { throw new ApiError("away", 0); });
}

export type DashboardApi = ReturnType<typeof createDashboardApi>;

/**
 * @param token Gives a fresh Entra token; kept in memory by its owner only.
 * @param language The page's language: the browser's may be another one than Teams speaks.
 */
export function createDashboardApi(office: string, token: () => Promise<string>, language: () => string) {
  const root = `/${encodeURIComponent(office)}`;

  async function call<S extends v.GenericSchema>(schema: S, method: Ask["method"], path: string, body?: unknown, signed = true, ifMatch?: number): Promise<v.InferOutput<S>> {
    const request: Ask = { method, url: `${root}${path}`, language: language(), ...(ifMatch === undefined ? {} : { ifMatch }) };
    if (body !== undefined) request.body = body;
    if (signed) request.bearer = await token();
    const answer = await ask<v.InferOutput<S>>(schema, request);
    if (answer.kind === "ok") return answer.value;
    if (answer.kind !== "problem") throw new ApiError("away", 0);
    const { sets, kh, slots } = answer.problem;
    if (answer.status === 410 && sets !== undefined && kh !== undefined && slots !== undefined) throw new MovedError(sets, { kh, slots });
    throw new ApiError(answer.problem.code, answer.status, answer.problem.detail ?? answer.problem.title, answer.problem.left);
  }

  const get = <S extends v.GenericSchema>(schema: S, path: string) => call(schema, "GET", path);
  const open = <S extends v.GenericSchema>(schema: S, path: string, body: unknown) => call(schema, "POST", path, body, false);

  /** What travels like a report, by the route of hand-overs: the same body, checks and answer as from the room, without a sign-in. */
  function submit(body: ReportToSend, signal?: AbortSignal): Promise<Answer<Accepted>> {
    return ask(acceptedSchema, { method: "POST", url: `${root}/api/cases/handover`, language: language(), body, patience: 90_000, ...(signal && { signal }) });
  }

  /** A hand-over, with a puzzle before it. */
  async function handOver(submitKey: string, { sealed, late }: Submission): Promise<void> {
    let puzzle = { challenge: "", nonce: 0 };
    for (let round = 0; ; round += 1) {
      const answer = await submit({ submitKey, puzzle, sealed, late });
      if (answer.kind === "ok") return;
      if (answer.kind !== "problem") throw new ApiError("away", 0);
      const fresh = answer.problem.puzzle;
      if (fresh === undefined || round === mostPuzzles) throw new ApiError(answer.problem.code, answer.status, answer.problem.detail);
      puzzle = await solvePuzzle(fresh, new AbortController().signal);
    }
  }

  return {
    /** For parts of the page that come later and bring their own schemas: a route of the team, its path below /api. */
    later: <S extends v.GenericSchema>(schema: S, method: Ask["method"], path: string, body?: unknown) => call(schema, method, `/api${path}`, body),
    /** A document that the server makes. */
    file: async (path: string): Promise<Blob> => takeFile({ method: "GET", url: `${root}/api${path}`, bearer: await token(), language: language() }),
    office,
    handOver,
    submit,
    home: (): Promise<Home> => get(schemas.home, "/api/home"),
    keys: (): Promise<KeptKeys> => get(schemas.keptKeys, "/api/me/record"),
    saveRecord: (record: MemberRecord): Promise<null> => call(v.null(), "PUT", "/api/me/record", record),
    reviseRecord: (record: MemberRecord, sig: string, revision: number): Promise<null> => call(v.null(), "PUT", "/api/me/record", { record, sig }, true, revision),
    saveNext: (record: MemberRecord, carry: SealedObject | null): Promise<null> => call(v.null(), "PUT", "/api/me/record/next", { record, carry }),
    withdrawNext: (): Promise<null> => call(v.null(), "DELETE", "/api/me/record/next"),
    forgetPrevious: (): Promise<null> => call(v.null(), "DELETE", "/api/me/record/previous"),
    devices: async (): Promise<Device[]> => (await get(schemas.devices, "/api/me/devices")).devices,
    keepDevice: (id: string, half: DeviceHalf): Promise<null> => call(v.null(), "PUT", `/api/me/devices/${id}`, half),
    openDevice: (id: string, proof: string) => call(schemas.openedDevice, "POST", `/api/me/devices/${id}/open`, { proof }),
    forgetDevice: (id: string): Promise<null> => call(v.null(), "DELETE", `/api/me/devices/${id}`),
    ownPicture: async (): Promise<SignedPicture | null> => (await get(schemas.ownPicture, "/api/me/picture")).picture,
    keepPicture: (picture: SignedPicture): Promise<null> => call(v.null(), "PUT", "/api/me/picture", picture),
    founding: (): Promise<Founding> => get(schemas.founding, "/api/founding"),
    proposeFounding: (e: string): Promise<Founding> => call(schemas.founding, "PUT", "/api/founding", { e }),
    signFounding: (hash: string, sig: string): Promise<Founding> => call(schemas.founding, "POST", "/api/founding/signatures", { hash, sig }),
    directory: (): Promise<DirectoryAnswer> => get(schemas.directory, "/api/directory"),
    proposeEntry: (e: string, sig: string): Promise<DirectoryAnswer> => call(schemas.directory, "PUT", "/api/directory/proposal", { e, sig }),
    signEntry: (hash: string, sig: string): Promise<DirectoryAnswer> => call(schemas.directory, "POST", "/api/directory/signatures", { hash, sig }),
    withdrawEntry: (hash: string): Promise<DirectoryAnswer> => call(schemas.directory, "DELETE", "/api/directory/proposal", { hash }),
    seen: async () => (await get(schemas.seen, "/api/me/seen")).seen,
    keepSeen: (rev: number, object: SealedObject): Promise<null> => call(v.null(), "PUT", "/api/me/seen", { rev, object }),
    trustees: (): Promise<Trustees> => get(schemas.trustees, "/api/trustees"),
    inviteTrustee: (lookup: string): Promise<null> => call(v.null(), "PUT", "/api/trustees/invitation", { lookup }),
    withdrawInvitation: (): Promise<null> => call(v.null(), "DELETE", "/api/trustees/invitation"),
    genesisFile: (): Promise<GenesisFile> => call(schemas.genesisFile, "GET", "/genesis.json", undefined, false),
    index: async (): Promise<IndexEntry[]> => (await get(schemas.index, "/api/index")).entries,
    datedIndex: () => get(schemas.index, "/api/index"),
    indexSeen: (day: string): Promise<unknown> => call(v.null(), "PUT", "/api/index/seen", { day }),
    audit: async (): Promise<GlobalEntry[]> => (await get(schemas.audit, "/api/audit")).lines,
    addAudit: (line: GlobalEntry): Promise<unknown> => call(schemas.auditPlace, "POST", "/api/audit", line),
    openCase: (access: string): Promise<CaseBodies> => open(schemas.caseBodies, "/api/cases/open", { access }),
    caseFile: (access: string, id: string, from: number): Promise<Fetched> => readFile(office, access, id, from),
    postMessage: (access: string, after: number, message: SealedObject) => open(schemas.posted, "/api/cases/messages", { access, after, message }),
    postLog: (access: string, seq: number, entry: SealedObject): Promise<unknown> => open(v.unknown(), "/api/cases/log", { access, seq, entry }),
    caseHeads: (access: string): Promise<CaseHeads> => open(schemas.caseHeads, "/api/cases/heads", { access }),
    postSet: (access: string, after: number, set: SealedObject, slots: Wrap[]): Promise<unknown> => open(schemas.changed, "/api/cases/sets", { access, after, set, slots }),
    postEpoch: (access: string, set: SealedObject, setAfter: number, epoch: Epoch, late: Wrap[]): Promise<unknown> =>
      open(schemas.changed, "/api/cases/epochs", { access, set, setAfter, epoch, late }),
    keepCase: (access: string, change: KeepChange): Promise<Keep> => open(schemas.keep, "/api/cases/keep", { access, ...change }),
    destructions: async (): Promise<Destruction[]> => (await get(schemas.destructions, "/api/destructions")).destructions,
    cache: (): Promise<MemberCache> => get(schemas.memberCache, "/api/me/cache"),
    saveCache: (rev: number, object: SealedObject): Promise<unknown> => call(v.null(), "PUT", "/api/me/cache", { rev, object }),
    announcements: (): Promise<Announcements> => get(schemas.announcements, "/api/announcements"),
    tryAnnouncement: (draft: AnnouncementDraft): Promise<TriedAnnouncement> => call(schemas.triedAnnouncement, "POST", "/api/announcements/preview", draft),
    announce: async (submitKey: string, draft: AnnouncementDraft, seen: string): Promise<Announcement | null> =>
      (await call(schemas.changedAnnouncement, "POST", "/api/announcements", { submitKey, draft, seen })).announcement,
    approveAnnouncement: async (id: string, seen: string): Promise<Announcement | null> =>
      (await call(schemas.changedAnnouncement, "POST", `/api/announcements/${encodeURIComponent(id)}/approve`, { seen })).announcement,
    stopAnnouncement: async (id: string): Promise<Announcement | null> => (await call(schemas.changedAnnouncement, "POST", `/api/announcements/${encodeURIComponent(id)}/stop`)).announcement,
    sessions: async (): Promise<Session[]> => (await get(schemas.sessions, "/api/sessions")).sessions,
    planSession: (plan: SessionPlan): Promise<Session> => call(schemas.session, "POST", "/api/sessions", plan),
    changeSession: (id: string, plan: SessionPlan & { revision: number; following: boolean }): Promise<Session> => call(schemas.session, "PUT", `/api/sessions/${encodeURIComponent(id)}`, plan),
    plannerSettings: (): Promise<PlannerSettings> => get(schemas.plannerSettings, "/api/sessions/settings"),
    checkPlan: (sketch: PlanSketch): Promise<PlanHints> => call(schemas.planHints, "POST", "/api/sessions/check", sketch),
    recordMeeting: (id: string, record: MeetingRecord): Promise<Session> => call(schemas.session, "PUT", `/api/sessions/${encodeURIComponent(id)}/meeting`, record),
    cancelSession: (id: string, following = false): Promise<Session> => call(schemas.session, "POST", `/api/sessions/${encodeURIComponent(id)}/cancel${following ? "?following=true" : ""}`),
    decideOutlook: (id: string, decision: OutlookDecision): Promise<Session> => call(schemas.session, "POST", `/api/sessions/${encodeURIComponent(id)}/outlook`, { decision }),
    calendarFile: (id: string): Promise<CalendarFile> => get(schemas.calendarFile, `/api/sessions/${encodeURIComponent(id)}/calendar-file`),
    refreshSession: (id: string): Promise<Session> => call(schemas.session, "POST", `/api/sessions/${encodeURIComponent(id)}/refresh`),
  };
}
