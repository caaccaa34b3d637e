import { lazy, Suspense, type ComponentProps, type ComponentType } from "react";
import type { TogetherLine } from "../together/Parts";

const load = () => import("../together/Parts");
const nothing = { default: () => null };

/**
 * Parts that few need: fetched when their place is shown, so that the first load stays light. On a line that fails they are not
 * offered, and nothing else of the page is lost.
 */
const Dual = lazy(() => load().then(({ DualChoice }) => ({ default: DualChoice }), () => nothing));
const Name = lazy(() => load().then(({ NameChoice }) => ({ default: NameChoice }), () => nothing));
const Review = lazy(() => load().then(({ TogetherReview }) => ({ default: TogetherReview }), () => nothing));

type LineProps = ComponentProps<typeof TogetherLine> & { otherwise: string };
const plain = { default: ({ otherwise }: LineProps) => <>{otherwise}</> };
const Line = lazy<ComponentType<LineProps>>(() => load().then(({ TogetherLine: Loaded }) => ({ default: Loaded }), () => plain));

const parts = { dual: Dual, name: Name, review: Review };

export function Later({ part }: { part: keyof typeof parts }) {
  const Part = parts[part];
  return <Suspense fallback={null}><Part /></Suspense>;
}

/** `otherwise` stands until the words are here, or when they do not come. */
export function LaterLine(line: LineProps) {
  return <Suspense fallback={line.otherwise}><Line {...line} /></Suspense>;
}
