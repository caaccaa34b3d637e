import { lazy, Suspense, type ComponentType } from "react";
import type { PartProps } from "../together/Parts";

/**
 * Parts that few need: fetched when their place is shown, so that the first load stays light. On a line that fails they are not
 * offered, and nothing else of the page is lost.
 * `otherwise` stands until they are here, or when they do not come.
 */
export function Later(props: PartProps) {
  return <Suspense fallback={props.otherwise}><Part {...props} /></Suspense>;
}

const Part = lazy<ComponentType<PartProps>>(() => import("../together/Parts").catch(() => ({ default: ({ otherwise }) => otherwise })));
