import { ApiError } from "../../api/dashboard";
import { now } from "../../api/time";
import type { WaliApi, WaliMe } from "../../api/wali";
import { signIn, type Unlocked } from "../../sealing";

const early = 5 * 60_000;

/**
 * A session that the own signature key begins, in this page's memory alone. It lasts hours; while the keys are open a new one is begun by itself.
 * After `end` there is none any more.
 */
export class WaliSession {
  private readonly api: WaliApi;
  private readonly office: string;
  private me: Unlocked | null;
  private held: { token: string; until: number } | null = null;
  private beginning: Promise<string> | null = null;

  constructor(api: WaliApi, office: string, me: Unlocked) {
    this.api = api;
    this.office = office;
    this.me = me;
  }

  /** @throws ApiError signed-out after the end; what the server refuses otherwise */
  token(): Promise<string> {
    if (this.held !== null && now() < this.held.until - early) return Promise.resolve(this.held.token);
    this.beginning ??= this.begin().finally(() => { this.beginning = null; });
    return this.beginning;
  }

  async who(): Promise<WaliMe> {
    return this.api.me(await this.token());
  }

  /** Ends it here and on the server. A server that is away ends it by its own clock. */
  async end(): Promise<void> {
    const { held } = this;
    [this.me, this.held] = [null, null];
    if (held !== null) await this.api.end(held.token).catch(() => undefined);
  }

  private async begin(): Promise<string> {
    const { me } = this;
    if (me === null) throw new ApiError("signed-out", 401);
    const { nonce } = await this.api.challenge(me.id);
    const { token, until } = await this.api.begin(me.id, nonce, await signIn(me, this.office, nonce));
    this.held = { token, until: Date.parse(until) };
    return token;
  }
}
