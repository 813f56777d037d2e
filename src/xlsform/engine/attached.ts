/** Sessions to which files are attached read them as CSV. A program for browsers leaves out what this file does. */
import { readCsv } from "./csv.ts";
import { readAttachedBy } from "./scope.ts";

readAttachedBy(readCsv);
