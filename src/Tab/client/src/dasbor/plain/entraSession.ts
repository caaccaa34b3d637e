import * as v from "valibot";
import { ApiError } from "../../api/dashboard";
import { askForm } from "../../api/form";
import { now } from "../../api/time";
import type { SignInPlace } from "../page/meta";
import { answersTo, scopeOf, type Started } from "./signIn";

const early = 5 * 60_000;
const answer = v.object({ access_token: v.string(), expires_in: v.pipe(v.number(), v.minValue(0)), refresh_token: v.string(), id_token: v.optional(v.string()) });
type Tokens = { access: string; until: number; refresh: string };

/** A person's sign-in at the plain address, in this page's memory alone: a closed or reloaded page signs in again. */
export class EntraSession {
  private readonly place: SignInPlace;
  private tokens: Tokens;
  private renewing: Promise<string> | null = null;

  private constructor(place: SignInPlace, tokens: Tokens) {
    this.place = place;
    this.tokens = tokens;
  }

  /** Redeems a code; null when Entra refuses it, or answers another sign-in than this one. */
  static async redeem(place: SignInPlace, redirectUri: string, code: string, started: Started): Promise<EntraSession | null> {
    const got = await ask(place, { grant_type: "authorization_code", code, redirect_uri: redirectUri, code_verifier: started.verifier });
    if (got === null || got.idToken === undefined || !answersTo(got.idToken, started, place.client)) return null;
    return new EntraSession(place, got.tokens);
  }

  /** A token for our API; a new one in time. @throws ApiError signed-out when Entra gives none any more */
  token(): Promise<string> {
    if (now() < this.tokens.until - early) return Promise.resolve(this.tokens.access);
    this.renewing ??= this.renew().finally(() => { this.renewing = null; });
    return this.renewing;
  }

  private async renew(): Promise<string> {
    const got = await ask(this.place, { grant_type: "refresh_token", refresh_token: this.tokens.refresh });
    if (got === null) throw new ApiError("signed-out", 401);
    this.tokens = got.tokens;
    return got.tokens.access;
  }
}

async function ask({ authority, client }: SignInPlace, fields: Record<string, string>): Promise<{ tokens: Tokens; idToken: string | undefined } | null> {
  const got = await askForm(answer, `${authority}/oauth2/v2.0/token`, { client_id: client, scope: scopeOf(client), ...fields });
  return got === null ? null : { tokens: { access: got.access_token, until: now() + got.expires_in * 1000, refresh: got.refresh_token }, idToken: got.id_token };
}
