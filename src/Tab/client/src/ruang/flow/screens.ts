import type { Wish } from "../../telling/kinds";

/** The screens of the room. The way there is a stack; going back never loses a word, since words lie elsewhere. */
export type Screen =
  | "safety" | "danger" | "limits" | "choice" | "story" | "needs" | "contact" | "ask" | "review" | "sending" | "away" | "receipt" | "done"
  | "return" | "kept" | "lost" | "case" | "stop" | "cleared"
  | "opened" | "amend" | "consents" | "refer" | "withdraw"
  | "numbers" | "hours" | "rights" | "privacy" | "code" | "info" | "minor" | "selfharm";

export type Stack = readonly [Screen, ...Screen[]];

const start = ["safety", "limits", "choice"] as const satisfies readonly Screen[];
const report = [...start, "story", "needs", "contact", "review"] as const satisfies readonly Screen[];

/** The way of each wish: never more than three screens before the first word. Who asks to be reached ("ask") needs one page. */
const ways: Record<Wish, readonly Screen[]> = {
  report,
  save: report,
  contact: [...start, "contact", "review"],
  refer: [...start, "needs", "story", "contact", "review"],
  minor: ["minor", "ask", "review"],
};

export function topOf(stack: Stack): Screen {
  return stack[stack.length - 1] ?? stack[0];
}

export function pushed(stack: Stack, screen: Screen): Stack {
  return topOf(stack) === screen ? stack : [...stack, screen];
}

export function popped(stack: Stack, steps = 1): Stack {
  const [first, ...rest] = stack;
  return [first, ...rest.slice(0, Math.max(0, rest.length - steps))];
}

/** The next screen of the way. Whoever came from the review to change one thing goes straight back to it. */
export function forward(stack: Stack, wish: Wish | null = null): Stack {
  const review = stack.lastIndexOf("review");
  const top = topOf(stack);
  if (review >= 0 && review < stack.length - 1) return popped(stack, stack.length - 1 - review);
  if (top === "danger") return pushed(stack, "limits");
  if (top === "ask") return pushed(stack, "review");
  const chosen = ways[wish ?? "report"];
  const way = chosen.includes(top) ? chosen : report;
  const next = way[way.indexOf(top) + 1];
  return next === undefined ? stack : pushed(stack, next);
}

/** Is there anything on this page that a stranger should not find after a long silence? */
export function worthClearing(stack: Stack): boolean {
  return topOf(stack) !== "cleared" && (stack.length > 1 || topOf(stack) !== "safety");
}
