// Everything the page asks of the Sandbox.
export type Person = { id: string; name: string; post: string; sex: string; team: boolean; mailbox: string; passphrase: string | null; recoveryCode: string | null };
export type TabApp = { teamsAppId: string; clientId: string; name: string; tabId: string; url: string; plainUrl?: string };
export type Scene = { office: { id: string; name: string; tenantId: string }; founded: boolean; people: Person[]; apps: { staff: TabApp; team: TabApp } };
export type Card = { contentType: string; content: unknown };
export type ChatMessage = { id: string; from: "bot" | "me"; text: string | null; summary: string | null; cards: Card[]; at: string };
export type FeedItem = { id: string; title: string; preview: string; at: string };
export type CalendarEvent = {
  id: string; subject: string; start: string; end: string; location: string | null; joinUrl: string | null; organizer: string; attendees: string[];
  attendeesHidden: boolean; myResponse: string | null; isCancelled: boolean; cancelComment: string | null;
};

const ask = async <T>(path: string, init?: RequestInit): Promise<T> => {
  const answer = await fetch(`/sandbox/${path}`, { ...init, headers: { "content-type": "application/json" } });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  const text = await answer.text();
  return (text ? JSON.parse(text) : undefined) as T;
};
const post = <T>(path: string, body: unknown) => ask<T>(path, { method: "POST", body: JSON.stringify(body) });

export const api = {
  scene: () => ask<Scene>("people"),
  chat: (oid: string) => ask<{ messages: ChatMessage[]; copies: number }>(`chats/${oid}`),
  say: (oid: string, text: string) => post<void>(`chats/${oid}`, { text }),
  unsay: (oid: string, id: string) => ask<void>(`chats/${oid}/${id}`, { method: "DELETE" }),
  feed: (oid: string) => ask<{ items: FeedItem[] }>(`feed/${oid}`),
  calendar: (oid: string) => ask<{ events: CalendarEvent[] }>(`calendar/${oid}`),
  reply: (oid: string, id: string, response: string) => post<void>(`calendar/${oid}/${id}/reply`, { response }),
  token: (oid: string) => post<{ token: string }>("token", { oid, app: "team" }),
};

/** Calls back when something of somebody changed. */
/** Tells of each change, and of each time the stream begins (again): what changed before that was told to nobody. */
export const listen = (told: (what: string, oid: string) => void, begun: () => void): void => {
  const stream = new EventSource("/sandbox/stream");
  stream.addEventListener("open", begun);
  for (const what of ["chat", "feed", "calendar"]) stream.addEventListener(what, e => told(what, (JSON.parse((e as MessageEvent<string>).data) as { oid: string }).oid));
};
