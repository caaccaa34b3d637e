import { lazy, Suspense, type ComponentProps, type ComponentType } from "react";
import { nameOf } from "../flow/case";
import { minuteOf } from "../flow/consent";
import { longDay, officeDay, offsetOf } from "../flow/dates";
import { readerSet, readersOf } from "../flow/readers";
import type { TogetherLine } from "../together/Parts";
import { useRoom } from "./context";
import { Note, Option } from "./controls";
import { privateField } from "./StoryField";

/** What the parts use of the page. They are handed it and import none of it: what both import is cut out into a file, and a request, of the first load. */
const kit = { useRoom, Note, Option, privateField, minuteOf, longDay, officeDay, offsetOf, nameOf, readerSet, readersOf };
export type Kit = typeof kit;

const load = () => import("../together/Parts");

/**
 * Parts that few need: fetched when their place is shown, so that the first load stays light. On a line that fails they are not
 * offered, and nothing else of the page is lost.
 */
type PartProps = { kit: Kit };
const nothing = { default: () => null };
const parts = {
  dual: lazy<ComponentType<PartProps>>(() => load().then(({ DualChoice }) => ({ default: DualChoice }), () => nothing)),
  name: lazy<ComponentType<PartProps>>(() => load().then(({ NameChoice }) => ({ default: NameChoice }), () => nothing)),
  review: lazy<ComponentType<PartProps>>(() => load().then(({ TogetherReview }) => ({ default: TogetherReview }), () => nothing)),
};

export function Later({ part }: { part: keyof typeof parts }) {
  const Part = parts[part];
  return <Suspense fallback={null}><Part kit={kit} /></Suspense>;
}

type LineProps = ComponentProps<typeof TogetherLine> & { otherwise: string };
const plain = { default: ({ otherwise }: LineProps) => <>{otherwise}</> };
const Line = lazy<ComponentType<LineProps>>(() => load().then(({ TogetherLine: Loaded }) => ({ default: Loaded }), () => plain));

/** `otherwise` stands until the words are here, or when they do not come. */
export function LaterLine(line: Omit<LineProps, "kit">) {
  return <Suspense fallback={line.otherwise}><Line {...line} kit={kit} /></Suspense>;
}
