import { loadSample, samplePeople, samplePassword } from "../../web/sample/sample.ts";
import { serveHouse } from "./serve.ts";
import { open } from "./setup.ts";

/** Runs the product with sample content: people in every role, rounds, answers. Loading it twice changes nothing. */
export async function demo(): Promise<void> {
  const house = await open();
  await loadSample(house);
  const width = Math.max(...samplePeople.map(({ email }) => email.length));
  await serveHouse(house, [
    "",
    `Everything in it is sample content. Sign in with the password ${samplePassword} as:`,
    ...samplePeople.map(({ email, says }) => `  ${email.padEnd(width)}  ${says}`),
  ]);
}
