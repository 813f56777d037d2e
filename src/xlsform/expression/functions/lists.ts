import { define } from "../call.ts";

export const listFunctions = {
  pulldata: define(4, 4, (given) =>
    given.context.scope.lookUp(given.text(0), given.text(1), given.text(2), given.text(3)),
  ),
  "jr:itext": define(1, 1, (given) => given.context.scope.translation(given.text(0))),
  property: define(1, 1, (given) => given.context.scope.property(given.text(0))),
  version: define(0, 0, (given) => given.context.scope.property("version")),
};
