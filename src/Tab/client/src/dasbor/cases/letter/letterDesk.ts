import type { LetterSettings } from "../../../api/dashboardSchemas";
import type { Directory } from "../../../sealing";
import { objectHash } from "../../../sealing/object";
import type { Day } from "../../time/officeTime";
import { readEntry, readReport, type Report } from "../bodies";
import type { CaseDesk } from "../caseDesk";
import { nameAsks, stateOfAsk } from "../name/nameState";
import type { NameDesk } from "../name/nameDesk";
import { mayShare, Withdrawn } from "../person/sharing";
import { consentsNow, referralsOf, reportNow } from "../person/personState";
import type { KnownCase } from "../readCase";
import { letterOf, type Letter, type Say } from "./letter";

/** The line of a case's log that says that a referral letter was made; its `ref` is the message in which the person agreed to it. */
const letterMade = "letter.made";

/** `nameMissing`: the person lets the name go along, and it lies in an envelope that this reader has not opened with another. */
export type WrittenLetter = { known: KnownCase; letter: Letter; nameMissing: boolean };

/** Writes a referral letter from the opened case, in this page's memory alone. */
export class LetterDesk {
  constructor(
    private readonly desk: CaseDesk,
    private readonly names: NameDesk,
    private readonly me: string,
    private readonly directory: () => Directory,
    private readonly settings: LetterSettings,
    private readonly say: Say,
    private readonly today: () => Day,
  ) {}

  /**
   * Reads the case anew, writes into its log that the letter is made, and then makes it.
   * @throws Withdrawn when the person took the report or this consent back, or never asked for a letter to this service
   */
  async write(known: KnownCase, provider: string, code: string): Promise<WrittenLetter> {
    const current = await this.desk.note(known, letterMade, (now) => consentHash(now, provider));
    const report = readReport(current.open.payload.body);
    const agreed = referral(current, provider)?.asked;
    if (report === null || agreed === undefined) throw new Withdrawn();
    const asked = mayName(report, current) ? agreed : { ...agreed, fields: agreed.fields.filter((field) => field !== "name") };
    const name = asked.fields.includes("name") ? await this.name(report, current) : null;
    const letter = letterOf(this.say, { known: current, report, asked, code, name, settings: this.settings, today: this.today() });
    return { known: current, letter, nameMissing: asked.fields.includes("name") && name === null };
  }

  /** As it stands openly now; else from the envelope, when a colleague gave this reader a share for it. */
  private async name(report: Report, current: KnownCase): Promise<string | null> {
    const open = reportNow(report, current.items).name?.trim();
    if (open !== undefined && open !== "") return open;
    const ask = (await nameAsks(current)).findLast((one) => one.by === this.me && stateOfAsk(one, current, this.directory()) === "given");
    return ask === undefined ? null : this.names.open(current, ask);
  }
}

/** False when the person gave the name, openly or in an envelope, and took that back since. */
function mayName(report: Report, { items }: KnownCase): boolean {
  const words = consentsNow(report, items).filter(({ id }) => id === "name" || id === "envelope");
  return words.length === 0 || words.some(({ given }) => given);
}

/** What the person agreed to as it stands: by letter, not taken back, and the report neither. */
function referral(known: KnownCase, provider: string) {
  const report = readReport(known.open.payload.body);
  const found = report === null ? undefined : referralsOf(report, known.items).find(({ asked }) => asked.provider === provider);
  return found?.given === true && found.asked.way === "letter" && mayShare(known) ? found : undefined;
}

async function consentHash(known: KnownCase, provider: string): Promise<string> {
  const at = known.items.findLastIndex(({ by, body }) => {
    const entry = by === "r" ? readEntry(by, body) : null;
    return entry?.kind === "refer" && entry.provider === provider;
  });
  const message = known.stood[at];
  if (message === undefined || referral(known, provider) === undefined) throw new Withdrawn();
  return objectHash(message);
}
