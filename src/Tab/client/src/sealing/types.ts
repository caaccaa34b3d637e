/** Bytes in a buffer of their own: what WebCrypto takes and gives. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Header bytes, salt and ciphertext; base64url. */
export type SealedObject = { h: string; s: string; c: string };

/** One HPKE single shot: encapsulated key and ciphertext; base64url. */
export type Wrap = { e: string; c: string };

/** A report, a request for a second key, or a drill: all have this one shape. */
export type Sealed = {
  kh: string;
  slots: Wrap[];
  rslot: Wrap;
  report: SealedObject;
  identity: SealedObject;
  idslots: Wrap[];
  rid: string;
  rbox: SealedObject;
  ah: string;
};

/** How a member is shown to people; signed by the team, so that a server cannot swap labels. */
export type Who = { name: string; post: string; sex: "L" | "P" };

/** The two public keys of a member or of a receipt: raw P-256 points, base64url. */
export type PublicKeys = { kem: string; sig: string };

export type DirectoryMember = PublicKeys & {
  id: string;
  st: "active" | "removed";
  role: "member" | "trustee";
  who?: Who;
};

/** `q`: signatures an update needs; `minR`: least readers of a report; `idT`: members who open a name together. */
export type DirectoryPolicy = { q: number; minR: number; idT: number };

/** `iat` and `exp` are unix seconds. */
export type DirectoryEntry = {
  v: "JT1";
  t: "dir";
  n: number;
  prev: string | null;
  iat: number;
  exp: number;
  pol: DirectoryPolicy;
  members: DirectoryMember[];
};

/** The entry's exact bytes (base64url) and who signed them. */
export type DirectoryRecord = { e: string; sigs: { by: string; sig: string }[] };

/**
 * A verified chain. `stale` is the second it ran out, null while it is fresh. `past`: chains of the team before it was founded
 * anew, verified from their own genesis; they serve to read what was sealed under them, never to seal.
 */
export type Directory = {
  entry: DirectoryEntry;
  hash: string;
  hashes: string[];
  entries: DirectoryEntry[];
  stale: number | null;
  past?: Directory[];
};

/** "strict" refuses a directory past its day; "seal" (also for reading) goes on and says since when. */
export type DirectoryUse = "strict" | "seal";

export type MemberKeys = { kem: CryptoKeyPair; sig: CryptoKeyPair };

/** What the server keeps for a member: public keys, and private keys it cannot open. */
export type MemberRecord = { id: string; kem: string; sig: string; priv: SealedObject; mk: SealedObject[] };

/**
 * A member's keys in memory; the private halves cannot be exported. `before` are the keys that these took the place of, carried over: what was sealed to
 * them opens until they are destroyed; nothing new is sealed to them or signed by them.
 */
export type Unlocked = { id: string; keys: MemberKeys; masterKey: Bytes; before?: Unlocked };

/** What a receipt's digits give: what the server is asked for, what it compares, and the key of the box. */
export type ReceiptKeys = { lookup: string; rid: string; box: Bytes };

export type CaseHeader = {
  v: "JT1";
  t: "ck";
  case: string;
  epoch: number;
  prev?: string;
  dir: { n: number; h: string };
  rk: PublicKeys;
  ckc: string;
};

/** The first signed words of a case; `body` is for the pages. */
export type ReportPayload = {
  seq: 0;
  prev: null;
  to: string[];
  excl: string[];
  slots: string;
  named: boolean;
  idh: string;
  body: unknown;
};

/** A whole key: its holder opens the case alone. `dual` remembers that it was put together from two shares. */
export type WholeKey = { kind: "key"; kh: string; header: CaseHeader; ck: Bytes; dual: boolean };

/** One share of a key: two holders open the case together. `holders` is a bitmap over the entry named in the header. */
export type ShareOfKey = { kind: "share"; kh: string; header: CaseHeader; x: number; y: Bytes; holders: number };

/** What a member's own slot held. */
export type CaseKey = WholeKey | ShareOfKey;

/** The key of one epoch, and the reporter's public keys in it. */
export type EpochKey = { epoch: number; ck: Bytes; rk: PublicKeys };

/** What a reader verified last of a case: epoch, slot revision, its object's hash, newest directory number. Kept sealed by the reader. */
export type Seen = { epoch: number; rev: number; h: string; n: number };

/** One change of readers: who signed it under which directory number, who came, who went. `next` names the epoch that follows, in the last one of an epoch. */
export type ReaderChange = { rev: number; h: string; n: number; by: string; out: string[]; into: string[]; next: string | null };

/**
 * One change as people are told: a grant within an epoch, or the begin of one (rev 0). `to` are the readers from then on, `n` the directory entry whose
 * keys they were sealed to, `h` the hash of the object that says so.
 */
export type ReaderStep = { epoch: number; rev: number; h: string; n: number; by: string; to: string[]; out: string[]; into: string[] };

/** The key of one case as a colleague told it. */
export type HandedCase = { caseId: string; epoch: number; ck: Bytes };

/** A verified hand-over: who told, and which keys. */
export type Handover = { by: string; cases: HandedCase[] };

/** The verified slot sets of an epoch; its first four fields are the next `Seen`. */
export type SlotSets = Seen & { to: string[]; next: string | null; changes: ReaderChange[] };

/** A case as served: the report's eight slots may have been replaced, under signed sets. */
export type ServedCase = Sealed & { sets?: SealedObject[] };

/** A later epoch: a new key for those who go on. `rid` and `rbox` are there when a lost receipt was replaced. */
export type Epoch = {
  kh: string;
  slots: Wrap[];
  rslot: Wrap;
  auth: SealedObject;
  ah: string;
  rid?: string;
  rbox?: SealedObject;
  sets?: SealedObject[];
};

/** The receipt was replaced with this epoch, by two readers: shown before what "the reporter" writes from then on. */
export type ReceiptChange = { epoch: number; by: [string, string] };

/** Optional care when opening: which case was asked for, what was seen last, later epochs, and whether the key came from a cache. */
export type OpenOptions = { expectCase?: string; seen?: Seen; epochs?: Epoch[]; cached?: boolean };

/**
 * A case in memory.
 * `reportKh` is the header of epoch 0. `readers` may read it now, `everReaders` could at some time, or are let in late; `reportHash` is the foot of the thread;
 * `steps` are all changes of readers since the report; `earlier` holds the keys of epochs before; `author` is who writes from here ("r" = the reporter).
 */
export type OpenCase = {
  caseId: string;
  epoch: number;
  ck: Bytes;
  kh: string;
  reportKh: string;
  header: CaseHeader;
  payload: ReportPayload;
  access: string;
  author: { by: string; key: CryptoKey };
  dual: boolean;
  readers: string[];
  everReaders: string[];
  reportHash: string;
  sets: SlotSets;
  steps: ReaderStep[];
  earlier: EpochKey[];
  receiptChanges: ReceiptChange[];
};

/** The last item one has seen of a chain of objects. */
export type Head = { seq: number; hash: string };

/** `by`: "r" for the reporter, else the id of a member; position 1 is the first after the report. */
export type ThreadItem = { position: number; by: string; body: unknown };

/** One line of a case's own log. `ts` is unix seconds; `ref` the hash of what it is about, or null. */
export type LogEntry = { ts: number; act: string; ref: string | null };
export type LogItem = LogEntry & { position: number; by: string };
