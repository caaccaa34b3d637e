import * as v from "valibot";
import type { DashboardApi } from "../../api/dashboard";

export const signerGroups = ["staff", "commissioner"] as const;

const group = v.picklist(signerGroups);
const own = v.object({
  office: v.string(),
  year: v.pipe(v.number(), v.integer()),
  text: v.object({ version: v.string(), source: v.string(), points: v.array(v.string()) }),
  name: v.string(),
  signed: v.nullable(v.object({ group, name: v.string(), post: v.string(), signedOn: v.string(), version: v.string() })),
});

export type OwnPact = v.InferOutput<typeof own>;
export type Signed = NonNullable<OwnPact["signed"]>;
export type Signing = { version: string; group: Signed["group"]; name: string; post: string };
export type Lent = Pick<DashboardApi, "later">;

/** The routes on which somebody of the office signs for herself; they tell of nobody else. */
export const ownPact = (api: Lent): Promise<OwnPact> => api.later(own, "GET", "/own-pledge");
export const signPact = (api: Lent, signing: Signing): Promise<null> => api.later(v.null(), "PUT", "/own-pledge", signing);
export const withdrawPact = (api: Lent): Promise<null> => api.later(v.null(), "DELETE", "/own-pledge");
