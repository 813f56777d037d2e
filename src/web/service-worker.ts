/** The worker of phones: it keeps what was opened, and answers when there is no line. */
import { listen } from "../modules/rounds/phone/worker/listen.tsx";

listen();
