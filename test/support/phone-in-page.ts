/** What tests try in a real browser's page. */
export { answersOf } from "../../src/modules/rounds/phone/kept-round.ts";
export { type Phone, phoneOf } from "../../src/modules/rounds/phone/open-phone.ts";
