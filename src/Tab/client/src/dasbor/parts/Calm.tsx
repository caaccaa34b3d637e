import type { ReactNode } from "react";
import { Heading } from "./Heading";
import { Mark } from "./Mark";

/** One sentence in the middle of the page: waiting, refused, nothing to do. */
export function Calm({ title, children, testId }: { title: string; children?: ReactNode; testId: string }) {
  return (
    <main className="calm" data-testid={testId}>
      <Mark size={56} />
      <Heading>{title}</Heading>
      {children}
    </main>
  );
}
