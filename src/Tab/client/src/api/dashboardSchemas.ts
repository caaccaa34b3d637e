/**
 * Every answer of the dashboard's API, parsed before use. Sealed bytes are only shaped here; what they say is verified by `sealing/`.
 */
import * as v from "valibot";

const wrap = v.object({ e: v.string(), c: v.string() });
export const sealedObject = v.object({ h: v.string(), s: v.string(), c: v.string() });

export const sealed = v.object({
  kh: v.string(),
  slots: v.array(wrap),
  rslot: wrap,
  report: sealedObject,
  identity: sealedObject,
  idslots: v.array(wrap),
  rid: v.string(),
  rbox: sealedObject,
  ah: v.string(),
});

const sex = v.picklist(["L", "P"]);
const instant = v.pipe(v.string(), v.check((text) => !Number.isNaN(Date.parse(text)), "instant"));

/** One chair of the team: who the server lets in. What people are called inside a case comes from the signed directory instead. */
export const seat = v.object({
  memberId: v.string(),
  name: v.string(),
  post: v.string(),
  sex,
  coordinator: v.boolean(),
});

export const home = v.object({
  me: seat,
  stage: v.picklist(["enrol", "found", "ready"]),
  enrolled: v.boolean(),
  team: v.array(v.object({ ...seat.entries, enrolled: v.boolean() })),
  nextNotice: instant,
  lastNotice: v.nullable(instant),
  checkedAt: instant,
  delivery: v.object({ pending: v.number(), parked: v.number() }),
});

export const memberRecord = v.object({
  id: v.string(),
  kem: v.string(),
  sig: v.string(),
  priv: sealedObject,
  mk: v.array(sealedObject),
});

const who = v.object({ name: v.string(), post: v.string(), sex });

export const founding = v.object({
  members: v.array(v.object({ id: v.string(), kem: v.string(), sig: v.string(), who })),
  proposal: v.nullable(v.object({ e: v.string(), hash: v.string(), by: v.string(), signed: v.array(v.string()) })),
  genesis: v.nullable(v.string()),
});

export const directory = v.object({
  genesis: v.nullable(v.string()),
  chain: v.array(v.object({ e: v.string(), sigs: v.array(v.object({ by: v.string(), sig: v.string() })) })),
});

export const genesisFile = v.object({ genesis: v.string() });

export const index = v.object({ entries: v.array(v.object({ kh: v.string(), slots: v.array(wrap) })) });

export const caseBodies = v.object({ sealed, messages: v.array(sealedObject), log: v.array(sealedObject) });

export const posted = v.object({ position: v.number(), nextNotice: v.optional(instant) });

export const session = v.object({
  id: v.string(),
  title: v.string(),
  startsAt: v.string(),
  endsAt: v.string(),
  place: v.nullable(v.string()),
  online: v.boolean(),
  moderator: v.string(),
  speakers: v.array(v.string()),
  attendees: v.array(v.string()),
  agenda: v.string(),
  state: v.picklist(["planned", "inCalendar", "cancelling", "cancelled", "failed"]),
  joinUrl: v.nullable(v.string()),
  noLink: v.boolean(),
  replies: v.nullable(v.object({ accepted: v.number(), tentative: v.number(), declined: v.number(), waiting: v.number() })),
  checkedAt: v.nullable(instant),
  fault: v.nullable(v.string()),
  revision: v.number(),
});

export const sessions = v.object({ sessions: v.array(session) });

/** RFC 9457 with our stable `code`; `messages` comes with a conflict in a thread. */
export const problem = v.object({
  code: v.string(),
  title: v.optional(v.string()),
  detail: v.optional(v.string()),
  messages: v.optional(v.array(sealedObject)),
});

export type Home = v.InferOutput<typeof home>;
export type Seat = Home["team"][number];
export type Founding = v.InferOutput<typeof founding>;
export type DirectoryAnswer = v.InferOutput<typeof directory>;
export type IndexEntry = v.InferOutput<typeof index>["entries"][number];
export type CaseBodies = v.InferOutput<typeof caseBodies>;
export type Session = v.InferOutput<typeof session>;

/** What the planner sends; times are local to the office, "yyyy-MM-ddTHH:mm". */
export type SessionPlan = Pick<
  Session,
  "title" | "startsAt" | "endsAt" | "place" | "online" | "moderator" | "speakers" | "attendees" | "agenda"
> & { submitKey: string };
