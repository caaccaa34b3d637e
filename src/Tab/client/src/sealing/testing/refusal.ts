import { SealingError } from "../errors";

/** The reason an action is refused for, or "accepted". Any other error is a failure of the test itself. */
export async function reasonOf(action: () => unknown): Promise<string> {
  try {
    await action();
  } catch (error) {
    if (error instanceof SealingError) return error.reason;
    throw error;
  }
  return "accepted";
}
