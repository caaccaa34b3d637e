import * as v from "valibot";
import type { DashboardApi } from "../../api/dashboard";

export const groups = ["staff", "commissioner", "adhoc", "member"] as const;

/** The sheet to be signed by hand, for each group. */
export const sheets: Record<Group, string> = { staff: "pakta-staf.docx", commissioner: "pakta-komisioner.docx", adhoc: "pakta-ad-hoc.docx", member: "pakta-anggota.docx" };

const year = v.pipe(v.number(), v.integer());
const text = v.object({ version: v.string(), source: v.string(), points: v.array(v.string()), secrecy: v.string() });
const mine = v.object({ year, text, signed: v.boolean() });
const signed = v.object({ id: v.string(), group: v.picklist(groups), name: v.string(), post: v.string(), signedOn: v.string(), way: v.picklist(["paper", "board", "tab"]), version: v.string() });
const whole = v.object({ year, text, mine: v.boolean(), waiting: v.array(v.string()), signed: v.array(signed) });

export type Group = (typeof groups)[number];
export type Wording = v.InferOutput<typeof text>;
export type MyPledge = v.InferOutput<typeof mine>;
export type Pledges = v.InferOutput<typeof whole>;
export type OnPaper = { group: Group; name: string; post: string; signedOn: string };
type Lent = Pick<DashboardApi, "later" | "file">;

export const myPledge = (api: Lent): Promise<MyPledge> => api.later(mine, "GET", "/me/pledge");
export const signPledge = (api: Lent, version: string): Promise<null> => api.later(v.null(), "PUT", "/me/pledge", { version });
export const pledges = (api: Lent): Promise<Pledges> => api.later(whole, "GET", "/pledges");
export const recordPledge = (api: Lent, id: string, paper: OnPaper): Promise<null> => api.later(v.null(), "PUT", `/pledges/${id}`, paper);
export const dropPledge = (api: Lent, id: string): Promise<null> => api.later(v.null(), "DELETE", `/pledges/${id}`);
export const takePledge = (api: Lent, name: string): Promise<Blob> => api.file(`/pledges/papers/${name}/take`);
