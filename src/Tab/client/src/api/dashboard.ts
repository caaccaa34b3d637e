/**
 * The whole client of the dashboard's API (contract: HTTP API, dashboard origin).
 * Routes about the team carry the Entra token; routes about a case carry only the access token in the body, never both (sealing.md A3).
 */
import * as v from "valibot";
import * as schemas from "./dashboardSchemas";
import type { CaseBodies, DirectoryAnswer, Founding, Home, IndexEntry, Session, SessionPlan } from "./dashboardSchemas";

type SealedObject = v.InferOutput<typeof schemas.sealedObject>;
type MemberRecord = v.InferOutput<typeof schemas.memberRecord>;

/** A refusal by the server, or no answer at all (`code` "away", status 0). The server's own sentences are for people. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly detail: string | undefined;
  readonly messages: SealedObject[] | undefined;

  constructor(code: string, status: number, detail?: string, messages?: SealedObject[]) {
    super(`api: ${code}`);
    this.name = "ApiError";
    this.code = code;
    this.status = status;
    this.detail = detail;
    this.messages = messages;
  }
}

export type DashboardApi = ReturnType<typeof createDashboardApi>;

/**
 * @param token Gives a fresh Entra token; kept in memory by its owner only.
 * @param send The page's fetch; a test hands in its own.
 */
export function createDashboardApi(office: string, token: () => Promise<string>, send: typeof fetch = (input, init) => fetch(input, init)) {
  const root = `/${encodeURIComponent(office)}`;

  async function call<S extends v.GenericSchema>(schema: S, method: string, path: string, body?: unknown, signed = true): Promise<v.InferOutput<S>> {
    const headers: Record<string, string> = { accept: "application/json" };
    if (body !== undefined) headers["content-type"] = "application/json";
    if (signed) headers["authorization"] = `Bearer ${await token()}`;
    const init: RequestInit = { method, headers, credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer", redirect: "error" };
    if (body !== undefined) init.body = JSON.stringify(body);
    const answer = await send(`${root}${path}`, init).catch(() => { throw new ApiError("away", 0); });
    const text = await answer.text().catch(() => { throw new ApiError("away", 0); });
    if (!answer.ok) throw refusal(answer.status, text);
    return parse(schema, text, answer.status);
  }

  const get = <S extends v.GenericSchema>(schema: S, path: string) => call(schema, "GET", path);
  const open = <S extends v.GenericSchema>(schema: S, path: string, body: unknown) => call(schema, "POST", path, body, false);

  return {
    home: (): Promise<Home> => get(schemas.home, "/api/home"),
    record: (): Promise<MemberRecord> => get(schemas.memberRecord, "/api/me/record"),
    saveRecord: (record: MemberRecord): Promise<void> => call(v.undefined(), "PUT", "/api/me/record", record),
    founding: (): Promise<Founding> => get(schemas.founding, "/api/founding"),
    proposeFounding: (e: string): Promise<Founding> => call(schemas.founding, "PUT", "/api/founding", { e }),
    signFounding: (hash: string, sig: string): Promise<Founding> => call(schemas.founding, "POST", "/api/founding/signatures", { hash, sig }),
    directory: (): Promise<DirectoryAnswer> => get(schemas.directory, "/api/directory"),
    genesisFile: async (): Promise<string> => (await call(schemas.genesisFile, "GET", "/genesis.json", undefined, false)).genesis,
    index: async (): Promise<IndexEntry[]> => (await get(schemas.index, "/api/index")).entries,
    openCase: (access: string): Promise<CaseBodies> => open(schemas.caseBodies, "/api/cases/open", { access }),
    postMessage: (access: string, after: number, message: SealedObject) => open(schemas.posted, "/api/cases/messages", { access, after, message }),
    postLog: (access: string, seq: number, entry: SealedObject): Promise<unknown> => open(v.unknown(), "/api/cases/log", { access, seq, entry }),
    sessions: async (): Promise<Session[]> => (await get(schemas.sessions, "/api/sessions")).sessions,
    planSession: (plan: SessionPlan): Promise<Session> => call(schemas.session, "POST", "/api/sessions", plan),
    cancelSession: (id: string): Promise<Session> => call(schemas.session, "POST", `/api/sessions/${encodeURIComponent(id)}/cancel`),
    refreshSession: (id: string): Promise<Session> => call(schemas.session, "POST", `/api/sessions/${encodeURIComponent(id)}/refresh`),
  };
}

function refusal(status: number, text: string): ApiError {
  const told = v.safeParse(schemas.problem, json(text));
  return told.success
    ? new ApiError(told.output.code, status, told.output.detail ?? told.output.title, told.output.messages)
    : new ApiError(status === 401 ? "signed-out" : "unexpected", status);
}

function parse<S extends v.GenericSchema>(schema: S, text: string, status: number): v.InferOutput<S> {
  const told = v.safeParse(schema, text === "" ? undefined : json(text));
  if (!told.success) throw new ApiError("bad-answer", status);
  return told.output;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
