import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import type { Frame } from "../frame.ts";

/** What this device knows whoever holds it: who is signed in on it, and what stands around their pages. */
export interface DeviceFacts {
  personId: string;
  frames: Partial<Record<Lang, Frame>>;
  /** What the server lets its pages load; ours are bound to the same. */
  policy: string;
}

interface Schema extends DBSchema {
  facts: { key: "person"; value: DeviceFacts };
  /** The token of a session that was ended here without a line, and is still to be ended at the server. */
  leaving: { key: "csrf"; value: string };
}

/** The device's own small store. */
export class Device {
  private constructor(private readonly db: IDBPDatabase<Schema>) {}

  static async open(): Promise<Device> {
    const db = await openDB<Schema>("poura-device", 1, {
      upgrade(fresh) {
        fresh.createObjectStore("facts");
        fresh.createObjectStore("leaving");
      },
    });
    return new Device(db);
  }

  person(): Promise<DeviceFacts | undefined> {
    return this.db.get("facts", "person");
  }

  async settle(facts: DeviceFacts): Promise<void> {
    await this.db.put("facts", facts, "person");
  }

  async forget(): Promise<void> {
    await this.db.delete("facts", "person");
  }

  leaving(): Promise<string | undefined> {
    return this.db.get("leaving", "csrf");
  }

  async leave(csrf: string | null): Promise<void> {
    await (csrf === null ? this.db.delete("leaving", "csrf") : this.db.put("leaving", csrf, "csrf"));
  }
}
