import * as v from "valibot";
import type { DashboardApi } from "../../api/dashboard";

/** What something is that hangs or is published. */
export const forms = ["poster", "banner", "post", "handout", "broadcast"] as const;

/** The texts that come reviewed with the product, and the office's own. */
export const wordings = ["poster", "card", "x-banner", "whatsapp", "press", "own"] as const;

const piece = v.object({
  form: v.picklist(forms), wording: v.picklist(wordings), reviewedBy: v.string(), place: v.string(),
  since: v.string(), until: v.nullable(v.string()), takenDown: v.nullable(v.string()),
});
const all = v.object({ pieces: v.array(v.object({ id: v.string(), rev: v.number(), piece })) });

export type Piece = v.InferOutput<typeof piece>;
export type Registered = v.InferOutput<typeof all>["pieces"][number];
type Lent = Pick<DashboardApi, "later">;

export const register = async (api: Lent): Promise<Registered[]> => (await api.later(all, "GET", "/media")).pieces;
export const keepPiece = (api: Lent, id: string, rev: number, kept: Piece): Promise<null> => api.later(v.null(), "PUT", `/media/${id}`, { rev, piece: kept });
export const dropPiece = (api: Lent, id: string): Promise<null> => api.later(v.null(), "DELETE", `/media/${id}`);
