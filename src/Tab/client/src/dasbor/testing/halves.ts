import { ApiError, type DeviceHalf } from "../../api/dashboard";
import { fromBase64url, toBase64url } from "../../sealing/base64url";
import { sha256 } from "../../sealing/derive";

const tries = 5;

/** The server's halves, by the server's rules: handed out for the proof, destroyed by the fifth wrong one. */
export class Halves {
  readonly kept = new Map<string, DeviceHalf & { wrong: number }>();

  keepDevice = async (id: string, half: DeviceHalf): Promise<null> => {
    this.kept.set(id, { ...half, wrong: 0 });
    return null;
  };

  openDevice = async (id: string, proof: string): Promise<{ half: string; wrongBefore: number }> => {
    const found = this.kept.get(id);
    if (found === undefined) throw new ApiError("device-gone", 409);
    if (toBase64url(await sha256(fromBase64url(proof))) === found.proofHash) {
      const wrongBefore = found.wrong;
      found.wrong = 0;
      return { half: found.half, wrongBefore };
    }
    found.wrong += 1;
    if (found.wrong < tries) throw new ApiError("wrong-proof", 403, undefined, tries - found.wrong);
    this.kept.delete(id);
    throw new ApiError("device-gone", 409);
  };

  forgetDevice = async (id: string): Promise<null> => {
    this.kept.delete(id);
    return null;
  };
}
