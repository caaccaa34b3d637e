import type { DraftsApi } from "../../../api/drafts";
import type { FileClaim } from "../../../api/room";
import type { SealedObject } from "../../../sealing/types";

/** The server's rules as src/Jaring/Drafts keeps them (its own tests: tests/JaringTeams.Tests/Drafts), with a line that can be cut before or behind it. */
export function server() {
  const seen: { puzzle: boolean; rev: number }[] = [];
  const named: { saved: FileClaim[]; dropped: FileClaim[] } = { saved: [], dropped: [] };
  let missingFiles: string[] = [];
  let row: { rev: number; sealed: SealedObject; write: string } | null = null;
  let line: "whole" | "cut" | "answers-lost" = "whole";
  const refuse = (status: number, code: string) => ({ kind: "problem" as const, status, problem: { code, ...(code === "puzzle-needed" ? { puzzle: { challenge: "AA", bits: 0 } } : {}) } });
  const reached = <T,>(value: T) => (line === "whole" ? { kind: "ok" as const, status: 200, value } : { kind: "away" as const, reached: "unknown" as const });
  const api: DraftsApi = {
    async save({ rev, sealed, write, puzzle, files }) {
      if (line === "cut") return { kind: "away", reached: "unsent" };
      seen.push({ puzzle: puzzle !== undefined, rev });
      if (row === null && puzzle === undefined) return refuse(428, "puzzle-needed");
      if (row !== null && row.write !== write) return refuse(404, "draft-unknown");
      const isRepeat = row !== null && row.rev === rev && row.sealed.c === sealed.c;
      if (row !== null && !isRepeat && row.rev + 1 !== rev) return refuse(409, "draft-moved");
      row = { rev, sealed, write };
      named.saved = files;
      return reached({ until: "2026-12-22", missingFiles });
    },
    async find() {
      if (line === "cut") return { kind: "away", reached: "unsent" };
      return row === null ? refuse(404, "draft-unknown") : reached({ ...row, until: "2026-12-22" });
    },
    async drop(_lookup, _write, files) {
      if (line === "cut") return { kind: "away", reached: "unsent" };
      row = null;
      named.dropped = files;
      return reached(null);
    },
  };
  return { api, seen, named, lacks: (ids: string[]) => (missingFiles = ids), cut: (how: typeof line) => (line = how), row: () => row };
}
