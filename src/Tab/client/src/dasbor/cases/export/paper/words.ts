import type { TextKey } from "../../../page/i18n";
import { consentWords, needWords } from "../../CaseSide";
import { fields } from "../../person/decidedText";

type Words = Readonly<Record<string, TextKey>>;

/** What a field is called on paper, by its path; one that means something else in a body of another kind stands with that kind. */
export const labels: Words = {
  via: "board.paper.via", language: "board.paper.language", wish: "board.paper.wish", about: "board.paper.about", knows: "board.paper.knows",
  name: "board.paper.name", "other.name": "board.case.other.name", "other.reach": "board.case.other.reach", notTell: "board.paper.nottell", selfharm: "board.paper.selfharm",
  needs: "board.paper.needs", "officer.sex": "board.case.officer.sex", "officer.language": "board.paper.officer.language", "officer.disability": "board.case.officer.access",
  "contact.choice": "board.paper.contact", "contact.channel": "board.case.wishes.channel", "contact.address": "board.case.wishes.address", "contact.hours": "board.case.wishes.hours",
  "contact.mayLeaveMessage": "board.case.wishes.message", lookOn: "board.paper.lookon", releaseOn: "board.paper.releaseon", "release.to": "board.paper.release", release: "board.paper.release",
  "written.by": "board.paper.written.by", "written.channel": "board.paper.written.channel", "written.readBack": "board.paper.written.readback",
  "written.consentAt": "board.paper.written.consent", "written.receipt": "board.paper.written.receipt",
  status: "board.paper.status", next: "board.paper.next", question: "board.paper.question", "agreed.how": "board.paper.agreed.how", "agreed.on": "board.paper.agreed.on",
  of: "board.paper.of", at: "board.paper.at", stop: "board.paper.stop", erase: "board.paper.erase", agree: "board.paper.agree", until: "board.paper.until",
  "refer name": "board.paper.service", "referral name": "board.paper.service", provider: "board.paper.provider", need: "board.paper.need", way: "board.paper.way",
  fields: "board.paper.fields", companion: "board.paper.companion", duty: "board.paper.duty", step: "board.paper.step", on: "board.paper.on", with: "board.paper.with", reason: "board.paper.reason",
};

/** Values that are codes, in words; any other value is printed as it was written. */
export const values: Readonly<Record<string, Words>> = {
  via: { room: "board.paper.via.room", member: "board.paper.via.member" },
  "written.channel": { posko: "board.written.posko", phone: "board.written.phone", whatsapp: "board.written.whatsapp" },
  "written.receipt": { taken: "board.paper.written.taken", refused: "board.paper.written.refused" },
  wish: { contact: "board.paper.wish.contact", refer: "board.paper.wish.refer", minor: "board.paper.wish.minor" },
  about: { other: "board.paper.about.other" },
  knows: { willing: "board.paper.knows.willing", unwilling: "board.paper.knows.unwilling", unknown: "board.paper.knows.unknown" },
  needs: needWords,
  need: needWords,
  "officer.sex": { P: "board.case.officer.woman", L: "board.case.officer.man" },
  "contact.choice": { here: "board.case.wishes.here", channel: "board.paper.contact.channel", none: "board.case.wishes.never" },
  "contact.mayLeaveMessage": { true: "board.case.wishes.message.yes", false: "board.case.wishes.message.no" },
  status: {
    received: "board.status.received", initialResponse: "board.status.initial", referred: "board.status.referred", escalated: "board.status.escalated",
    monitoring: "board.status.monitoring", closed: "board.status.closed",
  },
  "agreed.how": { here: "board.paper.how.here", silence: "board.paper.how.silence", met: "board.paper.how.met", phone: "board.paper.how.phone", other: "board.paper.how.other" },
  of: { account: "board.paper.of.account", contact: "board.paper.of.contact", name: "board.paper.name" },
  agree: { yes: "board.paper.yes", no: "board.paper.no", silence: "board.paper.how.silence" },
  stop: { use: "board.paper.stop.use", share: "board.paper.stop.share", contact: "board.paper.stop.contact" },
  way: { unnamed: "board.paper.way.unnamed", warm: "board.paper.way.warm", letter: "board.paper.way.letter" },
  fields,
  duty: { "police-3x24": "board.paper.duty.police", "": "board.paper.duty.unknown" },
  step: {
    sent: "board.refer.step.sent", confirmed: "board.refer.step.confirmed", noanswer: "board.refer.step.noanswer", declined: "board.refer.step.declined",
    recalled: "board.refer.step.recalled",
  },
};

export const consents: Words = consentWords;

/** Not for paper: the words themselves, which stand on their own; keys, sealed pieces and hashes that mean something only together with the package. */
export const unprinted: ReadonlySet<string> = new Set([
  "kind", "text", "release.slots", "written.sig", "ask", "w.e", "w.c", "receipt epoch", "receipt rid", "receipt sig", "receipt rk.kem", "receipt rk.sig", "receipt rbox.h", "receipt rbox.s", "receipt rbox.c",
]);

/** Fields that hold ids of members. */
export const people: ReadonlySet<string> = new Set(["release.to", "with", "written.by"]);
