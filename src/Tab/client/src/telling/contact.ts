/** How the team may reach the person. "here": answers only on this page; "none": do not contact me (answers wait here all the same). */
export type ContactChoice = "here" | "channel" | "none";
export type Channel = "phone" | "whatsapp" | "other";
export type Contact = {
  /** null until the person chooses: nothing is preselected. */
  choice: ContactChoice | null;
  channel: Channel | null;
  address: string;
  hours: string;
  mayLeaveMessage: boolean;
};

export const noContact: Contact = { choice: null, channel: null, address: "", hours: "", mayLeaveMessage: false };

/** What is missing before the contact can be used; null when nothing is. */
export function contactGap(contact: Contact): "choice" | "channel" | "address" | null {
  if (contact.choice === null) return "choice";
  if (contact.choice !== "channel") return null;
  if (contact.channel === null) return "channel";
  return contact.address.trim() === "" ? "address" : null;
}

/** Skipping the question chooses the way that gives away least: answers wait on this page. */
export function skipContact(contact: Contact): Contact {
  return contactGap(contact) === null ? contact : { ...noContact, choice: "here" };
}
