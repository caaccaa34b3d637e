/**
 * Every answer of the dashboard's API, parsed before use. Sealed bytes are only shaped here; what they say is verified by `sealing/`.
 */
import * as v from "valibot";
import { base64url, count, day, directoryRecordSchema, genesisSchema, instant, localTime, pastChainSchema, sealedObjectSchema as sealedObject, servedEntries, wrapSchema as wrap } from "./schemas";

const sex = v.picklist(["L", "P"]);

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
  /** "waiting": keys are there, two members have yet to sign. */
  stage: v.picklist(["enrol", "found", "waiting", "ready"]),
  /** An operator lets a new team found its own list. */
  refounding: v.boolean(),
  enrolled: v.boolean(),
  team: v.array(v.object({
    ...seat.entries,
    enrolled: v.boolean(),
    /** False for somebody whom the office appoints no longer: the server lets that person in no more. */
    appointed: v.boolean(),
    /** Last day of the appointment. It reminds; it closes nothing. */
    termEnds: v.nullish(day, null),
  })),
  /** The end of the team's signed list; null before the founding. */
  directoryUntil: v.nullable(instant),
  nextNotice: instant,
  lastNotice: v.nullable(instant),
  checkedAt: instant,
  delivery: v.object({ pending: count, parked: count }),
  /** Help numbers that nobody has tried for ninety days. */
  oldNumbers: v.optional(v.array(v.object({ name: v.string(), verifiedOn: day })), []),
  /** The office's help desk, if it has one. */
  posko: v.optional(v.nullable(v.object({ place: v.string(), hours: v.string(), contact: v.string() })), null),
  /** The office's letterhead, and where services are: what a referral letter needs besides the case. */
  letters: v.object({
    lines: v.array(v.string()), address: v.string(), contact: v.string(), place: v.string(), signer: v.string(),
    providers: v.array(v.object({ id: v.string(), address: v.string(), contact: v.string() })),
  }),
});

export const memberRecord = v.object({
  id: v.string(),
  kem: v.string(),
  sig: v.string(),
  priv: sealedObject,
  mk: v.array(sealedObject),
});

/** A member's own keys as the server keeps them: the present ones, those that wait for two signatures, those before. */
export const keptKeys = v.object({
  record: memberRecord,
  revision: count,
  next: v.nullable(memberRecord),
  previous: v.nullable(v.object({ record: memberRecord, carry: v.nullable(sealedObject) })),
});

export const devices = v.object({
  devices: v.array(v.object({ deviceId: base64url, name: sealedObject, addedOn: day, usedOn: day, lasting: v.boolean(), wrong: count })),
});

export const ownPicture = v.object({ picture: v.nullable(v.object({ e: base64url, sig: base64url, jpeg: v.nullable(base64url) })) });

export const openedDevice = v.object({ half: base64url, wrongBefore: count });

const who = v.object({ name: v.string(), post: v.string(), sex });

export const founding = v.object({
  members: v.array(v.object({ id: v.string(), kem: v.string(), sig: v.string(), who })),
  proposal: v.nullable(v.object({ e: v.string(), hash: v.string(), by: v.string(), signed: v.array(v.string()) })),
  genesis: v.nullable(v.string()),
});

const proposal = v.object({ ...directoryRecordSchema.entries, hash: v.string(), by: v.string() });

export const directory = v.object({
  genesis: v.nullable(v.string()),
  chain: v.array(directoryRecordSchema),
  past: v.array(pastChainSchema),
  proposals: v.array(proposal),
});

/** What this member's browser remembers of the list, sealed for the member alone. */
export const seen = v.object({ seen: v.nullable(v.object({ rev: count, object: sealedObject })) });

export const genesisFile = genesisSchema;

/** `late`: for a trustee, once a report waited too long for an answer. */
export const index = v.object({ entries: v.array(v.object({ kh: v.string(), slots: v.array(wrap), late: v.exactOptional(v.array(wrap)) })), day });

/** The office's signed log, oldest line first. */
export const audit = v.object({ lines: v.array(v.object({ e: v.string(), by: v.string(), sig: v.string() })) });

export const auditPlace = v.object({ seq: count });

export const caseBodies = v.object({ ...servedEntries, messages: v.array(sealedObject), log: v.array(sealedObject) });

/** How much a case holds: enough to see whether there is something new. */
export const caseHeads = v.object({ sets: count, messages: count, log: count });

/** Until when a case is kept, and between which days a reader may choose. `releaseOn`: a hold that somebody let go ends after this day. */
export const keep = v.object({ eraseAfter: day, held: v.boolean(), releaseOn: v.nullable(day), least: day, closed: day, most: day });

/** What one day's erasing destroyed: counts alone. */
export const destructions = v.object({ destructions: v.array(v.object({ doneOn: day, cases: count, messages: count, logLines: count, files: count })) });

export const changed = v.object({ rev: count });

export const memberCache = v.object({ rev: count, object: v.nullable(sealedObject) });

export const posted = v.object({ position: count, nextNotice: v.optional(instant) });

export const sessionKinds = ["kickoff", "training", "newcomers", "adhoc", "posko", "coordination", "team-meeting", "plenary"] as const;

/** An announcement as a phone shows it, and the proof of having been shown it. */
const announcementPreview = v.object({ shown: v.object({ app: v.string(), line: v.string(), title: v.string(), text: v.string(), button: v.string() }), seen: v.string() });

export const announcementFaults = v.array(v.object({ field: v.picklist(["reviewed", "title", "text"]), code: v.string(), from: count, length: count, sentence: v.string() }));

export const triedAnnouncement = v.object({ preview: v.nullable(announcementPreview), faults: announcementFaults });

/** Numbers alone: who got it is nobody's business. */
export const announcement = v.object({
  id: v.string(),
  reviewed: v.string(),
  /** Empty for the card of the month. */
  author: v.string(),
  approver: v.nullable(v.string()),
  state: v.picklist(["waiting", "going", "done", "stopped"]),
  madeAt: instant,
  total: count,
  sent: count,
  unreached: count,
  unsure: count,
  preview: announcementPreview,
});

/** Null when it was taken back. */
export const changedAnnouncement = v.object({ announcement: v.nullable(announcement) });

const saying = v.object({ title: v.string(), text: v.string() });

export const announcements = v.object({
  people: count,
  unreachable: count,
  /** 0: no card of the month. */
  monthlyDay: count,
  texts: v.array(v.object({ key: v.string(), reviewed: day, id: saying, en: saying })),
  announcements: v.array(announcement),
});

export const session = v.object({
  id: v.string(),
  /** The series and the place in it, from 1. */
  seriesId: v.nullable(v.string()),
  number: count,
  kind: v.picklist(sessionKinds),
  title: v.string(),
  startsAt: localTime,
  endsAt: localTime,
  place: v.nullable(v.string()),
  online: v.boolean(),
  /** A link of another service, typed by hand. */
  meetingUrl: v.nullable(v.string()),
  moderator: v.string(),
  speakers: v.array(v.object({ name: v.string(), from: v.string(), outside: v.boolean() })),
  audienceUnits: v.array(v.string()),
  attendees: v.array(v.string()),
  agenda: v.array(v.object({ minutes: count, title: v.string() })),
  /** What a meeting agreed on, which contacts were checked in it, and its minutes; with a revision of their own. */
  points: v.array(v.object({ text: v.string(), owner: v.string(), due: day })),
  contacts: v.array(v.object({ service: v.string(), contact: v.string(), same: v.boolean() })),
  meetingNotes: v.string(),
  meetingRevision: count,
  state: v.picklist(["planned", "inCalendar", "cancelling", "cancelled", "failed"]),
  joinUrl: v.nullable(v.string()),
  noLink: v.boolean(),
  replies: v.nullable(v.object({ accepted: count, tentative: count, declined: count, waiting: count })),
  checkedAt: v.nullable(instant),
  fault: v.nullable(v.string()),
  /** Of the plan: a change starts from it. */
  revision: count,
  /** A change is on its way to the calendar. */
  changing: v.boolean(),
  /** What was done to it in Outlook and waits for a decision; before is null when it was deleted there. */
  outlook: v.nullable(v.object({ deleted: v.boolean(), before: v.nullable(v.object({ title: v.string(), startsAt: localTime, endsAt: localTime, place: v.nullable(v.string()) })) })),
});

export const calendarFile = v.object({ name: v.string(), text: v.string() });

/** People outside the office whom a member invited, and how ready they are. Days, no hours. */
export const trustees = v.object({
  invitation: v.nullable(v.object({ madeOn: day, until: day })),
  people: v.array(v.object({
    id: v.string(), name: v.string(), post: v.string(), sex, kem: v.string(), sig: v.string(),
    state: v.picklist(["enrolled", "active", "removed"]), enrolledOn: day, readySince: v.nullable(day), lastSeenOn: v.nullable(day),
  })),
});

export const sessions = v.object({ sessions: v.array(session) });

/** What the planner offers. */
export const plannerSettings = v.object({
  rooms: v.array(v.string()),
  audiences: v.array(v.object({ name: v.string(), mailboxes: v.array(v.string()) })),
  holidays: v.array(v.object({ year: count, source: v.string() })),
  contacts: v.array(v.object({ service: v.string(), contact: v.string(), verifiedOn: v.string() })),
  people: v.array(v.string()),
});

const hintCodes = ["weekend", "holiday", "office-holiday", "collective", "friday", "lunch", "hours", "ramadan", "stage", "holidays-missing", "room", "people", "invited", "busy", "tentative"] as const;
/** Who is free at a time by the calendars of those who must be there, and of whom nobody knows; null when Outlook was not asked. */
const peopleThen = v.nullable(v.object({ free: v.array(v.string()), unknown: v.array(v.string()) }));

/** What is known of each day of a plan: it warns and proposes, it forbids nothing. */
export const planHints = v.object({
  days: v.array(v.object({
    day,
    hints: v.array(v.object({ code: v.picklist(hintCodes), field: v.picklist(["startsAt", "place", "people"]), values: v.record(v.string(), v.string()) })),
    proposals: v.array(v.object({ startsAt: localTime, endsAt: localTime, reason: v.picklist(["same-day", "next-day", "same-weekday"]), clears: v.array(v.picklist(hintCodes)), people: peopleThen })),
    people: peopleThen,
  })),
  /** refused: the tenant does not allow it. */
  schedules: v.picklist(["off", "asked", "refused", "away"]),
});

export type Home = v.InferOutput<typeof home>;
export type LetterSettings = Home["letters"];
export type Seat = Home["team"][number];
export type KeptKeys = v.InferOutput<typeof keptKeys>;
export type Device = v.InferOutput<typeof devices>["devices"][number];
export type Founding = v.InferOutput<typeof founding>;
export type DirectoryAnswer = v.InferOutput<typeof directory>;
export type Proposal = DirectoryAnswer["proposals"][number];
export type GenesisFile = v.InferOutput<typeof genesisFile>;
export type IndexEntry = v.InferOutput<typeof index>["entries"][number];
export type CaseBodies = v.InferOutput<typeof caseBodies>;
export type CaseHeads = v.InferOutput<typeof caseHeads>;
export type Keep = v.InferOutput<typeof keep>;
export type Destruction = v.InferOutput<typeof destructions>["destructions"][number];
export type MemberCache = v.InferOutput<typeof memberCache>;
export type Trustees = v.InferOutput<typeof trustees>;
export type Trustee = Trustees["people"][number];
export type Announcement = v.InferOutput<typeof announcement>;
export type Announcements = v.InferOutput<typeof announcements>;
export type TriedAnnouncement = v.InferOutput<typeof triedAnnouncement>;
/** A reviewed text by its key, or own words. */
export type AnnouncementDraft = { reviewed: string; title: string | null; text: string | null };
export type Session = v.InferOutput<typeof session>;
export type OutlookDecision = "keep" | "putBack" | "makeAgain";
export type CalendarFile = v.InferOutput<typeof calendarFile>;

/** What the planner sends; times are local to the office, "yyyy-MM-ddTHH:mm". */
export type SessionPlan = Pick<
  Session,
  "kind" | "title" | "startsAt" | "endsAt" | "place" | "online" | "meetingUrl" | "moderator" | "speakers" | "audienceUnits" | "attendees" | "agenda"
> & { submitKey: string; furtherDays: string[] };
export type PlannerSettings = v.InferOutput<typeof plannerSettings>;
export type PlanHints = v.InferOutput<typeof planHints>;
export type DayHints = PlanHints["days"][number];
export type PlanHint = DayHints["hints"][number];
export type PlanProposal = DayHints["proposals"][number];
export type PeopleThen = NonNullable<DayHints["people"]>;
/** A plan as far as it is known while somebody types. */
export type PlanSketch = { startsAt: string; endsAt: string; place: string | null; people: string[]; inside: string[]; attendees: string[]; furtherDays: string[]; except?: string };
/** What a meeting leaves behind. */
export type MeetingRecord = Pick<Session, "meetingRevision" | "points" | "contacts" | "meetingNotes">;
export type SessionKind = Session["kind"];
export type Speaker = Session["speakers"][number];
export type AgendaItem = Session["agenda"][number];
