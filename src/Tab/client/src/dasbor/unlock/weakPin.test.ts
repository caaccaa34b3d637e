import { expect, it } from "vitest";
import { weakness } from "./weakPin";
import { deviceName } from "./deviceName";

it("refuses the PINs that everybody would try first", () => {
  const found = ["12345", "1234567890123", "12a456", "444444", "123456", "890123", "987654", "121212", "123123", "112233", "170845", "450817", "17081945", "19450817"].map(weakness);
  expect(found).toEqual(["short", "short", "short", "same", "run", "run", "run", "repeat", "repeat", "common", "date", "date", "date", "date"]);
});

it("takes what is none of these", () => {
  for (const pin of ["739415", "271828", "994057", "83610294", "739415739416"]) expect([pin, weakness(pin)]).toEqual([pin, null]);
});

it("names a device by its system and browser, as its owner would", () => {
  expect(deviceName("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0")).toBe("Windows, Edge");
  expect(deviceName("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36")).toBe("Android, Chrome");
  expect(deviceName("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15")).toBe("Mac, Safari");
  expect(deviceName("Mozilla/5.0 (Windows NT 10.0) Teams/25.1 Edg/140.0")).toBe("Windows, Teams");
  expect(deviceName("")).toBe("Peramban");
});
