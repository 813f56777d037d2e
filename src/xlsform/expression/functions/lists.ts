import { define } from "../call.ts";
import { shuffle } from "../shuffle.ts";

export const listFunctions = {
  pulldata: define(4, 4, (given) =>
    given.context.scope.lookUp(given.text(0), given.text(1), given.text(2), given.text(3)),
  ),
  randomize: define(1, 2, (given) => shuffle(given.nodes(0), given.count > 1 ? given.value(1) : undefined)),
  "jr:itext": define(1, 1, (given) => given.context.scope.translation(given.text(0))),
  property: define(1, 1, (given) => given.context.scope.property(given.text(0))),
  version: define(0, 0, (given) => given.context.scope.property("version")),
};
