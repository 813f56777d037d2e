import { Component, type ComponentChildren } from "preact";

/** Hears of anything that fails while drawing. It draws nothing else instead: what stands on the page is a whole form. */
export class Boundary extends Component<{ onFail(): void; children: ComponentChildren }> {
  override componentDidCatch(): void {
    this.props.onFail();
  }

  override render(): ComponentChildren {
    return this.props.children;
  }
}
