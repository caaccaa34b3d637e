import { useRef, useState } from "react";
import type { ReporterBody } from "../flow/case";
import type { TextKey } from "../page/words";
import { useRoom, type PostFault } from "../ui/context";

const faults: Record<PostFault, TextKey> = { "away": "room.return.reply.away", "tampered": "room.return.tampered", "not-sealed": "room.return.reply.unsealed" };

export type Posting = { phase: "idle" | "busy" | "sent"; fault: { text: string; turn: number } | null; send: (body: ReporterBody) => Promise<boolean>; tell: (text: string) => void; quiet: () => void };

/**
 * Sends what the person decided, as one message of the thread. Pressed again while nobody knows whether it arrived, it is the very same message, with
 * the minute of the first try.
 */
export function usePosting(): Posting {
  const { post, words: { say } } = useRoom();
  const [phase, setPhase] = useState<Posting["phase"]>("idle");
  const [fault, setFault] = useState<Posting["fault"]>(null);
  const before = useRef<ReporterBody | null>(null);
  const tell = (text: string) => setFault((last) => ({ text, turn: (last?.turn ?? 0) + 1 }));

  async function send(body: ReporterBody): Promise<boolean> {
    if (phase === "busy") return false;
    if (before.current === null || timeless(before.current) !== timeless(body)) before.current = body;
    setPhase("busy");
    setFault(null);
    const result = await post(before.current);
    setPhase(result === null ? "sent" : "idle");
    if (result === null) before.current = null;
    else tell(say(faults[result]));
    return result === null;
  }
  return { phase, fault, send, tell, quiet: () => setFault(null) };
}

/** What a body says, without the minute in which it was made. */
function timeless(body: ReporterBody): string {
  return JSON.stringify(body, (key, value: unknown) => (key === "at" ? undefined : value));
}
