/** Where people of the office sign in outside Teams, and as which app. */
export type SignInPlace = { authority: string; client: string };

/** What the server writes into the page's head: the office, the origin of the room, who may frame the page, the office's language, and on the plain address where to sign in. */
export type PageMeta = { office: string; room: string; frames: string[]; language: string; signIn: SignInPlace | null };

/** Reads it from the document. A missing tag is an empty value: the page then says that it cannot start. */
export function readMeta(document: Document): PageMeta {
  const content = (name: string) => document.querySelector(`meta[name="${name}"]`)?.getAttribute("content")?.trim() ?? "";
  return {
    office: content("jaring-office"),
    room: content("jaring-peer"),
    frames: content("jaring-frames").split(/\s+/).filter((origin) => /^https?:\/\//.test(origin)),
    language: content("jaring-language") || "id",
    signIn: signInOf(content("jaring-signin")),
  };
}

function signInOf(text: string): SignInPlace | null {
  const [authority, client] = text.split(" ");
  return authority === undefined || client === undefined ? null : { authority, client };
}
