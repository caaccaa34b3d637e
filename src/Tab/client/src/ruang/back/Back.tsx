import type { CaseView } from "../flow/case";
import { Amend } from "./Amend";
import { Consents } from "./Consents";
import { Opened } from "./Opened";
import { Refer } from "./Refer";
import { Withdraw } from "./Withdraw";

export type BackScreen = "opened" | "amend" | "consents" | "refer" | "withdraw";

/** One door to the screens of an opened report, fetched when the first of them is asked for. */
export function Back({ screen, view }: { screen: BackScreen; view: CaseView }) {
  switch (screen) {
    case "opened": return <Opened view={view} />;
    case "amend": return <Amend view={view} />;
    case "consents": return <Consents view={view} />;
    case "refer": return <Refer view={view} />;
    case "withdraw": return <Withdraw view={view} />;
  }
}
