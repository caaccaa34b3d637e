import * as v from "valibot";
import type { SealedObject, Submission } from "../sealing";
import { ask, type Answer } from "./http";
import {
  acceptedSchema, base64url, count, day, directoryRecordSchema, genesisSchema, instant, missingFiles, pastChainSchema, puzzleSchema, sealedObjectSchema, servedEntries,
} from "./schemas";

const roomSchema = v.object({
  office: v.object({ id: v.string(), name: v.string() }),
  language: v.picklist(["id", "en"]),
  genesis: v.nullable(base64url),
  chain: v.array(directoryRecordSchema),
  past: v.array(pastChainSchema),
  nextNotice: instant,
  puzzle: puzzleSchema,
  limits: v.object({ accountBytes: v.pipe(count, v.minValue(1)) }),
  /** Of the privacy notice: whom to ask, whose role it is to change this page, and for how long a closed report is usually kept. */
  privacy: v.optional(v.object({ contact: v.string(), pageRole: v.string(), keepDays: count })),
  /** Days until somebody outside the office may be let in, when nobody answers. */
  lateAfterDays: v.optional(count),
  /** The help desk in the office, if it has one. */
  help: v.optional(v.object({ posko: v.nullable(v.object({ place: v.string(), hours: v.string(), contact: v.string() })) })),
});
const caseSchema = v.object({ ...servedEntries, messages: v.array(sealedObjectSchema), log: v.array(sealedObjectSchema), keep: v.object({ eraseAfter: day, held: v.boolean() }), nextNotice: instant });
const postedSchema = v.object({ position: count, nextNotice: instant, missingFiles });

/** A service to which somebody may be referred, as the office has it; an empty text is not known. */
const serviceSchema = v.object({
  id: v.string(), name: v.string(), needs: v.array(v.string()), contact: v.string(), cost: v.string(), hours: v.string(), asks: v.string(), duty: v.string(),
  verifiedOn: v.nullable(day), source: v.string(), stale: v.boolean(),
});
/** A service of the whole country. */
const countrySchema = v.object({
  id: v.string(), name: v.string(), needs: v.array(v.string()), contact: v.string(), hours: v.string(), verifiedOn: v.nullable(day), source: v.string(), stale: v.boolean(),
});
const servicesSchema = v.object({ services: v.array(serviceSchema), country: v.optional(v.array(countrySchema), []) });

export type NearService = v.InferOutput<typeof countrySchema>;
export type Service = v.InferOutput<typeof serviceSchema>;
export type Room = v.InferOutput<typeof roomSchema>;
export type Accepted = v.InferOutput<typeof acceptedSchema>;
export type FoundCase = v.InferOutput<typeof caseSchema>;
export type Posted = v.InferOutput<typeof postedSchema>;

/** A file that was uploaded before, and the token that proves whose it is. */
export type FileRef = { id: string; token: string };
/** `bytes`: all of the sealed file; one that is not there to its end counts as missing. */
export type FileClaim = FileRef & { bytes: number };
export type ReportToSend = Submission & { submitKey: string; puzzle: { challenge: string; nonce: number }; files?: FileClaim[] | undefined };
export type MessageToSend = { access: string; after: number; message: SealedObject; files?: FileClaim[] };

/** All that Ruang aman says to the server. Secrets of a receipt travel in bodies only. */
export type RoomApi = {
  readRoom(): Promise<Answer<Room>>;
  /** The office's genesis as a plain file, beside the API: the two have to say the same. */
  readGenesis(): Promise<Answer<v.InferOutput<typeof genesisSchema>>>;
  sendReport(report: ReportToSend, signal: AbortSignal): Promise<Answer<Accepted>>;
  findReceipt(lookup: string): Promise<Answer<FoundCase>>;
  sendMessage(message: MessageToSend): Promise<Answer<Posted>>;
};

/** The office's services, then the country's, of which no cost, question or duty is known: the same for everybody, asked for only by who wants to see them. */
export async function readServices(office: string): Promise<Service[] | null> {
  const answer = await askServices(office);
  return answer.kind === "ok" ? [...answer.value.services, ...answer.value.country.map((one) => ({ ...one, cost: "", asks: "", duty: "" }))] : null;
}

/** The same and those of the whole country after them: whom people can turn to without us. */
export async function readNear(office: string): Promise<NearService[] | null> {
  const answer = await askServices(office);
  return answer.kind === "ok" ? [...answer.value.services, ...answer.value.country] : null;
}

function askServices(office: string): Promise<Answer<v.InferOutput<typeof servicesSchema>>> {
  return ask(servicesSchema, { method: "GET", url: `/${encodeURIComponent(office)}/api/services` });
}

export function roomApi(office: string): RoomApi {
  const root = `/${encodeURIComponent(office)}`;
  return {
    readRoom: () => ask(roomSchema, { method: "GET", url: `${root}/api/room` }),
    readGenesis: () => ask(genesisSchema, { method: "GET", url: `${root}/genesis.json` }),
    sendReport: (body, signal) => ask(acceptedSchema, { method: "POST", url: `${root}/api/reports`, body, signal, patience: 90_000 }),
    findReceipt: (lookup) => ask(caseSchema, { method: "POST", url: `${root}/api/receipts`, body: { lookup }, patience: 60_000 }),
    sendMessage: (body) => ask(postedSchema, { method: "POST", url: `${root}/api/messages`, body, patience: 60_000 }),
  };
}
