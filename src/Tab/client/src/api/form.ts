import * as v from "valibot";
import { after } from "./time";

const patienceMilliseconds = 30_000;

/**
 * A form to the office's Entra, which answers every page alike (CORS); no cookie goes along. Null for a refusal and for no answer at all: both mean
 * that the person has to sign in once more.
 */
export async function askForm<T>(schema: v.GenericSchema<unknown, T>, url: string, fields: Record<string, string>): Promise<T | null> {
  const stop = new AbortController();
  const stopWaiting = after(patienceMilliseconds, () => stop.abort());
  try {
    const response = await fetch(url, {
      method: "POST", body: new URLSearchParams(fields), credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store", redirect: "error", signal: stop.signal,
    });
    const parsed = v.safeParse(schema, response.ok ? await response.json() : undefined);
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  } finally {
    stopWaiting();
  }
}
