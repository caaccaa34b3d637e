import { describe, expect, it } from "vitest";
import { ApiError } from "../../../api/dashboard";
import { NotesDesk } from "./notesDesk";
import type { Lent, Notes } from "./papersApi";

const empty: Notes = {
  recipients: [], copies: [], basis: [], dress: "", note: "", contact: "", men: null, women: null, chair: "", taker: "", course: "", questions: [], conclusion: "", suggestion: "", obstacles: "", followUps: [],
};

/** The server's rule: one revision, changed by whoever saw it. */
class Server {
  rev = 0;
  notes = empty;
  down = false;
  during: (() => void) | null = null;
  readonly lent = { later: (_: unknown, method: string, __: string, body?: unknown) => this.answer(method, body), file: () => Promise.reject(new Error("none")) } as unknown as Lent;

  private async answer(method: string, body: unknown): Promise<unknown> {
    await Promise.resolve();
    if (this.down) throw new ApiError("away", 0);
    if (method === "GET") return { rev: this.rev, notes: this.notes, photos: [] };
    const sent = body as { rev: number; notes: Notes };
    if (sent.rev !== this.rev) throw new ApiError("conflict", 409);
    [this.rev, this.notes] = [this.rev + 1, sent.notes];
    this.during?.();
    return { rev: this.rev };
  }
}

let sessions = 0;
function begin() {
  const server = new Server();
  const session = `sesi-${sessions += 1}`;
  return { server, desk: new NotesDesk(server.lent, session, 0, empty), again: () => new NotesDesk(server.lent, session, server.rev, server.notes) };
}

describe("what is typed for papers", () => {
  it("is saved, and so is what was typed while that was on its way", async () => {
    const { server, desk } = begin();
    desk.type({ men: 12 });
    server.during = () => { server.during = null; desk.type({ women: 18 }); };
    await desk.save();
    expect([server.notes.men, server.notes.women, server.rev, desk.isSaved]).toEqual([12, 18, 2, true]);
  });

  it("stays through a fault, a page that was left, and is saved once the network is back", async () => {
    const { server, desk, again } = begin();
    server.down = true;
    desk.type({ course: "Acara lancar." });
    await expect(desk.save()).rejects.toThrow("away");
    const later = again();
    expect([later.notes.course, later.isSaved]).toEqual(["Acara lancar.", false]);
    server.down = false;
    await later.save();
    expect([server.notes.course, later.isSaved]).toEqual(["Acara lancar.", true]);
  });

  it("does not undo what somebody else typed in other fields meanwhile", async () => {
    const { server, desk } = begin();
    server.notes = { ...empty, chair: "Bagas Wirawan", men: 9 };
    server.rev = 4;
    desk.type({ men: 12 });
    await desk.save();
    expect([server.notes.men, server.notes.chair, server.rev]).toEqual([12, "Bagas Wirawan", 5]);
  });

  it("ends where the server refuses what it said it would take", async () => {
    const { server, desk } = begin();
    server.rev = 3;
    Object.assign(server.lent, { later: (_: unknown, method: string) => (method === "GET" ? Promise.resolve({ rev: 0, notes: empty, photos: [] }) : Promise.reject(new ApiError("conflict", 409))) });
    desk.type({ men: 1 });
    await expect(desk.save()).rejects.toThrow("conflict");
    expect(desk.isSaved).toBe(false);
  });
});
