import { after } from "../../api/time";
import { newDeviceKey, type SealedObject } from "../../sealing";

/** What this device keeps for one member: a key that no script can read, and the lock that needs it. Neither opens anything without PIN and server. */
export type KnownDevice = {
  device: string;
  key: CryptoKey;
  locked: SealedObject;
  /** When the six words were last typed here, milliseconds; and whether asking for them was put off once. */
  wordsAt: number;
  putOff: boolean;
};

/** Where a device keeps it. `lasting` is false where the browser gives a frame no storage: then it lives as long as the page. */
export type DeviceMemory = {
  readonly lasting: boolean;
  read(member: string): Promise<KnownDevice | null>;
  keep(member: string, device: KnownDevice): Promise<void>;
  forget(member: string): Promise<void>;
};

const database = "jaring";
const store = "devices";
const patienceMilliseconds = 3000;

/** The browser's storage if it takes a key and gives it back, else this page's own memory. Some browsers throw at its very name. */
export async function findMemory(factory: () => IDBFactory | undefined = () => globalThis.indexedDB): Promise<DeviceMemory> {
  const lasting = await Promise.race([tryStorage(factory), tooLong()]).catch(() => null);
  return lasting ?? new PageMemory();
}

class PageMemory implements DeviceMemory {
  readonly lasting = false;
  private readonly devices = new Map<string, KnownDevice>();

  async read(member: string): Promise<KnownDevice | null> {
    return this.devices.get(member) ?? null;
  }

  async keep(member: string, device: KnownDevice): Promise<void> {
    this.devices.set(member, device);
  }

  async forget(member: string): Promise<void> {
    this.devices.delete(member);
  }
}

class LastingMemory implements DeviceMemory {
  readonly lasting = true;
  private readonly open: IDBDatabase;

  constructor(open: IDBDatabase) {
    this.open = open;
  }

  async read(member: string): Promise<KnownDevice | null> {
    const found: unknown = await this.run("readonly", (devices) => devices.get(member));
    return isDevice(found) ? found : null;
  }

  async keep(member: string, device: KnownDevice): Promise<void> {
    await this.run("readwrite", (devices) => devices.put(device, member));
  }

  async forget(member: string): Promise<void> {
    await this.run("readwrite", (devices) => devices.delete(member));
  }

  private run<T>(mode: IDBTransactionMode, act: (devices: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const transaction = this.open.transaction(store, mode);
      const request = act(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error ?? new Error("storage"));
      transaction.onabort = () => reject(transaction.error ?? new Error("storage"));
    });
  }
}

/** Tries with a real key: some browsers open a database in a frame and refuse later, or give back something else. */
async function tryStorage(factory: () => IDBFactory | undefined): Promise<DeviceMemory | null> {
  const storage = factory();
  if (storage === undefined) return null;
  const memory = new LastingMemory(await openDatabase(storage));
  const probe = { device: "", key: await newDeviceKey(), locked: { h: "", s: "", c: "" }, wordsAt: 0, putOff: false };
  await memory.keep("", probe);
  const back = await memory.read("");
  await memory.forget("");
  return back?.key instanceof CryptoKey && !back.key.extractable ? memory : null;
}

function openDatabase(factory: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("storage"));
    request.onblocked = () => reject(new Error("storage"));
  });
}

/** Something of an older page, or of somebody else who got at the storage, is as good as nothing. */
function isDevice(found: unknown): found is KnownDevice {
  if (typeof found !== "object" || found === null) return false;
  const { device, key, locked, wordsAt, putOff } = found as Record<string, unknown>;
  return typeof device === "string" && key instanceof CryptoKey && typeof locked === "object" && locked !== null && typeof wordsAt === "number" && typeof putOff === "boolean";
}

function tooLong(): Promise<null> {
  return new Promise((resolve) => { after(patienceMilliseconds, () => resolve(null)); });
}
