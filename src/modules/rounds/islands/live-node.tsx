import { Component, type ComponentChildren, type ComponentType } from "preact";
import type { NodeState } from "../../../xlsform/engine.ts";
import type { LiveAnswers } from "./live-answers.ts";

interface Props {
  state: NodeState;
  draw(): ComponentChildren;
}

/** A component that draws a node of these answers when it changes, and leaves it alone when only something around it does. */
export function liveNodeOf(live: LiveAnswers): ComponentType<Props> {
  return class LiveNode extends Component<Props> {
    private unwatch = () => {};

    override componentDidMount(): void {
      this.unwatch = live.watch(this.props.state, () => this.forceUpdate());
    }

    override shouldComponentUpdate(next: Props): boolean {
      return next.state !== this.props.state;
    }

    override componentDidUpdate(before: Props): void {
      if (before.state === this.props.state) return;
      this.unwatch();
      this.componentDidMount();
    }

    override componentWillUnmount(): void {
      this.unwatch();
    }

    override render(): ComponentChildren {
      return this.props.draw();
    }
  };
}
