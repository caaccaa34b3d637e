import * as v from "valibot";
import type { DashboardApi } from "../../../api/dashboard";
import { toBase64url } from "../../../sealing/base64url";
import type { Bytes } from "../../../sealing";

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const followUp = v.object({ what: v.string(), who: v.string(), due: v.string(), done: v.boolean() });
const question = v.object({ question: v.string(), answer: v.string() });

const notes = v.object({
  recipients: v.array(v.string()), copies: v.array(v.string()), basis: v.array(v.string()), dress: v.string(), note: v.string(), contact: v.string(),
  men: v.nullable(whole), women: v.nullable(whole), chair: v.string(), taker: v.string(), course: v.string(), questions: v.array(question),
  conclusion: v.string(), suggestion: v.string(), obstacles: v.string(), followUps: v.array(followUp),
});
const photo = v.object({ id: v.string(), kind: v.picklist(["list", "activity"]), bytes: whole });
const papers = v.object({ rev: whole, notes, photos: v.array(photo) });
const open = v.object({ followUps: v.array(v.object({ sessionId: v.string(), title: v.string(), followUp, late: v.boolean() })) });

export type Notes = v.InferOutput<typeof notes>;
export type FollowUp = v.InferOutput<typeof followUp>;
export type Question = v.InferOutput<typeof question>;
export type Photo = v.InferOutput<typeof photo>;
export type Papers = v.InferOutput<typeof papers>;
export type OpenFollowUp = v.InferOutput<typeof open>["followUps"][number];

/** What the dashboard's client lends to parts that come later. */
export type Lent = Pick<DashboardApi, "later" | "file">;

const at = (session: string) => `/sessions/${encodeURIComponent(session)}`;

export const readPapers = (api: Lent, session: string): Promise<Papers> => api.later(papers, "GET", `${at(session)}/papers`);

export const keepNotes = async (api: Lent, session: string, rev: number, typed: Notes): Promise<number> =>
  (await api.later(v.object({ rev: whole }), "PUT", `${at(session)}/papers`, { rev, notes: typed })).rev;

export const keepPhoto = (api: Lent, session: string, id: string, kind: Photo["kind"], consent: boolean, jpeg: Bytes): Promise<null> =>
  api.later(v.null(), "PUT", `${at(session)}/photos/${id}`, { kind, consent, jpeg: toBase64url(jpeg) });

export const dropPhoto = (api: Lent, session: string, id: string): Promise<null> => api.later(v.null(), "DELETE", `${at(session)}/photos/${id}`);

/** One paper, for example "undangan.docx", or "semua.zip". */
export const takePaper = (api: Lent, session: string, name: string): Promise<Blob> => api.file(`${at(session)}/papers/${name}/take`);

export const openFollowUps = async (api: Lent): Promise<OpenFollowUp[]> => (await api.later(open, "GET", "/follow-ups")).followUps;
