export { roundsModule } from "./rounds.module.ts";
export { linkWords } from "./links/links.messages.ts";
export { codePath } from "./links/links.paths.ts";
export { workerPath } from "./phone/phone.paths.ts";
export { answersPath, newRoundPath, roundPath, roundsPath, workPath } from "./rounds.paths.ts";
export { saveDraft } from "./services/answer-response.ts";
export { closeRound, openRound } from "./services/open-round.ts";
export { approveResponse, returnResponse } from "./services/review-response.ts";
export { submitResponse } from "./services/accept-answers.ts";
export {
  arrived,
  expectedOf,
  noStates,
  responseRate,
  type ResponseState,
  roundState,
  type StateCounts,
} from "./rounds.rules.ts";
