import { createHash } from "node:crypto";
import type { FileApi, Pass } from "../../../api/files";
import type { Answer } from "../../../api/http";
import type { Fetched } from "../../../api/readFile";
import type { Road } from "../upload";

type File = { token: string; parts: Uint8Array<ArrayBuffer>[] };
type Trouble = { on: "begin" | "put" | "state"; at?: number; kind: "unsent" | "unacknowledged" | "down" };

const away: Answer<never> = { kind: "away", reached: "unknown" };
const no = (status: number, code: string, more = {}): Answer<never> => ({ kind: "problem", status, problem: { code, ...more } });

/** Keeps parts of files as the server's contract says, and a line between it and the page that breaks when a test wants it to. */
export class PartStore {
  readonly files = new Map<string, File>();
  /** What happens on the line, in this order. */
  troubles: Trouble[] = [];
  readonly log: string[] = [];
  puzzles = 0;
  waits: number[] = [];

  readonly api: FileApi = {
    begin: async ({ id, token }, pass) => this.over("begin", undefined, () => {
      if (!this.admits(pass)) return no(400, "puzzle-needed", { puzzle: { challenge: "abc", bits: 0 } });
      if (!this.files.has(id)) this.files.set(id, { token, parts: [] });
      return { kind: "ok", status: 201, value: { received: 0, most: 52_428_800, ticket: "t" } };
    }),
    put: async (ref, n, bytes) => this.over("put", n, () => {
      const file = this.of(ref);
      if (file === null) return no(404, "not-found");
      const [there, came] = [file.parts[n], bytes.slice()];
      if (there !== undefined) return digest(there) === digest(came) ? { kind: "ok", status: 200, value: null } : no(409, "part-differs");
      if (n > file.parts.length) return no(409, "part-missing");
      file.parts.push(came);
      return { kind: "ok", status: 201, value: null };
    }),
    state: async (ref) => this.over("state", undefined, () => {
      const file = this.of(ref);
      if (file === null) return no(404, "not-found");
      return { kind: "ok", status: 200, value: { received: file.parts.reduce((sum, part) => sum + part.length, 0), parts: file.parts.length } };
    }),
    drop: async (ref) => {
      this.log.push("drop");
      if (this.of(ref) !== null) this.files.delete(ref.id);
      return { kind: "ok", status: 204, value: null };
    },
  };

  road(): Road {
    let ticket: string | null = null;
    return {
      api: this.api,
      door: {
        pass: async (refusal): Promise<Pass | null> => {
          if (refusal === null) return ticket === null ? { puzzle: { challenge: "", nonce: 0 } } : { ticket };
          this.puzzles += 1;
          return { puzzle: { challenge: "abc", nonce: 0 } };
        },
        took: (given) => { ticket = given; },
      },
      wait: async (milliseconds) => void this.waits.push(milliseconds),
    };
  }

  /** The sealed file, as a member's page fetches it. */
  sealed(id: string): Uint8Array<ArrayBuffer> {
    return new Uint8Array(Buffer.concat(this.files.get(id)?.parts ?? []));
  }

  source = (id: string) => async (from: number): Promise<Fetched> => {
    const all = this.sealed(id);
    return all.length === 0 ? { kind: "gone" } : { kind: "stream", stream: new Blob([all.slice(from)]).stream(), end: () => undefined };
  };

  private over<T>(on: Trouble["on"], at: number | undefined, act: () => Answer<T>): Answer<T> {
    this.log.push(at === undefined ? on : `${on} ${at}`);
    const [next] = this.troubles;
    if (next === undefined || next.on !== on || (next.at !== undefined && next.at !== at)) return act();
    this.troubles.shift();
    if (next.kind === "unacknowledged") act();
    return next.kind === "down" ? no(503, "store-away") : away;
  }

  private admits(pass: Pass): boolean {
    return "ticket" in pass ? pass.ticket === "t" : pass.puzzle.challenge === "abc";
  }

  private of({ id, token }: { id: string; token: string }): File | null {
    const file = this.files.get(id);
    return file?.token === token ? file : null;
  }
}

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
